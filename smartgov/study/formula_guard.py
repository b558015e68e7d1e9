"""Keep spreadsheet programs from running text as a formula, and read guarded text back.

`guard` and `unguard` are exact inverses: text that already begins with a quote before a formula
sign gets one more, so that it keeps its own.
"""

from __future__ import annotations

import re
from typing import Any

#: A cell that begins so is run as a formula by spreadsheets.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

#: What a spreadsheet would run, perhaps behind quotes.
_FORMULA = re.compile(f"'*[{re.escape(''.join(FORMULA_STARTS))}]")


def guard(cell: Any) -> Any:
    """Put a quote before text that looks like a formula; anything else stays as it is.

    Numbers stay numbers.
    """
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def unguard(cell: str) -> str:
    """Remove the quote that `guard` puts before text; any other text stays as it is."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
