"""Cells that a spreadsheet program would run as formulas, made harmless and read back."""

from __future__ import annotations

from typing import Any

#: A cell that begins so is run as a formula by spreadsheets.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def neutralize(cell: Any) -> Any:
    """Return a cell that no spreadsheet runs: text that looks like a formula gets a quote.

    Numbers stay numbers.
    """
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return "'" + cell
    return cell


def unguard(cell: str) -> str:
    """Return a cell without the quote that keeps spreadsheets from running it."""
    if cell.startswith("'") and cell[1:].startswith(FORMULA_STARTS):
        return cell[1:].strip()
    return cell
