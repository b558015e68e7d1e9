"""Charts and maps as pure functions of data, theme and texts."""
