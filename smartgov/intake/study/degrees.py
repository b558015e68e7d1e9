"""Parse a latitude or longitude: decimal degrees, or degrees, minutes and seconds."""

from __future__ import annotations

import math
import re
from typing import Literal

from smartgov.numbers import parse_degrees
from smartgov.text import fold

Axis = Literal["latitude", "longitude"]

#: How each axis is written, as an example for the reader.
EXAMPLES: dict[str, str] = {
    "latitude": "43.263 = 43° 15′ 47″ N",
    "longitude": "-2.935 = 2° 56′ 6″ W",
}

#: Longer texts are no coordinates.
_LONGEST = 60

#: The directions of each axis in English, Spanish and French, with the sign that they stand for. O
#: is west there; in German it is east, which the comparison with the gazetteer tells.
_DIRECTIONS: dict[str, dict[str, int]] = {
    "latitude": {
        **dict.fromkeys(("n", "north", "norte", "nord"), 1),
        **dict.fromkeys(("s", "south", "sur", "sud"), -1),
    },
    "longitude": {
        **dict.fromkeys(("e", "east", "este", "est"), 1),
        **dict.fromkeys(("w", "west", "o", "oeste", "ouest"), -1),
    },
}

#: The signs in use for degrees, minutes and seconds, and one for each of them.
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("º˚°", "°"),
        **dict.fromkeys("'’\u2018′\u00b4\u02b9", "'"),
        **dict.fromkeys('"”“″ʺ', '"'),
        "\u2212": "-",
        "\u2013": "-",
    }
)

_PARTS = re.compile(
    r"([+-]?\d{1,3}(?:[.,]\d{1,12})?+)\s*+(°?+)\s*+"
    r"(?:(\d{1,2}(?:[.,]\d{1,12})?+)\s*+('?+)(?!')\s*+)?+"
    r"(?:(\d{1,2}(?:[.,]\d{1,12})?+)\s*+(?:\"|'')?+)?+",
    re.ASCII,
)


def parse_coordinate(text: str, axis: Axis) -> float:
    """Parse a latitude or longitude, such as "43,263", "43° 15′ 30″ N" or "2 56 5 O".

    Raises
    ------
    ValueError
        If the text is not a coordinate of this axis, or if it is not certain which.
    """
    try:
        return parse_degrees(text)
    except ValueError:
        return _parse_parts(text, axis)


def _parse_parts(text: str, axis: Axis) -> float:
    """Parse degrees with signs or a direction."""
    if len(text) > _LONGEST:
        raise ValueError(text)
    written, direction = _split_direction(text.translate(_SIGNS).strip(), axis)
    found = _PARTS.fullmatch(written)
    if found is None:
        raise ValueError(text)
    cells = [part.replace(",", ".") for part in found.group(1, 3, 5) if part]
    if any("." in part for part in cells[:-1]) or (found[5] and not found[3]):
        raise ValueError(text)
    degrees, *smaller = map(float, cells)
    certain = bool(found[2]) or direction != 0
    if not certain or any(part >= 60 for part in smaller):
        raise ValueError(text)
    if direction and written[0] in "+-":  # "-43 S" may be meant in two ways
        raise ValueError(text)
    size = abs(degrees) + sum(part / 60.0**power for power, part in enumerate(smaller, 1))
    return (direction or math.copysign(1, degrees)) * size


def _split_direction(text: str, axis: Axis) -> tuple[str, int]:
    """Split off the direction before or after the numbers, as the sign that it stands for.

    Raises
    ------
    ValueError
        If there are other words, or directions of the other axis.
    """
    start = next((at for at, sign in enumerate(text) if not sign.isalpha()), len(text))
    end = next((at for at in range(len(text), start, -1) if _is_part(text[at - 1])), start)
    before, after = text[:start], text[end:].strip(" .")
    word = fold(before or after)
    if (before and after) or (word and word not in _DIRECTIONS[axis]):
        raise ValueError(text)
    return text[start:end].strip(" ."), _DIRECTIONS[axis].get(word, 0)


def _is_part(sign: str) -> bool:
    return not sign.isalpha() and sign not in " .\u00a0\u202f"
