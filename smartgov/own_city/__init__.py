"""A visitor's own city: its answers, and how a file or a link carries them."""
