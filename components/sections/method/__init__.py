"""Sections of the Method page."""
