"""The sections of the page Your city."""
