"""The sections of the pages: each draws one answer to what a reader asks."""
