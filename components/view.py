"""The view: everything that a visitor chose, and its only home, the URL.

`PARAMETERS` is the one table of the names that links rely on. Ids and codes go into the URL,
never translated labels; defaults are left out and lists sorted, so that one view has one
address.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, cast

from smartgov.filters import CityFilter
from smartgov.model import Study
from smartgov.peers import PEER_RULES, POPULATION_CLASSES, PeerRule
from smartgov.text import LANGUAGES, Language

Query = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class View:
    """What is looked at, and how. None and empty mean: not chosen."""

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

    @property
    def cities(self) -> CityFilter:
        """The filter of cities that the view asks for."""
        return CityFilter(self.regions, self.countries, self.sizes, self.search)


@dataclass(frozen=True)
class Parameter:
    """One name in the URL: the field it fills, what it may be, and what it is for."""

    name: str
    field: str
    meaning: str
    allowed: tuple[str, ...] = ()
    many: bool = False
    flag: bool = False


PARAMETERS = (
    Parameter("lang", "lang", "language of the page", LANGUAGES),
    Parameter("study", "study", "id of the study"),
    Parameter("city", "city", "id of the chosen city"),
    Parameter("score", "measure", "`overall`, or the id of a pillar or dimension"),
    Parameter("peers", "peers", "rule that finds the peers of the city", PEER_RULES),
    Parameter("region", "regions", "UN M49 code of a region; repeat for more", many=True),
    Parameter("country", "countries", "ISO 3166-1 code of a country; repeat for more", many=True),
    Parameter("size", "sizes", "population class; repeat", tuple(POPULATION_CLASSES), many=True),
    Parameter("q", "search", "words in the name of a city"),
    Parameter("pillar", "pillar", "recommendations of this pillar"),
    Parameter("dimension", "dimension", "recommendations of this dimension"),
    Parameter("recommendation", "recommendation", "id of the chosen recommendation"),
    Parameter("lacking", "lacking", "`1`: only what the chosen city lacks", ("1",), flag=True),
)

_BY_NAME = {parameter.name: parameter for parameter in PARAMETERS}
_DEFAULT = View()


@dataclass(frozen=True)
class Notice:
    """Something in a link that could not be followed; ``code`` is a key of the locale files."""

    code: str
    name: str
    value: str


def parse_view(query: Query) -> tuple[View, list[Notice]]:
    """Return the view that a query asks for, and what in it cannot be understood.

    What cannot be understood is left at its default. Whether a study, city or region exists is
    for `resolve_view` to say.
    """
    chosen: dict[str, Any] = {}
    notices = [Notice("unknown_parameter", name, "") for name in query if name not in _BY_NAME]
    for parameter in PARAMETERS:
        values = [value for value in query.get(parameter.name, ()) if value]
        if parameter.allowed:
            wrong = [value for value in values if value not in parameter.allowed]
            notices += [Notice("unknown_value", parameter.name, value) for value in wrong]
            values = [value for value in values if value in parameter.allowed]
        if values:
            chosen[parameter.field] = _parse(parameter, values)
    return View(**chosen), notices


def _parse(parameter: Parameter, values: Sequence[str]) -> object:
    if parameter.many:
        return tuple(sorted(set(values)))
    return True if parameter.flag else values[-1]


def format_view(view: View) -> dict[str, list[str]]:
    """Return the query of a view: defaults left out, lists sorted.

    ``parse_view(format_view(view))`` gives the view back, without notices.
    """
    query: dict[str, list[str]] = {}
    for parameter in PARAMETERS:
        value = getattr(view, parameter.field)
        if value == getattr(_DEFAULT, parameter.field):
            continue
        if parameter.many:
            query[parameter.name] = sorted(set(value))
        else:
            query[parameter.name] = ["1" if parameter.flag else str(value)]
    return query


def resolve_view(
    view: View, study: Study, recommendations: Iterable[str]
) -> tuple[View, list[Notice]]:
    """Return the view without what the study does not have, and a notice for each such thing."""
    known = _known(view, study, recommendations)
    notices: list[Notice] = []
    for parameter in PARAMETERS:
        if parameter.field not in known:
            continue
        value = getattr(view, parameter.field)
        values = value if parameter.many else [value] if value else []
        unknown = [item for item in values if item not in known[parameter.field]]
        if unknown:
            notices += [Notice(f"unknown_{parameter.name}", parameter.name, v) for v in unknown]
            kept = tuple(item for item in values if item not in unknown)
            default = getattr(_DEFAULT, parameter.field)
            view = change(view, parameter.field, kept if parameter.many else default)
    return view, notices


def _known(view: View, study: Study, recommendations: Iterable[str]) -> dict[str, set[str]]:
    """Return, by field, what the study has; a dimension has to be one of the chosen pillar."""
    asked = {dimension.id for dimension in study.asked}
    pillars = {pillar.id for pillar in study.framework.pillars}
    within = [d for d in study.framework.dimensions if view.pillar in (None, d.pillar)]
    return {
        "city": set(study.city_by_id),
        "measure": {"overall", *asked, *(dimension.pillar for dimension in study.asked)},
        "regions": {city.region for city in study.cities},
        "countries": {city.country for city in study.cities},
        "pillar": pillars,
        "dimension": {dimension.id for dimension in within},
        "recommendation": set(recommendations),
    }


def change(view: View, field: str, value: object) -> View:
    """Return a view with one thing changed.

    Another study starts afresh: what was chosen belongs to the one that is left. Another pillar
    lets go of the dimension, which was one of the pillar before.

    Raises
    ------
    ValueError
        For a field that a view does not have.
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
    return replace(view, **changed)
