"""Cleans and judges pages; no network."""
