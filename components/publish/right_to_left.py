"""Lines with words that are written from right to left, in the order in which they are drawn.

Letters of Arabic change their form where they join their neighbors. The forms are characters of
their own in Unicode, which a font without layout tables can draw.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from fpdf.bidi import BidiParagraph

#: Blocks of Unicode with the joined forms of Arabic letters.
FORMS = (range(0xFB50, 0xFBB2), range(0xFE80, 0xFEFD))

#: Directions of Unicode that run from right to left.
RIGHT_TO_LEFT = {"R", "AL"}


def in_drawing_order(line: str) -> str:
    """Put a line in the order in which it is drawn, from left to right, with joined letters."""
    if not any(unicodedata.bidirectional(letter) in RIGHT_TO_LEFT for letter in line):
        return line
    drawn: str = BidiParagraph(text=join_letters(line)).get_reordered_string()
    return drawn


def join_letters(text: str) -> str:
    """Replace Arabic letters by the forms that they have beside their neighbors."""
    return "".join(_form(text, place) for place in range(len(text)))


def _form(text: str, place: int) -> str:
    """Find the form of a letter: joined to the one before, to the next, to both or to none."""
    letter = text[place]
    forms = _joined_forms().get(letter, {})
    before, after = _neighbor(text, place, -1), _neighbor(text, place, 1)
    joins_before = "final" in forms and "initial" in _joined_forms().get(before, {})
    joins_after = "initial" in forms and "final" in _joined_forms().get(after, {})
    name = {
        (True, True): "medial",
        (True, False): "final",
        (False, True): "initial",
        (False, False): "isolated",
    }[joins_before, joins_after]
    return forms.get(name, letter)


def _neighbor(text: str, place: int, step: int) -> str:
    """Find the next letter in a direction, beyond marks above and below; blank if there is none."""
    at = place + step
    while 0 <= at < len(text) and unicodedata.category(text[at]) == "Mn":
        at += step
    return text[at] if 0 <= at < len(text) else ""


@cache
def _joined_forms() -> dict[str, dict[str, str]]:
    """List the forms of each letter, by the name that Unicode gives them."""
    found: dict[str, dict[str, str]] = {}
    for code in (code for block in FORMS for code in block):
        kind, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        if len(letters) == 1:
            found.setdefault(chr(int(letters[0], 16)), {})[kind.strip("<>")] = chr(code)
    return found
