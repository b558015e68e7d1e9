"""A study as it is stored: the format of its files, and reading them with every problem named."""
