"""Texts about cities, ranks, answers and filters, shared by pages and reports."""
