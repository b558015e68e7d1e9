"""Sections of the Ranking page."""
