"""Slides over the charts of a view: decks, what each slide shows, and presentations as files."""
