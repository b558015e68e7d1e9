"""Charts and maps as pure functions: tables, theme and words in, a figure out."""
