"""What a city did for a recommendation, a standard to work from, and the collection of both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from smartgov.model import City
from smartgov.text import Text

#: Who says so: the city, the publisher of a standard, somebody else, or the press.
Known = Literal["city", "publisher", "third_party", "press"]


@dataclass(frozen=True)
class Source:
    """Where a fact was read.

    Attributes
    ----------
    publisher, title
        Who published it, and under which title; the title is blank if it was not visible.
    address
        Address of the page.
    known
        Who says so.
    published, seen
        The year, month or day it was published, blank if unknown, and that it was read.
    """

    publisher: str
    title: str
    address: str
    known: Known
    published: str
    seen: str


@dataclass(frozen=True)
class Case:
    """What a city did for a recommendation, as told by the source.

    Attributes
    ----------
    recommendation
        Id of the recommendation that it is an example of.
    since
        The year it began; None if the source does not say.
    name, what
        What it is called, and what it is.
    led_to
        What came of it; blank if the source does not say.
    note
        What is uncertain about it, or who disagrees; may be blank.
    """

    id: str
    recommendation: str
    city: City
    since: int | None
    name: Text
    what: Text
    led_to: Text
    note: Text
    source: Source


@dataclass(frozen=True)
class Standard:
    """A standard or guide that a city can work from; ``year`` is None if unknown."""

    id: str
    recommendation: str
    year: int | None
    name: Text
    what: Text
    source: Source


@dataclass(frozen=True)
class Collection:
    """Cases and standards, each in the order of their table."""

    cases: tuple[Case, ...]
    standards: tuple[Standard, ...]

    @cached_property
    def cities(self) -> tuple[City, ...]:
        """The cities that the cases are of, each once."""
        return tuple({case.city.id: case.city for case in self.cases}.values())

    def limit_to(self, recommendations: Iterable[str]) -> Collection:
        """Select what belongs to some recommendations, by their ids."""
        ids = set(recommendations)
        return Collection(
            tuple(case for case in self.cases if case.recommendation in ids),
            tuple(one for one in self.standards if one.recommendation in ids),
        )
