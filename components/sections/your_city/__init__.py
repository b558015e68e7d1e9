"""Sections of the Your city page."""
