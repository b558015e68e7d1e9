"""Which cities are looked at, and which ones a city is compared with."""
