"""User interface of the explorer: pages, figures, texts and reports."""
