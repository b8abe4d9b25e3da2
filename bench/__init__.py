"""Measurements: run from the checkout, they start everything they need on loopback."""
