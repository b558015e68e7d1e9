"""How numbers are read and written: decimal commas, thousands, plain notation."""

from __future__ import annotations

import math
import re

#: How a number begins that is written as computers do.
NUMBER_STARTS = frozenset("+-.0123456789")

_PLAIN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?", re.ASCII)
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[ \u00a0\u2009\u202f'’](?:\d{3}))+(?=$|[.,])", re.ASCII)
_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-"})
_THOUSANDS = {
    ",": re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+", re.ASCII),
    ".": re.compile(r"[+-]?[1-9]\d{0,2}(?:\.\d{3})+", re.ASCII),
}
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+")


class AmbiguousNumberError(ValueError):
    """A comma that may stand before decimals or between thousands."""


def parse_number(text: str, *, comma: bool = False, whole: bool = False) -> float:
    """Return the number that a cell holds.

    Parameters
    ----------
    text
        A cell, cleaned.
    comma
        Whether a lone comma is always a decimal one, as in files that separate cells otherwise.
    whole
        Whether only whole numbers make sense, so that groups of three digits are thousands.

    Raises
    ------
    ValueError
        Where it is none, or may be two: "1,234" is ambiguous.
    """
    text = text.translate(_MINUS)
    grouped = _GROUPED.match(text)
    if grouped:
        text = re.sub(r"[\s'’]", "", grouped[0]) + text[grouped.end() :]
    if _PLAIN.fullmatch(text) and not (whole and _THOUSANDS["."].fullmatch(text)):
        return float(text)
    sign = _last_of(text)
    other = "," if sign == "." else "."
    if other in text:  # both: the last is the decimal one
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


def _last_of(text: str) -> str:
    """Return the sign that is the last of point and comma; ValueError where there is none."""
    at = max(text.rfind("."), text.rfind(","))
    if at < 0:
        raise ValueError(text)
    return text[at]


def parse_plain_number(text: str, *, comma: bool = False) -> float | None:
    """Return a number that is written as computers do; None for anything else.

    This is the quick way for the many cells that need no thought; see `parse_number`.

    Parameters
    ----------
    text
        A cell that is not blank.
    comma
        Whether a comma may stand for the decimal point.
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
    """Return a number with a decimal comma as one with a point, and any other text as it is."""
    return text.replace(",", ".") if _DECIMAL_COMMA.fullmatch(text) else text


def show_cell(cell: float | str) -> str:
    """Return a cell as text: a number as `plain` writes it, and text as it is."""
    return cell if isinstance(cell, str) else plain(cell)


def plain(number: float) -> str:
    """Return a number as it is written in the tables of a study."""
    return f"{number:.0f}" if number % 1 == 0 and abs(number) < 1e15 else repr(number)
