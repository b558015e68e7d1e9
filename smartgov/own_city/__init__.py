"""A visitor's own city: its data and answers, saved in a file or a link."""
