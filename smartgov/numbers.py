"""Parse and format numbers: decimal commas, thousands separators, plain notation."""

from __future__ import annotations

import math
import re

#: First characters of a number in plain notation.
NUMBER_STARTS = frozenset("+-.0123456789")

_PLAIN = re.compile(r"[+-]?(?:\d++(?:\.\d*+)?|\.\d++)(?:[eE][+-]?\d{1,4})?", re.ASCII)
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[ \u00a0\u2009\u202f'’](?:\d{3}))+(?=$|[.,])", re.ASCII)
_SEPARATORS = re.compile(r"[\s'’]")
_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-"})
_THOUSANDS = {
    ",": re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+", re.ASCII),
    ".": re.compile(r"[+-]?[1-9]\d{0,2}(?:\.\d{3})+", re.ASCII),
}
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+")


class AmbiguousNumberError(ValueError):
    """A separator that may be either a decimal or a thousands separator."""


def parse_number(text: str, *, comma: bool = False, whole: bool = False) -> float:
    """Parse the number in a cell.

    Parameters
    ----------
    text
        The cell, without surrounding whitespace.
    comma
        Whether a single comma is always a decimal comma, as in files that use another delimiter.
    whole
        Whether only whole numbers are valid, so that groups of three digits are thousands.

    Raises
    ------
    ValueError
        If the text is not a number, or is ambiguous, such as "1,234".
    """
    text = text.translate(_MINUS)
    grouped = _GROUPED.match(text)
    if grouped:
        text = _SEPARATORS.sub("", grouped[0]) + text[grouped.end() :]
    if _PLAIN.fullmatch(text) and not (whole and _THOUSANDS["."].fullmatch(text)):
        return float(text)
    sign = _last_separator(text)
    other = "," if sign == "." else "."
    if other in text:  # if both occur, the last one is the decimal separator
        head, _, tail = text.rpartition(sign)
        if not _THOUSANDS[other].fullmatch(head) or not tail.isdigit():
            raise ValueError(text)
        return float(f"{head.replace(other, '')}.{tail}")
    if text.count(sign) > 1 or whole:
        if not _THOUSANDS[sign].fullmatch(text):
            raise ValueError(text)
        return float(text.replace(sign, ""))
    if _THOUSANDS[sign].fullmatch(text) and not comma:
        raise AmbiguousNumberError(text)
    if not _PLAIN.fullmatch(text.replace(",", ".")):
        raise ValueError(text)
    return float(text.replace(",", "."))


def _last_separator(text: str) -> str:
    """Find the last point or comma; raise ValueError if there is none."""
    at = max(text.rfind("."), text.rfind(","))
    if at < 0:
        raise ValueError(text)
    return text[at]


def parse_plain_number(text: str, *, comma: bool = False) -> float | None:
    """Parse a number in plain notation, such as "1234.5" or "1e3"; None for anything else.

    This is the fast path for the many unambiguous cells; see `parse_number`.

    Parameters
    ----------
    text
        The cell, which must not be blank.
    comma
        Whether a comma is accepted as the decimal separator.
    """
    text = text.replace(",", ".") if comma else text
    if text[0] not in NUMBER_STARTS or "_" in text or not text.isascii():
        return None
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def comma_to_point(text: str) -> str:
    """Replace the decimal comma of a number by a point; leave any other text unchanged."""
    return text.replace(",", ".") if _DECIMAL_COMMA.fullmatch(text) else text


def show_cell(cell: float | str) -> str:
    """Format a cell as text: numbers with `plain`, text unchanged."""
    return cell if isinstance(cell, str) else plain(cell)


def plain(number: float) -> str:
    """Format a number in plain notation, whole numbers without a decimal point."""
    return f"{number:.0f}" if number % 1 == 0 and abs(number) < 1e15 else repr(number)
