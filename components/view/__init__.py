"""The visitor's choices, and their encoding in the URL."""
