"""Sections of the page on the study."""
