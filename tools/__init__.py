"""Programs that build the data files of the project; nothing at run time needs them."""
