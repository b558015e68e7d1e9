"""Read and validate the files of a study, collecting every problem found."""
