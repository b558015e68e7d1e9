"""The report card of a city as files to print and pass on: the same words as PDF and HTML."""
