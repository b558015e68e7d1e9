"""The sections of the page on what cities did."""
