"""What a report card consists of once it is in words, the same for every format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from smartgov.text import Language


@dataclass(frozen=True)
class Figure:
    """A key figure: what it is, its value, and what it rests on."""

    label: str
    value: str
    basis: str


@dataclass(frozen=True)
class Step:
    """A recommendation in the order of need: its facts are a name and what it says.

    ``hue`` is that of its pillar.
    """

    title: str
    text: str
    facts: tuple[tuple[str, str], ...]
    hue: str


@dataclass(frozen=True)
class Section:
    """A titled part of the report; its lines are sentences or entries of a list."""

    title: str
    lines: tuple[str, ...]
    subtitle: str = ""


@dataclass(frozen=True)
class ProfileRow:
    """A dimension of the profile, in numbers for the chart and in words beside it.

    ``score``, and the peers' ``median``, ``low`` and ``high`` (quartiles), are 0–100, NaN where
    not available; ``note`` says why the city has no score. ``cells`` are the city's score, the
    median and the quartiles as they are read.
    """

    label: str
    note: str
    hue: str
    score: float
    median: float
    low: float
    high: float
    cells: tuple[str, str, str]


@dataclass(frozen=True)
class Profile:
    """The dimensions of a city against its peers.

    ``heads`` name the dimensions, the city, its peers as a group, their median and their
    middle half; ``alt`` is the alternative text; ``not_asked`` says what is left out.
    """

    title: str
    subtitle: str
    alt: str
    heads: tuple[str, str, str, str, str]
    rows: tuple[ProfileRow, ...]
    not_asked: str


@dataclass(frozen=True)
class ReportText:
    """A report card in words.

    Attributes
    ----------
    kind, name, place
        What this is, the city, and where it lies.
    document
        The title of the file.
    study, status
        Whose answers these are and of which years; what kind of answers.
    mark
        The word across every page where the answers are invented, else empty.
    notices
        What has to be known before the figures are read.
    steps, after
        The first recommendations, and what is to be said of the others.
    address
        Where the live view is; empty where that is not known.
    dated
        The end of the last year of answers, which dates the file.
    """

    language: Language
    app: str
    kind: str
    name: str
    place: str
    document: str
    study: str
    status: str
    mark: str
    figures: tuple[Figure, ...]
    notices: tuple[str, ...]
    profile: Profile
    standing: tuple[Section, ...]
    next: Section
    steps: tuple[Step, ...]
    after: tuple[str, ...]
    about: Section
    live: str
    address: str
    dated: datetime
