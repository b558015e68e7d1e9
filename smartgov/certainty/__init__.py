"""Assess scores and ranks: reliability, robustness, bands, sensitivity and validation."""
