"""Compare the editions of a series: what changed, for whom, and how clearly."""
