"""The view: all choices of a visitor, stored only in the URL."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, cast

from smartgov.model import MIN_COVERAGE, Aggregation, Spec
from smartgov.peers.filters import CityFilter
from smartgov.peers.groups import Grouping
from smartgov.peers.rules import PeerRule
from smartgov.text import Language

#: Numbers by id, sorted by id: weights of dimensions, or changed answers.
Numbers = tuple[tuple[str, float], ...]

#: Maximum number of cities compared, each with its own color and symbol.
MOST_COMPARED = 6

#: Prefix of the ids of studies loaded from a visitor's file; folder names cannot have it.
OWN_FILE = "file~"


@dataclass(frozen=True)
class View:
    """The choices of a visitor. None and empty mean not chosen."""

    lang: Language | None = None
    study: str | None = None
    city: str | None = None
    measure: str = "overall"
    peers: PeerRule = "region"
    regions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    search: str = ""
    pillar: str | None = None
    dimension: str | None = None
    recommendation: str | None = None
    lacking: bool = False
    weights: Numbers = ()
    aggregation: Aggregation = "arithmetic"
    coverage: float = MIN_COVERAGE
    group: Grouping = "region"
    against: str | None = None
    picked: tuple[str, ...] = ()
    changes: Numbers = ()
    compared: tuple[str, ...] = ()
    x: str | None = None
    y: str | None = None
    own: str | None = None

    @property
    def spec(self) -> Spec:
        """The choices that affect the scores."""
        return Spec(self.weights, self.aggregation, self.coverage)

    @property
    def cities(self) -> CityFilter:
        """The city filter of the view."""
        return CityFilter(self.regions, self.countries, self.sizes, self.search)


#: The view with nothing chosen.
DEFAULT = View()


def change(view: View, field: str, value: object) -> View:
    """Copy a view with one field changed, resetting the fields that depend on it.

    Changing the study resets everything except the language, changing the pillar resets the
    dimension, and changing the city resets the changed answers.

    Raises
    ------
    ValueError
        If a view has no such field.
    """
    if field not in {item.name for item in fields(View)}:
        raise ValueError(f"a view has no {field}")
    if field == "study":
        return View(lang=view.lang, study=cast("str | None", value))
    if isinstance(value, list):
        value = tuple(sorted(value))
    changed: dict[str, Any] = {field: value}
    if field == "pillar" and value is not None:
        changed["dimension"] = None
    if field == "city":
        changed["changes"] = ()
    return replace(view, **changed)
