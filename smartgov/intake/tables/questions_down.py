"""Recognize a sheet with its questions in rows: a transposed table, or a form of one city.

The cities are named in a row of their own, by a label such as "City: Bilbao" in any cell, or by the
sheet. Where that is not certain, the sheet is not read, and a problem says how to turn it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from smartgov.intake.cells import CODES, NO_VALUE
from smartgov.intake.headers import city_column
from smartgov.intake.spot import Row, Spot
from smartgov.intake.tables.city_fields import CityFields, codes_of, split_country
from smartgov.intake.tables.stacked import is_question
from smartgov.intake.vocabulary import ids, key
from smartgov.places.gazetteer import CODE, find_exact
from smartgov.problems import Problem

#: Maximum rows of such a sheet; a questionnaire has a few hundred questions at most.
MAX_ROWS = 800

#: The first rows, one of which has to have a question for the others to be looked at.
FIRST = 60

#: The columns at the left in which the questions are looked for.
LEFT = 10

#: Minimum number of questions below each other.
MIN_QUESTIONS = 2


@dataclass(frozen=True)
class Filled:
    """What a column says of one city: its fields, as of ``cities.csv``, and its answers by row."""

    column: int
    fields: Mapping[str, str]
    answers: Mapping[int, str]


@dataclass(frozen=True, eq=False)
class Block:
    """A sheet with its questions in rows.

    Attributes
    ----------
    spot
        The sheet.
    labels
        The questions, and what else is said of the cities, by row number.
    titles
        The row number and the label of each field of the cities, as far as a row has it.
    cities
        The cities, in the order of their columns.
    is_form
        Whether there is one column of answers only.
    """

    spot: Spot
    labels: Mapping[int, str]
    titles: Mapping[str, tuple[int, str]]
    cities: tuple[Filled, ...]
    is_form: bool


#: A sheet that can be read, the problem of one that cannot, or None for any other sheet.
BlockFound = Block | Problem | None


def find_block(spot: Spot, rows: Iterable[Row]) -> BlockFound:
    """Read a sheet with its questions in rows, if it is one and all of it is certain."""
    every = list(islice(rows, MAX_ROWS + 1))
    likely = len(every) <= MAX_ROWS and _has_question(every[:FIRST])
    label = _find_labels(every) if likely else None
    if label is None:
        return None
    asked = {row.number: row for row in every if is_question(row.cells.get(label, ""))}
    data = _answer_columns(asked.values(), label)
    if not data:
        return None
    others = [row for row in every if row.number not in asked]
    heads = [row for row in others if row.number < min(asked) and row.cells.keys() & set(data)]
    fields = CityFields(others, label, data)
    named, data = _name_cities(spot, fields, heads, label, data)
    if not named:
        several = len(data) > 1
        code = "transposed_unclear" if several else "form_city_unclear"
        names = {fields.shared("name"), *fields.of("name").values()} - {""}
        if several and len(names) == 1:
            return spot.problem("form_answers_unclear", *names)
        return spot.problem(code)
    skipped = {number for number, _ in fields.titles.values()} | fields.used
    labels = {
        row.number: row.cells[label]
        for row in every
        if row.number not in skipped and row.cells.get(label, NO_VALUE) not in CODES
        if row.number in asked or (row.cells.keys() & set(data) and not _is_personal(row, label))
    }
    cities = tuple(
        Filled(at, fields.about(at, named[at]), _answers(every, labels, at)) for at in data
    )
    return Block(spot, labels, fields.titles, cities, len(data) == 1)


def _name_cities(
    spot: Spot, fields: CityFields, heads: Sequence[Row], label: int, data: Sequence[int]
) -> tuple[dict[int, str], list[int]]:
    """Name the city of each column of answers, and drop the other columns; empty if not certain."""
    answers = {at for row in heads for at in data if _means(row.cells.get(at, ""), "value")}
    fields.used |= {
        row.number
        for row in heads
        if _means(row.cells.get(label, ""), "question") or answers & _value_columns(row)
    }
    if len(answers) == 1:
        data = list(answers)
        fields.join()
    named = fields.of("name")
    if not named and not answers:
        named = _name_columns(heads, fields, label, data)
    if not named and len(data) == 1:
        one = fields.shared("name") or _place(spot.sheet, fields.shared("country"))
        named = dict.fromkeys(data, one) if one else {}
    kept = [at for at in data if not city_column(named.get(at, ""))]
    certain = bool(kept) and all(named.get(at) for at in kept)
    return (named if certain else {}), kept if certain else list(data)


def _value_columns(row: Row) -> set[int]:
    """Locate the cells that are the header of the answers."""
    return {at for at, cell in row.cells.items() if _means(cell, "value")}


def _is_personal(row: Row, label: int) -> bool:
    """Check for a label before the column of the questions that is about a person."""
    return any(at < label and key(cell) in ids("respondent") for at, cell in row.cells.items())


def _answers(rows: Sequence[Row], labels: Mapping[int, str], at: int) -> dict[int, str]:
    return {row.number: row.cells[at] for row in rows if row.number in labels and at in row.cells}


def _has_question(rows: Sequence[Row]) -> bool:
    """Check for a question at the left, before all cells of a long sheet are looked up."""
    return any(is_question(c) for row in rows for at, c in row.cells.items() if at < LEFT)


def _find_labels(rows: Sequence[Row]) -> int | None:
    """Find the column of the questions; None if questions stand beside each other or repeat."""
    found: dict[int, list[str]] = {}
    beside = 0
    for row in rows:
        asked = [at for at, cell in row.cells.items() if at < LEFT and is_question(cell)]
        beside = max(beside, len({key(row.cells[at]) for at in asked}))
        for at in asked:
            found.setdefault(at, []).append(key(row.cells[at]))
    label = max(sorted(found), key=lambda at: len(found[at]), default=None)
    if label is None or len(found[label]) < max(MIN_QUESTIONS, beside):
        return None
    return label if len(set(found[label])) == len(found[label]) else None


def _answer_columns(asked: Iterable[Row], label: int) -> list[int]:
    """List the columns after the questions with cells beside them, except further wordings."""
    columns: dict[int, list[str]] = {}
    for row in asked:
        for at, cell in row.cells.items():
            if at > label:
                columns.setdefault(at, []).append(cell)
    return [
        at
        for at, cells in sorted(columns.items())
        if at >= LEFT or 2 * sum(map(is_question, cells)) < len(cells)
    ]


def _means(cell: str, word: str) -> bool:
    """Check whether a cell is the header of the questions or of the answers."""
    return ids("answers").get(key(cell)) == word


def _name_columns(
    heads: Sequence[Row], fields: CityFields, label: int, data: Sequence[int]
) -> dict[int, str]:
    """Find the names of cities above their columns, without a label, if most of them are places."""
    for row in reversed(heads):
        corner = row.cells.get(label, "")
        names = {at: row.cells[at] for at in data if at in row.cells}
        is_names = row.number in fields.used or not corner
        if "country" in fields.titles and fields.titles["country"][0] == row.number:
            is_names = False
        if not is_names or row.number in fields.countries or len(data) < 2:
            continue
        places = [name for name in names.values() if _place(name, "")]
        if 2 * len(places) > len(names) == len(set(names.values())):
            fields.used.add(row.number)
            return names
    return {}


def _place(name: str, country: str) -> str:
    """Return a name if it is that of a place in the gazetteer, else a blank."""
    bare, said = split_country(name)
    codes = codes_of(said or country)
    found = find_exact([(bare, "")]).get((bare, ""), []) if len(bare) > CODE else []
    return name if any(place.country in codes or not codes for place in found) else ""
