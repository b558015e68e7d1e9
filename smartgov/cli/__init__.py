"""The command line, ``python -m smartgov``."""
