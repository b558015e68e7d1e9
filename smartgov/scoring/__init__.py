"""From answers to scores and ranks, in the order of the method."""
