"""The sections of the page Recommendations."""
