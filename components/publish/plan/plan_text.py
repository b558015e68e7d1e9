"""Data classes for the text of a plan, independent of the output format."""

from __future__ import annotations

from dataclasses import dataclass

from components.publish.report.parts import Document


@dataclass(frozen=True)
class PlannedTask:
    """A practice that is taken on, and who is responsible; blank if that is not said."""

    practice: str
    responsible: str


@dataclass(frozen=True)
class PlannedTime:
    """The practices that are taken on at a time, and the score and rank that would follow."""

    title: str
    then: str
    tasks: tuple[PlannedTask, ...]


@dataclass(frozen=True)
class Reading:
    """Something to read: what it is, who says so, and its address."""

    text: str
    detail: str
    address: str


@dataclass(frozen=True)
class Guide:
    """Whom to ask about a recommendation, and what to read, the latter with labels.

    ``hue`` is the color of its pillar.
    """

    title: str
    hue: str
    ask: str
    readings: tuple[tuple[str, tuple[Reading, ...]], ...]


@dataclass(frozen=True)
class PlanDocument(Document):
    """The text of a plan.

    ``heads`` are the headings of the table of tasks: practice, and who is responsible.
    """

    heading: str
    heads: tuple[str, str]
    times: tuple[PlannedTime, ...]
    guides_heading: str
    guides_note: str
    guides: tuple[Guide, ...]
