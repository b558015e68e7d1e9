"""Parse and format numbers: decimal commas, thousands separators, plain notation."""

from __future__ import annotations

import math
import re

#: First characters of a number in plain notation.
NUMBER_STARTS = frozenset("+-.0123456789")

_PLAIN = re.compile(r"[+-]?(?:\d++(?:\.\d*+)?|\.\d++)(?:[eE][+-]?\d{1,4})?", re.ASCII)
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[ \u00a0\u2009\u202f'’](?:\d{3}))+(?=$|[.,])", re.ASCII)
_SEPARATORS = re.compile(r"[\s'’]")
_REMOVED = re.compile(r"[\s'’%]")
_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-"})
_THOUSANDS = {
    ",": re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+", re.ASCII),
    ".": re.compile(r"[+-]?[1-9]\d{0,2}(?:\.\d{3})+", re.ASCII),
}
_SEPARATED = re.compile(r"[+-]?\d*(?:[.,]\d+)+", re.ASCII)
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+")


def parse_number(text: str, *, comma: bool = False, whole: bool = False) -> float:
    """Parse the number in a cell.

    Parameters
    ----------
    text
        The cell, without surrounding whitespace.
    comma
        Whether the decimal sign is a comma, so that a point before three digits marks thousands;
        otherwise it is a point, and such a comma marks thousands.
    whole
        Whether only whole numbers are valid, so that groups of three digits are thousands.

    Raises
    ------
    ValueError
        If the text is not a number.
    """
    text = text.translate(_MINUS)
    grouped = _GROUPED.match(text)
    if grouped:
        text = _SEPARATORS.sub("", grouped[0]) + text[grouped.end() :]
    if _PLAIN.fullmatch(text) and not ((whole or comma) and _THOUSANDS["."].fullmatch(text)):
        return float(text)
    sign = _last_separator(text)
    other = "," if sign == "." else "."
    if other in text:  # if both occur, the last one is the decimal separator
        head, _, tail = text.rpartition(sign)
        if not _THOUSANDS[other].fullmatch(head) or not tail.isdigit():
            raise ValueError(text)
        return float(f"{head.replace(other, '')}.{tail}")
    grouping = sign == ("." if comma else ",")
    if _THOUSANDS[sign].fullmatch(text) and (grouping or whole or text.count(sign) > 1):
        return float(text.replace(sign, ""))
    if whole or not _PLAIN.fullmatch(text.replace(",", ".")):
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
        Whether the decimal sign is a comma, so that "2.500" is not plain.
    """
    if comma:
        if "." in text and _THOUSANDS["."].fullmatch(text):
            return None
        text = text.replace(",", ".")
    if text[0] not in NUMBER_STARTS or "_" in text or not text.isascii():
        return None
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def parse_degrees(text: str) -> float:
    """Parse a latitude or longitude, whose only separator is a decimal sign: "43,263".

    Raises
    ------
    ValueError
        If the text is not a number.
    """
    return parse_number(comma_to_point(text.translate(_MINUS)))


def find_decimal_sign(text: str) -> str:
    """Tell what a number shows of its notation.

    Returns
    -------
    str
        The decimal sign, "," or ".", that the number proves; "?" if its separator may also mark
        thousands, as in "2.500"; blank if it has no separator or is no number.
    """
    text = _REMOVED.sub("", text.translate(_MINUS))
    found = _SEPARATED.fullmatch(text)
    if found is None:
        return ""
    signs = [sign for sign in text if sign in ",."]
    if len(set(signs)) == 2:
        return signs[-1] if signs.count(signs[-1]) == 1 else ""
    other = "," if signs[0] == "." else "."
    if len(signs) > 1:
        return other if _THOUSANDS[signs[0]].fullmatch(text) else ""
    return "?" if _THOUSANDS[signs[0]].fullmatch(text) else signs[0]


def comma_to_point(text: str) -> str:
    """Replace the decimal comma of a number by a point; leave any other text unchanged."""
    return text.replace(",", ".") if _DECIMAL_COMMA.fullmatch(text) else text


def show_cell(cell: float | str) -> str:
    """Format a cell as text: numbers with `plain`, text unchanged."""
    return cell if isinstance(cell, str) else plain(cell)


def plain(number: float) -> str:
    """Format a number in plain notation, whole numbers without a decimal point."""
    return f"{number:.0f}" if number % 1 == 0 and abs(number) < 1e15 else repr(number)
