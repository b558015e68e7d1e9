"""From the tables of a file to a study of its sound rows."""
