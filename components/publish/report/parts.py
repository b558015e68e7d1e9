"""Data classes for the text of a city profile, independent of the output format."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime

from components.publish.drawing import Drawing
from smartgov.advice.city_report import CityReport
from smartgov.text import Language


@dataclass(frozen=True)
class Origin:
    """Where a scenario starts: the report of the city's own answers, and the changes in words."""

    report: CityReport
    changes: str


@dataclass(frozen=True)
class Figure:
    """A key figure: its label, value and basis."""

    label: str
    value: str
    basis: str


@dataclass(frozen=True)
class Step:
    """A recommended next step; ``facts`` are pairs of label and text.

    ``hue`` is the color of its pillar.
    """

    title: str
    text: str
    facts: tuple[tuple[str, str], ...]
    hue: str


@dataclass(frozen=True)
class Section:
    """A titled section of the report; its lines are sentences or list items."""

    title: str
    lines: tuple[str, ...]
    subtitle: str = ""


@dataclass(frozen=True)
class ProfileRow:
    """A dimension of the profile, as numbers for the chart and as formatted text.

    ``score``, and the peers' ``median``, ``low`` and ``high`` (quartiles), are 0–100, NaN if not
    available; ``note`` says why the city has no score. ``cells`` are the city's score, the median
    and the quartiles as text. In a scenario ``real`` is the score of the city's own answers, and
    ``was`` says so, where it differs.
    """

    label: str
    note: str
    hue: str
    score: float
    median: float
    low: float
    high: float
    cells: tuple[str, str, str]
    real: float = math.nan
    was: str = ""


@dataclass(frozen=True)
class Profile:
    """The dimension scores of a city compared with its peers.

    ``heads`` are the column headers: dimension, city, peers, their median and their
    interquartile range. ``alt`` is the alternative text; ``not_asked`` lists what is left out,
    ``group`` names the peers, ``group_map`` shows them.
    """

    title: str
    subtitle: str
    alt: str
    heads: tuple[str, str, str, str, str]
    rows: tuple[ProfileRow, ...]
    not_asked: str
    group: str = ""
    group_map: Drawing | None = None

    @property
    def spoken(self) -> str:
        """The chart in words: its alternative text, and the values of each dimension."""
        _, city, _, median, half = self.heads
        rows = (
            f"{row.label}: {city} {row.cells[0]}, {median} {row.cells[1]}, {half} {row.cells[2]}"
            for row in self.rows
        )
        return ". ".join([self.alt, *rows])


@dataclass(frozen=True)
class Document:
    """What every document about a city has in common, whatever it says of it.

    Attributes
    ----------
    kind, name, place
        Kind of document, name of the city, and its location.
    shape
        Small picture of the city's profile.
    document
        Title of the file.
    study, status
        Title and years of the study, and the kind of answers.
    mark
        Watermark on every page if the answers are invented or those of a scenario, else empty.
    figures, notices
        Key figures, and remarks needed to interpret them.
    about, live, address
        Source and caveats, and the URL of the live view with its label; empty if unknown.
    dated
        Date of the file: the end of the last year of answers.
    """

    language: Language
    app: str
    kind: str
    name: str
    place: str
    shape: Drawing
    document: str
    study: str
    status: str
    mark: str
    figures: tuple[Figure, ...]
    notices: tuple[str, ...]
    about: Section
    live: str
    address: str
    dated: datetime


@dataclass(frozen=True)
class ReportText(Document):
    """The text of a city profile.

    ``steps`` are the first recommendations, ``after`` remarks on the others; ``since`` is the
    change since an earlier edition, None if there is none.
    """

    profile: Profile
    standing: tuple[Section, ...]
    next: Section
    steps: tuple[Step, ...]
    after: tuple[str, ...]
    since: Section | None = None
