"""Compute scores and ranks from answers: normalize, aggregate, rank."""
