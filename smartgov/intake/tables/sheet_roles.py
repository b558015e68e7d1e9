"""Assign roles to the sheets of a workbook, by their names or else by their headers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from smartgov.intake.headers import (
    city_columns,
    is_city_header,
    is_evidence_header,
    is_long,
    is_practice_header,
)
from smartgov.intake.question_names import choose_questionnaire, name_questions
from smartgov.intake.spot import Spot
from smartgov.intake.tables.bare_header import choose_header
from smartgov.intake.tables.grid import find_header
from smartgov.intake.tables.stacked import is_sure_header
from smartgov.intake.tables.workbook import Book
from smartgov.intake.vocabulary import ids, key

#: Sheets that only help to fill in the workbook.
_HELP = frozenset({"instructions", "lists", "last"})

#: The sheets that others may have under the same name, with what tells their header.
_FURTHER = {"practices": is_practice_header, "evidence": is_evidence_header}

#: Roles also recognized by the start of a sheet name: "Answers (2)", "Respuestas 2019 FINAL".
_RENAMED = ("cities", "answers")


@dataclass(frozen=True)
class SheetRoles:
    """The sheet of each role, and the sheets without a role."""

    sheets: Mapping[str, str] = field(default_factory=dict)
    others: tuple[str, ...] = ()

    def assign(self, role: str, candidates: Sequence[str]) -> SheetRoles:
        """Assign a role to the first candidate; unchanged if there are no candidates."""
        if not candidates:
            return self
        sheet = candidates[0]
        others = tuple(other for other in self.others if other != sheet)
        return replace(self, sheets={**self.sheets, role: sheet}, others=others)

    def without(self, names: Collection[str]) -> SheetRoles:
        """Leave out sheets that are read in another way."""
        sheets = {role: sheet for role, sheet in self.sheets.items() if sheet not in names}
        return SheetRoles(sheets, tuple(other for other in self.others if other not in names))


def assign_sheets(book: Book) -> SheetRoles:
    """Assign a role to each sheet; of several candidates the first is chosen.

    An exact sheet name takes precedence over a name that starts with a known one, and that over a
    recognized header. Hidden sheets only get the roles that no visible sheet has.
    """
    shown = [sheet for sheet in book.sheets if sheet not in book.hidden]
    roles = _assign(book, SheetRoles(others=tuple(shown)), asking=True)
    hidden = [sheet for sheet in book.sheets if sheet in book.hidden]
    roles = _assign(book, replace(roles, others=(*roles.others, *hidden)))
    if "answers" not in roles.sheets:
        bare = [s for s in roles.others if s not in book.hidden and _has_bare_header(book, s)]
        roles = roles.assign("answers", bare)
    return roles


def _assign(book: Book, roles: SheetRoles, *, asking: bool = False) -> SheetRoles:
    """Assign the roles that no sheet has yet; ``asking`` to sheets with known questions only."""
    roles = _assign_by_name(book, roles)
    for role in _RENAMED:
        if role not in roles.sheets:
            begun = [sheet for sheet in roles.others if _begins(sheet, role)]
            fit = (
                _answer_candidates(book, begun, asking=asking)
                if role == "answers"
                else _city_candidates(book, begun)
            )
            roles = roles.assign(role, fit)
    if "answers" not in roles.sheets:
        roles = roles.assign("answers", _answer_candidates(book, roles.others, asking=asking))
    answers = roles.sheets.get("answers")
    if (
        "cities" not in roles.sheets
        and answers is not None
        and not _city_candidates(book, [answers])
    ):
        roles = roles.assign("cities", _city_candidates(book, roles.others))
    return roles


def _assign_by_name(book: Book, roles: SheetRoles) -> SheetRoles:
    """Assign the sheets with exact names; sheets that only help to fill in are dropped."""
    known = ids("sheets")
    sheets, others = dict(roles.sheets), []
    for sheet in roles.others:
        role = known.get(key(sheet))
        if role in _HELP:
            continue
        if role in _FURTHER and not _has_header(book, sheet, _FURTHER[role]):
            role = None
        if role is None or role in sheets or _needs_no_cities(book, role, sheet, sheets):
            others.append(sheet)
        else:
            sheets[role] = sheet
    return SheetRoles(sheets, tuple(others))


def _needs_no_cities(book: Book, role: str, sheet: str, sheets: Mapping[str, str]) -> bool:
    """Check for a hidden sheet of cities beside answers that are visible and name theirs."""
    answers = sheets.get("answers", "")
    return (
        role == "cities"
        and sheet in book.hidden
        and answers not in {"", *book.hidden}
        and bool(_city_candidates(book, [answers]))
    )


def _has_header(book: Book, sheet: str, is_header: Callable[[Sequence[str]], bool]) -> bool:
    """Check whether a sheet with a name of the project's has the header that belongs to it."""
    spot, rows = Spot(book.archive.spot.file, sheet), book.rows(sheet, lambda _: None)
    return bool(find_header(spot, rows, is_header)[1].cells)


def _begins(sheet: str, role: str) -> bool:
    named = [word for word, known in ids("sheets").items() if known == role]
    return any(key(sheet).startswith(f"{word} ") for word in named)


def _answer_candidates(book: Book, sheets: Sequence[str], *, asking: bool = False) -> list[str]:
    """Select the sheets that may contain answers, or that do, the most likely first."""
    asked = {sheet: answers_in(book, sheet) for sheet in sheets}
    there = [s for s in sheets if asked[s] is not None and (asked[s] or not asking)]
    return sorted(there, key=lambda s: (not asked[s], s in book.hidden, -(asked[s] or 0)))


def answers_in(book: Book, sheet: str) -> int | None:
    """Count the known questions in the header of a sheet; None if it has no header."""
    names = _header(book, sheet)
    if not names:
        return None
    asked = choose_questionnaire("", names)
    named = name_questions(asked.questions, names) if asked is not None else {}
    return int(is_long(names)) + len(named)


def _city_candidates(book: Book, sheets: Sequence[str]) -> list[str]:
    """Select the sheets that give the country of each city."""
    columns = {s: city_columns(dict(enumerate(_header(book, s)))) for s in sheets}
    return [sheet for sheet in sheets if {"name", "country"} <= columns[sheet].keys()]


def _has_bare_header(book: Book, sheet: str) -> bool:
    """Check whether a sheet has a header of questions without a word for the city."""
    is_header, rows = choose_header(book.rows(sheet, lambda _: None))
    _, header, _ = find_header(Spot(book.archive.spot.file, sheet), rows, is_header)
    return bool(header.cells)


def _header(book: Book, sheet: str) -> list[str]:
    """Find the header of a sheet of cities or answers; empty if it has none."""
    spot, rows = Spot(book.archive.spot.file, sheet), book.rows(sheet, lambda _: None)
    _, header, _ = find_header(spot, rows, is_city_header, is_sure_header)
    return list(header.cells.values())
