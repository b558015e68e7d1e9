"""Classify the text of a cell: text, a number, yes or no, or blank."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from babel import Locale

from smartgov.intake.limits import MAX_CELL
from smartgov.intake.vocabulary import ids, key
from smartgov.study.formula_guard import unguard
from smartgov.text import LANGUAGES, normalize


class Numeric(str):
    """The text of a cell that holds a number in a workbook, in plain notation.

    Other cells are text, in which a point may also mark thousands.
    """

    __slots__ = ()


#: Placeholders for a cell that cannot be read; cell text never contains NUL.
NO_VALUE, TOO_LONG = "\0formula", "\0long"

#: What spreadsheets show in place of a date before the first or after the last one.
NO_DATE = "########"

#: Check marks, read as yes, and crosses, read as no. A cross in a box is neither, since forms are
#: ticked with it.
_MARKS = dict.fromkeys("✓✔☑√✅", 1.0) | dict.fromkeys("✗✘✖❌", 0.0)

#: Selectors of the way that an emoji is drawn, as in "✔️".
_DRAWN = "\ufe0e\ufe0f"

#: The problem reported for each placeholder.
CODES = {NO_VALUE: "formula_without_value", TOO_LONG: "cell_too_long"}

#: Joiners are part of words and emoji. All other invisible characters are dropped, above all those
#: that change the direction of the text after them.
_JOINERS = "\u200c\u200d"
_INVISIBLE = re.compile(r"[^\w\s!-~]")

#: Whitespace, except a single no-break space as French puts it before some punctuation.
_BLANKS = re.compile(r"\s{2,}|[^\S\u00a0\u202f]")

#: The error values of spreadsheet programs by language, without blanks and inverted signs: some
#: write "#¡REF!" or "#NOM ?".
_ERRORS = frozenset(
    {
        *("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!"),
        *("#GETTING_DATA", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!", "#ERROR!"),
        *("#NULO!", "#VALOR!", "#NOMBRE?", "#NOMBRE!", "#N/D", "#DESBORDAMIENTO!", "#CAMPO!"),
        *("#NUL!", "#VALEUR!", "#NOM?", "#PROPAGATION!", "#CHAMP!", "#BLOQUÉ!"),
        *("#NOME?", "#NÚM!", "#DESPEJAR!", "#NULLO!", "#VALORE!", "#RIF!"),
        *("#WERT!", "#BEZUG!", "#ZAHL!", "#NV", "#ÜBERLAUF!", "#NAAM?", "#WAARDE!", "#GETAL!"),
    }
)

_LONGEST_ERROR = 30

#: The error values of LibreOffice that have no name.
_NUMBERED_ERROR = re.compile(r"Err:\d{3}")

_LEFT_OUT_OF_ERRORS = str.maketrans("", "", " \u00a0\u202f¡¿")

#: The first characters of an error value.
ERROR_STARTS = ("#", "E")

#: A date or a time in digits, as spreadsheets and exports of them write it.
_DATE = re.compile(
    r"\d{4}-\d\d-\d\d(?:[ T].*)?|\d{1,2}([./-])\d{1,2}\1\d{2,4}|\d{1,4}:\d\d(?::\d\d)?+"
    r"|\d++ days?, .*"
)

#: Maximum words of a date such as "1 de feb. de 2019".
_DATE_WORDS = 5


def clean(text: str) -> str:
    """Normalize the text of a cell: strip blanks, invisible characters and the formula guard.

    A cell that was neutralized for spreadsheets gets its original text back.
    """
    if text.isascii() and text.replace(".", "", 1).isalnum():
        return text if len(text) <= MAX_CELL else TOO_LONG
    if len(text) > MAX_CELL:
        return TOO_LONG
    text = _INVISIBLE.sub(_drop_invisible, normalize("NFC", text).replace("\0", ""))
    return unguard(_BLANKS.sub(" ", text).strip())


def _drop_invisible(sign: re.Match[str]) -> str:
    kind = unicodedata.category(sign[0])
    return "" if kind in {"Cc", "Cf", "Cs", "Cn"} and sign[0] not in _JOINERS else sign[0]


def is_formula_error(text: str) -> bool:
    """Check whether a cell shows that its formula failed, such as #DIV/0!."""
    if len(text) > _LONGEST_ERROR or not text.startswith(ERROR_STARTS):
        return False
    shortened = text.translate(_LEFT_OUT_OF_ERRORS).upper()
    return shortened in _ERRORS or _NUMBERED_ERROR.fullmatch(text) is not None


def is_date(text: str) -> bool:
    """Check whether a cell is a date or a time, which spreadsheets turn some numbers into.

    They write "1-2" as 2019-02-01, "1-Feb", "01-feb" or "01-févr".
    """
    return text == NO_DATE or _DATE.fullmatch(text) is not None or _names_a_month(key(text).split())


def _names_a_month(words: list[str]) -> bool:
    """Check for a month beside the number of a day or a year, and nothing else."""
    numbers = [word for word in words if word.isdigit() and len(word) <= 4]
    months = [word for word in words if word in _months()]
    said = len(numbers) + len(months) + words.count("de")
    return len(words) <= _DATE_WORDS and len(months) == 1 and bool(numbers) and said == len(words)


@cache
def _months() -> frozenset[str]:
    """List the names of the months in each language, whole and abbreviated."""
    return frozenset(
        key(str(name))
        for language in LANGUAGES
        for names in Locale.parse(language).months["format"].values()
        for name in names.values()
        if not str(name).isdigit() and len(str(name)) > 1
    )


@cache
def _blank_markers() -> tuple[frozenset[str], frozenset[str]]:
    """List the words and the signs that mean "no answer"."""
    known = ids("values")
    words = frozenset(word for word, value in known.items() if word and value == "blank")
    return words, frozenset({"-", "--", "?", ".", "–", "—", "…", "...", "/"})


def is_blank(text: str) -> bool:
    """Check whether a cell means that there is no answer; "#N/D" is an error, not an answer."""
    if not text:
        return True
    if is_formula_error(text):
        return False
    words, signs = _blank_markers()
    return text in signs or key(text) in words


def yes_or_no(text: str) -> float | None:
    """Parse yes as 1 and no as 0, in any of the languages; None for anything else."""
    mark = _MARKS.get(text.rstrip(_DRAWN))
    if mark is not None:
        return mark
    word = key(text)
    return {"yes": 1.0, "no": 0.0}.get(ids("values").get(word, "")) if word else None
