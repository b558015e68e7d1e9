"""The sections of the page City."""
