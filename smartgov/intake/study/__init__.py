"""Build a study from the tables of a file, using only the valid rows."""
