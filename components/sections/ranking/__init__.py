"""The sections of the page Ranking."""
