"""The sections of the page Method."""
