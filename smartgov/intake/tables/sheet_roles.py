"""Which sheet of a workbook holds what: by its name, and where that says nothing, by its header."""

from __future__ import annotations

from collections.abc import Sequence

from smartgov.intake.headers import city_columns, is_city_header, is_long
from smartgov.intake.question_names import choose_questionnaire
from smartgov.intake.spot import Spot
from smartgov.intake.tables.grid import find_header
from smartgov.intake.tables.workbook import Workbook
from smartgov.intake.vocabulary import ids, key

#: Sheets that are there to help whoever fills a workbook in.
_HELP = frozenset({"instructions", "lists"})

#: Sheets that are known by the beginning of their name: "Answers (2)", "Respuestas 2019 FINAL".
_RENAMED = ("cities", "answers")


def assign_sheets(book: Workbook) -> tuple[dict[str, str], list[str]]:
    """Return the sheet of each role, the first of several, and the sheets that have none.

    A sheet that is called just so comes before one whose name begins so, and that before one
    whose header says what it holds; among these, one that is shown comes before a hidden one.
    """
    known = ids("sheets")
    roles: dict[str, str] = {}
    others = []
    for sheet in book.sheets:
        role = known.get(key(sheet))
        if role in _HELP:
            continue
        if role is None or role in roles:
            others.append(sheet)
        else:
            roles[role] = sheet
    others.sort(key=lambda sheet: sheet in book.hidden)
    for role in _RENAMED:
        if role not in roles:
            begun = [sheet for sheet in others if _begins(sheet, role)]
            fit = _answering(book, begun) if role == "answers" else _listing(book, begun)
            _take(roles, others, role, fit)
    if "answers" not in roles:
        _take(roles, others, "answers", _answering(book, others))
    if "cities" not in roles and "answers" in roles and not _listing(book, [roles["answers"]]):
        _take(roles, others, "cities", _listing(book, others))
    return roles, others


def _take(roles: dict[str, str], others: list[str], role: str, sheets: Sequence[str]) -> None:
    if sheets:
        roles[role] = sheets[0]
        others.remove(sheets[0])


def _begins(sheet: str, role: str) -> bool:
    named = [word for word, known in ids("sheets").items() if known == role]
    return any(key(sheet).startswith(f"{word} ") for word in named)


def _answering(book: Workbook, sheets: Sequence[str]) -> list[str]:
    """Return the sheets that may hold answers, the one that does so most likely first."""
    asked = {sheet: answers_in(book, sheet) for sheet in sheets}
    there = [sheet for sheet in sheets if asked[sheet] is not None]
    return sorted(there, key=lambda s: (not asked[s], s in book.hidden, -(asked[s] or 0)))


def answers_in(book: Workbook, sheet: str) -> int | None:
    """Return how many known questions the header of a sheet names; None where it has no header."""
    names = _header(book, sheet)
    if not names:
        return None
    asked = choose_questionnaire("", names)
    return int(is_long(names)) + (len(asked.named(names)) if asked is not None else 0)


def _listing(book: Workbook, sheets: Sequence[str]) -> list[str]:
    """Return the sheets that tell the countries of cities."""
    columns = {s: city_columns(dict(enumerate(_header(book, s)))) for s in sheets}
    return [sheet for sheet in sheets if {"name", "country"} <= columns[sheet].keys()]


def _header(book: Workbook, sheet: str) -> list[str]:
    """Return the header of a sheet of cities or answers; none where it has none."""
    spot, rows = Spot(book.archive.spot.file, sheet), book.rows(sheet, lambda _: None)
    _, (_, header), _ = find_header(spot, rows, is_city_header)
    return list(header.values())
