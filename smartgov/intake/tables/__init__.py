"""From the bytes of a file to its tables, as text."""
