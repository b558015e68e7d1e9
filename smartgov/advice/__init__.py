"""What follows from the scores: findings, needs, next steps, what-if, and a city's report."""
