"""Save a visitor's choices about a file, and apply them to a later file of the same office.

A mapping is a small JSON file. Like any file of a visitor it is bounded, and every entry is checked
before it is used.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from smartgov.intake.cells import CODES, clean
from smartgov.intake.choices import (
    ALL,
    BLANKS,
    COORDINATES,
    DECIMAL_SIGNS,
    IGNORED,
    NO_CHOICES,
    QUESTION,
    Choices,
)
from smartgov.intake.limits import MAX_CITIES, MAX_COLUMNS
from smartgov.intake.tables.encodings import LEGACY, TWICE, UNICODE
from smartgov.intake.understood import Understood, headers, spell_out
from smartgov.intake.vocabulary import ids
from smartgov.problems import Problem
from smartgov.study.schema import ID_PATTERN

FORMAT, VERSION = "smart-governance-mapping", 1

#: Maximum size of a mapping in bytes, and of a name in it in characters.
MAX_MAPPING, MAX_NAME = 2**20, 2_000

#: The name of a mapping in the folder of an imported study.
FILE = "mapping.json"


@dataclass(frozen=True)
class Mapping:
    """Choices that were saved, and the columns of the file for which they were made."""

    choices: Choices = NO_CHOICES
    headers: tuple[str, ...] = ()


def write_mapping(choices: Choices, understood: Understood) -> bytes:
    """Export the choices about a file to JSON, one by one and with the names of its columns."""
    settled = spell_out(choices, understood)
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "headers": list(headers(understood.columns)),
        "columns": dict(settled.columns),
        "blank": dict(settled.blank),
        "coordinates": dict(settled.coordinates),
        "decimal": settled.decimal,
        "encoding": settled.encoding,
    }
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def read_mapping(content: bytes, file: str) -> tuple[Mapping | None, tuple[Problem, ...]]:
    """Read a mapping that was saved; None, with the problem, if it is not one."""
    if len(content) > MAX_MAPPING:
        return None, (Problem("too_large", file, allowed=f"{MAX_MAPPING // 2**20} MB"),)
    try:
        whole = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None, (Problem("not_a_mapping", file),)
    if not isinstance(whole, dict) or (whole.get("format"), whole.get("version")) != (
        FORMAT,
        VERSION,
    ):
        return None, (Problem("not_a_mapping", file),)
    try:
        return _parse(whole), ()
    except _WrongEntryError as error:
        return None, (Problem("bad_mapping", file, value=str(error)),)


class _WrongEntryError(ValueError):
    """An entry that no mapping has."""


def _parse(whole: dict[str, Any]) -> Mapping:
    names = whole.get("headers", [])
    if not isinstance(names, list) or len(names) > 2 * MAX_COLUMNS:
        raise _WrongEntryError("headers")
    choices = Choices(
        columns=_read_group(whole, "columns", _is_role, MAX_COLUMNS),
        blank=_read_group(whole, "blank", BLANKS.__contains__, MAX_COLUMNS),
        coordinates=_read_group(whole, "coordinates", COORDINATES.__contains__, MAX_CITIES),
        decimal=_read_one(whole, "decimal", DECIMAL_SIGNS),
        encoding=_read_one(whole, "encoding", (UNICODE, TWICE, *LEGACY)),
    )
    return Mapping(choices, tuple(_read_name(name, "headers") for name in names))


def _read_group(
    whole: dict[str, Any], group: str, allows: Callable[[str], bool], most: int
) -> dict[str, Any]:
    """Read a group of choices by name."""
    entries = whole.get(group, {})
    if not isinstance(entries, dict) or len(entries) > most:
        raise _WrongEntryError(group)
    read = {_read_name(name, group): choice for name, choice in entries.items()}
    for name, choice in read.items():
        if not isinstance(choice, str) or not allows(choice):
            raise _WrongEntryError(f"{group}: {name}")
    return read


def _read_one(whole: dict[str, Any], field: str, allowed: Sequence[str]) -> Any:
    value = whole.get(field, "")
    if not isinstance(value, str) or value not in ("", *allowed):
        raise _WrongEntryError(field)
    return value


def _read_name(name: object, group: str) -> str:
    """Read the name of a column, question or city as the cells of a file are read."""
    if not isinstance(name, str) or len(name) > MAX_NAME:
        raise _WrongEntryError(group)
    cleaned = name if name == ALL else clean(name)
    if not cleaned or cleaned in CODES:
        raise _WrongEntryError(group)
    return cleaned


def _is_role(role: str) -> bool:
    """Check whether a role is that of a column of cities or answers, of a question, or none."""
    if role.startswith(QUESTION):
        return ID_PATTERN.fullmatch(role.removeprefix(QUESTION)[:MAX_NAME]) is not None
    return role == IGNORED or role in {*ids("cities").values(), *ids("answers").values()}


def adopt(mapping: Mapping, understood: Understood) -> Choices:
    """Apply a saved mapping to another file, as far as that file leaves something open.

    Choices of columns, questions and cities that the file does not have are dropped; its numbers
    are read by the mapping only where they do not tell themselves how they are written.
    """
    chosen, names = mapping.choices, set(headers(understood.columns))
    certain = understood.numbers is not None and understood.numbers.certainty == "certain"
    return replace(
        chosen,
        columns={name: role for name, role in chosen.columns.items() if name in names},
        decimal="" if certain else chosen.decimal,
    )


def compare_headers(
    mapping: Mapping, understood: Understood
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """List the columns that a file has in addition to those of a mapping, and those it lacks."""
    found = headers(understood.columns)
    new = tuple(name for name in found if name not in mapping.headers)
    return new, tuple(name for name in mapping.headers if name not in found)
