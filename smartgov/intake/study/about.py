"""Read the description of a study from a visitor's file: its study sheet, or defaults."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from types import MappingProxyType
from typing import cast

from smartgov.intake.cells import CODES, is_blank, is_formula_error
from smartgov.intake.spot import Row, Spot
from smartgov.intake.study.city_table import slug
from smartgov.intake.tables.read_tables import Tables
from smartgov.intake.understood import Understood
from smartgov.intake.vocabulary import ids, key, words
from smartgov.model import BASES, Source, Status, StudyInfo
from smartgov.problems import Problem
from smartgov.study.checked_rows import list_of
from smartgov.study.schema import ID_PATTERN, MAX_TEXT, MAX_TITLE
from smartgov.text import LANGUAGES, Text, text_columns

#: The status of answers of which the file does not say whether they are real.
STATUS: Status = "not_stated"

_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")

#: A number like a year that has decimals.
_NO_YEAR = re.compile(r"(?<!\d)[12]\d{3}[.,]\d{1,3}(?!\d)")

#: Maximum rows read from the study sheet.
MOST = 200


@dataclass(frozen=True)
class About:
    """The description of a study in a file.

    ``info`` is None if the description cannot be used; ``fields`` are its cells, by field.
    """

    info: StudyInfo | None
    fields: Mapping[str, str] = field(default_factory=dict)


def read_about(
    tables: Tables, columns: Mapping[str, str] = MappingProxyType({})
) -> tuple[About, list[Problem]]:
    """Read the description of the study from the study sheet, or derive it from the file name.

    ``columns`` are the fields that columns of the tables give; see `take_fields`.
    """
    if tables.study is None:
        info, problems = describe_study(tables.file, columns)
        return About(info, columns), problems
    spot = tables.study.spot
    fields, problems = read_fields(spot, tables.study.rows)
    said = ids("statuses").get(key(fields.get("status", "")))
    if said is not None and columns.get("status", said) != said:
        shown = ", ".join(sorted({said, columns["status"]}))
        return About(None, fields), [*problems, spot.problem("mixed_status", shown)]
    fields = {**columns, **fields}
    info, found = describe_study(spot, fields)
    return About(info, fields), problems + found


def read_fields(spot: Spot, rows: Iterable[Row]) -> tuple[dict[str, str], list[Problem]]:
    """Read a sheet of two columns, name and value, by field, and report unknown fields."""
    known = ids("study")
    fields: dict[str, str] = {}
    problems = []
    for at, (number, cells, _) in enumerate(rows):
        if at == MOST:
            break
        positions = sorted(cells)
        name, value = cells[positions[0]].strip("\0"), cells.get(positions[0] + 1, "")
        field = known.get(key(name))
        if value in CODES:
            problems.append(_problem(CODES[value], spot, number, name))
        elif field is not None and is_formula_error(value):
            problems.append(_problem("formula_error", spot, number, value))
        elif field is not None:
            fields.setdefault(field, value)
        elif at and value:
            problems.append(_problem("unknown_field", spot, number, name))
    return {field: value for field, value in fields.items() if not is_blank(value)}, problems


def _problem(code: str, spot: Spot, row: int, name: str) -> Problem:
    return Problem(code, spot.file, row, value=name, sheet=spot.sheet)


def describe_study(spot: Spot, fields: Mapping[str, str]) -> tuple[StudyInfo | None, list[Problem]]:
    """Build the description of a study from its fields, with defaults for missing ones."""
    stem = PurePath(spot.file.replace("\\", "/")).stem.strip() or spot.file or "file"
    status = ids("statuses").get(key(fields.get("status", STATUS)))
    if status is None:
        return None, [spot.problem("unknown_status", fields["status"])]
    no_year = _NO_YEAR.search(fields.get("years", ""))
    if no_year is not None:
        return None, [spot.problem("not_a_year", no_year[0])]
    fields, problems = _drop_long(spot, fields)
    title = _text(fields, "title", Text(stem))
    known_basis = {key(basis): basis for basis in BASES}
    return StudyInfo(
        id=_id(fields.get("id", ""), stem),
        title=title,
        short_title=_text(fields, "short_title", title),
        description=Text(""),
        years=tuple(dict.fromkeys(map(int, _YEAR.findall(fields.get("years", ""))))),
        publishers=tuple(map(Text, list_of(fields.get("publishers", "")))),
        citation=fields.get("citation", ""),
        licence=fields.get("licence", "none stated"),
        status=cast("Status", status),
        basis=known_basis.get(key(fields.get("basis", "")), "self_reported"),
        caveat=_text(fields, "caveat", own_file_caveat()),
        sources=(Source(fields.get("source", spot.file)),),
    ), problems


def _drop_long(spot: Spot, fields: Mapping[str, str]) -> tuple[dict[str, str], list[Problem]]:
    """Drop the fields that are too long for a page, and report them."""
    most = {name: MAX_TITLE if "title" in name else MAX_TEXT for name in fields}
    long = [name for name, value in fields.items() if len(value) > most[name]]
    problems = [replace(spot.problem("too_long", allowed=str(most[n])), column=n) for n in long]
    return {name: value for name, value in fields.items() if name not in long}, problems


def _id(given: str, stem: str) -> str:
    """Choose the id: the given one, or one made from it or from the file name."""
    return given if ID_PATTERN.fullmatch(given) else slug(given) or slug(stem) or "file"


def _text(fields: Mapping[str, str], stem: str, default: Text) -> Text:
    """Read a text that is given once, or once per language."""
    english, *others = (fields.get(column, "") for column in text_columns(stem))
    english = english or fields.get(stem, "") or next(filter(None, others), "")
    return Text(english, *others) if english else default


def own_file_caveat() -> Text:
    """Build the default caveat of a file: nobody has verified it."""
    return _translated("caveat")


def describe_imported(info: StudyInfo, study_id: str) -> StudyInfo:
    """Adapt the description of a study whose file is imported permanently, with its new id."""
    own, imported = own_file_caveat().words, _translated("caveat_imported").words
    caveat = Text(*map(str.replace, info.caveat.words, own, imported))
    return replace(info, id=study_id, caveat=caveat)


def note_choices(info: StudyInfo, understood: Understood) -> StudyInfo:
    """Add to what readers must know how the visitor decided that the file is read."""
    means = [column.means for column in understood.blanks]
    repaired = [location for location in understood.locations if location.how == "repaired"]
    counts = {
        "blank_no": means.count("no"),
        "blank_missing": means.count("missing"),
        "repaired": len(repaired),
    }
    made = {name: count for name, count in counts.items() if count}
    texts = (
        [info.caveat.read(language)]
        + [words(language)["choices"][name].format(count=count) for name, count in made.items()]
        for language in LANGUAGES
    )
    return replace(info, caveat=Text(*map(" ".join, texts))) if made else info


def _translated(group: str) -> Text:
    return Text(*(str(words(language)[group]) for language in LANGUAGES))
