"""The search of the header: what can be found, and the field."""
