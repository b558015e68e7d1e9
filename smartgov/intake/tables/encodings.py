"""Find out the encoding of a text file, which nothing in the file states.

Detectors for any language, such as charset-normalizer, read the "Logroño" of Windows-1252 as
"Logrońo": a table of cities is too short for their statistics. But it contains what they do not
know, names of cities and countries. Each encoding is tried, and the one is chosen in which most of
these names are spelled right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from babel import Locale

from smartgov.intake.question_names import known_questionnaires
from smartgov.intake.spot import RefusedError, Spot
from smartgov.intake.understood import Encoding
from smartgov.intake.vocabulary import words
from smartgov.places.gazetteer import Place, find_exact
from smartgov.study.decoding import NotTextError, decode_text
from smartgov.text import LANGUAGES

#: The encodings that spreadsheet programs write instead of Unicode; of equals, the first is chosen.
LEGACY = ("cp1252", "mac_roman", "cp850", "cp1250", "iso8859-2", "cp1254", "cp1251")

UNICODE = "utf-8"

#: UTF-8 that a program read as Windows-1252 and wrote as UTF-8 again: "MedellÃ­n".
TWICE = "utf-8-twice"

#: Maximum distinct cells that are looked at, bytes in each, and cells shown as samples.
CELLS, LONGEST, SAMPLES = 400, 120, 3

_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_CELL = re.compile(rb'[^;,\t\r\n"]+')
_WORD = re.compile(r"[^\W\d_]+")

#: Letters of Spanish, French, Portuguese and German; of Central Europe and Turkey.
_COMMON = frozenset("áéíóúñüçàèêëîïôœâûùöäãõåøæòìßÁÉÍÓÚÑÜÇÀÈÊÎÔÖÄÅØ")
_SOME = frozenset("ąćęłńśźżčďěňřšťůžýőűăşţșțđğıİŞŁŚŻŹČŘŠŽÝĐĞ")

#: Signs that stand beside words.
_SIGNS = frozenset("’\u2018“”«»–—…ºª¿¡°·№€\u00a0")

#: Evidence for an encoding: a name with all its accents, a name with others, a letter, a sign.
_RIGHT, _SIMILAR, _LETTER, _RARE, _SIGN, _STRANGE = 6.0, 1.0, 1.0, 0.5, 0.2, -2.0


def decode_file(content: bytes, spot: Spot, chosen: str = "") -> tuple[str, Encoding]:
    """Decode a text file: Unicode where it is valid, otherwise as chosen or guessed.

    Parameters
    ----------
    content
        The bytes of the file.
    spot
        The file, as the location of problems.
    chosen
        The encoding that the visitor chose; it counts only where the encoding is in doubt.

    Raises
    ------
    RefusedError
        If it is not text.
    """
    encoding = find_encoding(content, chosen)
    try:
        text = decode_text(_to_unicode(content, encoding.name), guess=True)
    except NotTextError as error:
        code = "nul_byte" if error.code == "nul_byte" else "not_text"
        raise RefusedError(spot.problem(code)) from error
    return text, encoding


def find_encoding(content: bytes, chosen: str = "") -> Encoding:
    """Find the encoding of a text file, and how its names would read in each candidate."""
    if content.startswith(_MARKS):
        return Encoding("utf-16" if content[0] > 0xF0 else UNICODE, "stated")
    candidates = [name for name in (UNICODE, TWICE, *LEGACY) if _can_decode(content, name)]
    if candidates[:2] == [UNICODE, TWICE]:
        candidates = [TWICE, UNICODE]
    elif UNICODE in candidates:
        return Encoding(UNICODE, "certain")
    cells = _foreign_cells(content)
    readings = {name: [_read(cell, name) for cell in cells] for name in candidates}
    ranked = rank_readings(readings)
    best = chosen if chosen in candidates else TWICE if TWICE in candidates else ranked[0]
    distinct = {tuple(readings[name]): name for name in reversed([best, *ranked])}
    samples = tuple(
        (name, tuple(readings[name][:SAMPLES]))
        for name in dict.fromkeys([best, *ranked])
        if name in distinct.values()
    )
    return Encoding(best, "chosen" if best == chosen else "guessed", samples)


def _to_unicode(content: bytes, encoding: str) -> bytes:
    """Convert a file to Unicode."""
    if encoding in (UNICODE, "utf-16"):
        return content
    if encoding == TWICE:
        return content.decode().encode("cp1252")
    return content.decode(encoding).encode()


def _can_decode(content: bytes, encoding: str) -> bool:
    """Check whether a file is valid in an encoding; for `TWICE`, whether letters become others."""
    if encoding == TWICE and not (b"\xc3\x83" in content or b"\xc3\x82" in content):
        return False
    try:
        _to_unicode(content, encoding).decode()
    except UnicodeError:
        return False
    return True


def _read(cell: bytes, encoding: str) -> str:
    return _to_unicode(cell, encoding).decode(errors="replace").strip()


def _foreign_cells(content: bytes) -> list[bytes]:
    """List distinct cells with letters beyond ASCII, from the top of the file."""
    found: dict[bytes, None] = {}
    for cell in _CELL.finditer(content):
        if not cell[0].isascii() and len(cell[0]) <= LONGEST:
            found[cell[0]] = None
            if len(found) == CELLS:
                break
    return list(found)


def rank_readings(readings: Mapping[str, Sequence[str]]) -> list[str]:
    """Rank encodings by how plausible the cells read in them are, the best first."""
    places = find_exact((cell, "") for cells in readings.values() for cell in cells)
    scores = {
        name: sum(_rate_name(cell, places) + _rate_letters(cell) for cell in cells)
        for name, cells in readings.items()
    }
    return sorted(readings, key=lambda name: -scores[name])


def _rate_name(cell: str, places: Mapping[tuple[str, str], Sequence[Place]]) -> float:
    """Rate whether a cell is a known name with all its accents."""
    written = cell.casefold()
    found = places.get((cell, ""), ())
    if written in _names() or any(place.name.casefold() == written for place in found):
        return _RIGHT
    return _SIMILAR if found else 0.0


@cache
def _names() -> frozenset[str]:
    """Collect the names that files contain beside those of cities, with all accents."""
    return frozenset(name.casefold() for name in _list_names())


def _list_names() -> Iterator[str]:
    for language in LANGUAGES:
        yield from map(str, Locale.parse(language).territories.values())
        for group in ("cities", "answers", "values", "respondent", "countries", "sheets"):
            for spellings in words(language)[group].values():
                yield from spellings if isinstance(spellings, list) else [spellings]
    for asked in known_questionnaires():
        for question in asked.questions:
            yield from (*question.label.words, *question.text.words)


def _rate_letters(cell: str) -> float:
    """Rate the letters and signs beyond ASCII by how common they are where they stand."""
    rated = sum(map(_rate_word, _WORD.findall(cell)))
    for at, sign in enumerate(cell):
        if not sign.isascii() and not sign.isalpha():
            inside = cell[:at][-1:].isalpha() and cell[at + 1 :][:1].isalpha()
            elided = sign == "’" and not cell[max(0, at - 3) : at].isalpha()
            rated += _SIGN if sign in _SIGNS and (elided or not inside) else _STRANGE
    return rated


def _rate_word(word: str) -> float:
    """Rate the letters of a word; scripts are not mixed, nor capitals put inside of words."""
    beyond = [letter for letter in word if not letter.isascii()]
    if not beyond:
        return 0.0
    cyrillic = [letter for letter in beyond if _is_cyrillic(letter)]
    if cyrillic:
        return _LETTER * len(word) if len(cyrillic) == len(word) > 1 else _STRANGE * len(cyrillic)
    if len(beyond) == len(word) > 2:
        return _STRANGE * len(word)
    capitals = sum(b.isupper() and a.islower() for a, b in pairwise(word))
    common = sum(_LETTER if c in _COMMON else _RARE if c in _SOME else 0.0 for c in beyond)
    return common + _STRANGE * capitals


def _is_cyrillic(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("CYRILLIC")
