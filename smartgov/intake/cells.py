"""What stands in a cell: text, a number, yes or no, or nothing."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from smartgov.intake.limits import MAX_CELL
from smartgov.intake.vocabulary import ids, key
from smartgov.study.formula_guard import unguard

#: What stands for a cell that cannot be read; no text of a cell contains NUL.
NO_VALUE, TOO_LONG = "\0formula", "\0long"

#: Signs that tick a box.
_TICKS = frozenset("✓✔☑√")

#: What is told of such a cell.
CODES = {NO_VALUE: "formula_without_value", TOO_LONG: "cell_too_long"}

#: Joiners belong to words and to emoji; every other sign that is not seen is dropped, above all
#: those that turn the direction of the text after them.
_JOINERS = "\u200c\u200d"
_UNSEEN = re.compile(r"[^\w\s!-~]")

#: Blanks, but those that hold words together, as French puts before some signs.
_BLANKS = re.compile(r"[^\S\u00a0\u202f]+")

_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)")
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[ T].*)?|\d{1,2}/\d{1,2}/\d{2,4}")


def clean(text: str) -> str:
    """Return text without blanks around it, signs that are not seen, and a guard of formulas.

    A cell that was neutralized for spreadsheets comes back as it was.
    """
    if text.isascii() and text.isalnum():
        return text if len(text) <= MAX_CELL else TOO_LONG
    if len(text) > MAX_CELL:
        return TOO_LONG
    text = _UNSEEN.sub(_seen, unicodedata.normalize("NFC", text).replace("\0", ""))
    return unguard(_BLANKS.sub(" ", text).strip())


def _seen(sign: re.Match[str]) -> str:
    kind = unicodedata.category(sign[0])
    return "" if kind in {"Cc", "Cf", "Cs", "Cn"} and sign[0] not in _JOINERS else sign[0]


def is_formula_error(text: str) -> bool:
    """Whether a cell shows that its formula failed, such as #DIV/0!."""
    return _ERROR.fullmatch(text) is not None


def is_date(text: str) -> bool:
    """Whether a cell is a date, which is what spreadsheets make of some numbers."""
    return _DATE.fullmatch(text) is not None


@cache
def _blanks() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words for no answer, and the signs for it."""
    known = ids("values")
    words = frozenset(word for word, value in known.items() if word and value == "blank")
    return words, frozenset({"-", "--", "?", ".", "–", "—", "…", "...", "/"})


def is_blank(text: str) -> bool:
    """Whether a cell says that there is no answer."""
    if not text:
        return True
    words, signs = _blanks()
    return text in signs or key(text) in words


def yes_or_no(text: str) -> float | None:
    """Return 1 for yes and 0 for no in any of the languages; None for anything else."""
    if text in _TICKS:
        return 1.0
    word = key(text)
    return {"yes": 1.0, "no": 0.0}.get(ids("values").get(word, "")) if word else None
