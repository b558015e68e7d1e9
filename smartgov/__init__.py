"""The domain of the Smart Governance Explorer: studies, scores, ranks, needs.

Pure Python on pandas and NumPy, independent of the user interface.
"""
