"""Which sheet of a workbook holds what: by its name, and where that says nothing, by its header."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from smartgov.intake.headers import city_columns, is_city_header, is_long
from smartgov.intake.question_names import choose_questionnaire, name_questions
from smartgov.intake.spot import Spot
from smartgov.intake.tables.grid import find_header
from smartgov.intake.tables.workbook import Workbook
from smartgov.intake.vocabulary import ids, key

#: Sheets that are there to help whoever fills a workbook in.
_HELP = frozenset({"instructions", "lists"})

#: Sheets that are known by the beginning of their name: "Answers (2)", "Respuestas 2019 FINAL".
_RENAMED = ("cities", "answers")


@dataclass(frozen=True)
class SheetRoles:
    """The sheet of each role, and the sheets that have none."""

    sheets: Mapping[str, str] = field(default_factory=dict)
    others: tuple[str, ...] = ()

    def assign(self, role: str, candidates: Sequence[str]) -> SheetRoles:
        """Return the roles with the first of some sheets in a role; unchanged where none is."""
        if not candidates:
            return self
        sheet = candidates[0]
        others = tuple(other for other in self.others if other != sheet)
        return replace(self, sheets={**self.sheets, role: sheet}, others=others)


def assign_sheets(book: Workbook) -> SheetRoles:
    """Return which sheet holds what; of several the first.

    A sheet that is called just so comes before one whose name begins so, and that before one
    whose header says what it holds; among these, one that is shown comes before a hidden one.
    """
    roles = _assign_by_name(book)
    for role in _RENAMED:
        if role not in roles.sheets:
            begun = [sheet for sheet in roles.others if _begins(sheet, role)]
            fit = _answering(book, begun) if role == "answers" else _listing(book, begun)
            roles = roles.assign(role, fit)
    if "answers" not in roles.sheets:
        roles = roles.assign("answers", _answering(book, roles.others))
    answers = roles.sheets.get("answers")
    if "cities" not in roles.sheets and answers is not None and not _listing(book, [answers]):
        roles = roles.assign("cities", _listing(book, roles.others))
    return roles


def _assign_by_name(book: Workbook) -> SheetRoles:
    """Return the roles of the sheets that are called just so, and the others, shown ones first."""
    known = ids("sheets")
    sheets: dict[str, str] = {}
    others = []
    for sheet in book.sheets:
        role = known.get(key(sheet))
        if role in _HELP:
            continue
        if role is None or role in sheets:
            others.append(sheet)
        else:
            sheets[role] = sheet
    return SheetRoles(sheets, tuple(sorted(others, key=lambda sheet: sheet in book.hidden)))


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
    named = name_questions(asked.questions, names) if asked is not None else {}
    return int(is_long(names)) + len(named)


def _listing(book: Workbook, sheets: Sequence[str]) -> list[str]:
    """Return the sheets that tell the countries of cities."""
    columns = {s: city_columns(dict(enumerate(_header(book, s)))) for s in sheets}
    return [sheet for sheet in sheets if {"name", "country"} <= columns[sheet].keys()]


def _header(book: Workbook, sheet: str) -> list[str]:
    """Return the header of a sheet of cities or answers; none where it has none."""
    spot, rows = Spot(book.archive.spot.file, sheet), book.rows(sheet, lambda _: None)
    _, header, _ = find_header(spot, rows, is_city_header)
    return list(header.cells.values())
