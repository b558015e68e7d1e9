"""Tables for other programs, under ``/api/v1/``: the same rows as the command line prints."""
