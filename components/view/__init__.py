"""What a visitor chose, and how the URL carries it."""
