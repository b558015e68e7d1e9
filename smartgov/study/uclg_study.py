"""Read what is known of UCLG's Smart Cities Study, which the project takes its framework from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from smartgov.model import Framework, Recommendation
from smartgov.paths import EDITIONS_FILE
from smartgov.study import schema
from smartgov.study.checked_rows import read_sound, text_of
from smartgov.study.framework import read_framework, read_recommendations
from smartgov.text import Text

#: The edition on smart governance.
GOVERNANCE_YEAR = 2019


@dataclass(frozen=True)
class Edition:
    """An edition of the Smart Cities Study.

    Attributes
    ----------
    cities, countries
        Numbers that took part; None if unknown.
    theme, note
        What it was about, and what else to know; the note may be blank.
    report, contact
        Address of the report, and where to ask about it; blank if unknown.
    """

    year: int
    cities: int
    countries: int | None
    theme: Text
    note: Text
    report: str
    contact: str


@dataclass(frozen=True)
class UclgStudy:
    """The Smart Cities Study: its editions, and the framework and conclusions of that of 2019."""

    editions: tuple[Edition, ...]
    framework: Framework
    recommendations: tuple[Recommendation, ...]

    @property
    def edition(self) -> Edition:
        """The edition on smart governance."""
        return next(edition for edition in self.editions if edition.year == GOVERNANCE_YEAR)


def read_uclg_study() -> UclgStudy:
    """Read the study from the tables of the project.

    Raises
    ------
    ValueError
        If one of the tables, which are part of the project, has an error.
    """
    framework, problems = read_framework()
    if framework is None:
        raise ValueError(f"{problems}")
    return UclgStudy(read_editions(), framework, read_recommendations())


def read_editions(path: Path = EDITIONS_FILE) -> tuple[Edition, ...]:
    """Read the editions of the Smart Cities Study, the first one first.

    Raises
    ------
    ValueError
        If the table, which is part of the project, has an error.
    """
    return tuple(
        Edition(
            int(row["year"]),
            int(row["cities"]),
            int(row["countries"]) if row["countries"] else None,
            text_of(row, "theme"),
            text_of(row, "note"),
            row["report"],
            row["contact"],
        )
        for row in read_sound(path, schema.EDITIONS)
    )
