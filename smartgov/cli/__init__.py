"""The command line interface, ``python -m smartgov``."""
