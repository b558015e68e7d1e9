"""Tables and studies as files to download."""
