"""Sections of the City page."""
