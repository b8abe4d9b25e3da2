"""Finds and fetches: the only package that talks to outlets."""
