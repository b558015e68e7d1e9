"""Scripts that build the data files of the project; not needed at run time."""
