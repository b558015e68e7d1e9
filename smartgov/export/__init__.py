"""Export tables and studies to files."""
