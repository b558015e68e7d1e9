"""Read the bytes of a file into tables of text."""
