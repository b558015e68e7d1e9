"""Assess scores and ranks: reliability, robustness, sensitivity and validation."""
