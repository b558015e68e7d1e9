"""The sections of the page Overview."""
