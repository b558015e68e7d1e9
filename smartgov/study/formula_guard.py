"""Prevent spreadsheet programs from running text as a formula, and read such text back.

`guard` and `unguard` are exact inverses: text that already begins with quotes before a formula
sign gets one more.
"""

from __future__ import annotations

import re
from typing import Any

#: First characters of cells that spreadsheets run as a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

#: Text that a spreadsheet would run as a formula, possibly already quoted.
_FORMULA = re.compile(f"'*[{re.escape(''.join(FORMULA_STARTS))}]")


def guard(cell: Any) -> Any:
    """Prefix text that looks like a formula with a quote; leave other values unchanged.

    Numbers are never changed.
    """
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def unguard(cell: str) -> str:
    """Remove the quote that `guard` adds; leave other text unchanged."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
