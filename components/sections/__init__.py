"""Sections of the pages; each answers one question of the reader."""
