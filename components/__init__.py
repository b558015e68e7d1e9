"""The interface of the explorer: from tables to what a visitor sees."""
