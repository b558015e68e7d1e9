"""Sections of the page of slides."""
