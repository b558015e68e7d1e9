"""Sentences about cities, ranks, answers and filters: the same on pages and in reports."""
