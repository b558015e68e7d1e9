"""A city's plan: which practices it will take on, when, and what would follow."""
