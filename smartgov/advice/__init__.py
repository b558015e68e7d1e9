"""Derive advice from scores: findings, needs, next steps, what-if, and city reports."""
