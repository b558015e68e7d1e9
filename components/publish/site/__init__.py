"""A study as a folder of pages that open from a file, from any web host, or from the server."""
