"""Presentations as PowerPoint files, whose charts, tables and maps can be edited."""
