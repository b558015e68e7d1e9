"""Sections of the Recommendations page."""
