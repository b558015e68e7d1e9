"""The view: everything that a visitor chose, and its only home, the URL.

`PARAMETERS` is the one table of the names that links rely on. Ids and codes go into the URL,
never translated labels; defaults are left out and lists sorted, so that one view has one
address.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, cast

from components.view.codecs import FLAG, LIST, MANY, NUMBERS, ONE, SHARE, WEIGHTS, Kind, Numbers
from smartgov.model import AGGREGATIONS, MIN_COVERAGE, Aggregation, Spec, Study
from smartgov.peers.filters import CityFilter
from smartgov.peers.groups import GROUPINGS, Grouping
from smartgov.peers.population import POPULATION_CLASSES
from smartgov.peers.rules import PEER_RULES, PeerRule
from smartgov.scoring.weights import effective_weights, presets
from smartgov.study.allowed import is_in_range
from smartgov.text import LANGUAGES, Language

Query = Mapping[str, Sequence[str]]

#: The id of a study begins so where it is a file of the visitor's session; no folder can.
OWN_FILE = "file~"


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
        """The choices that decide the scores."""
        return Spec(self.weights, self.aggregation, self.coverage)

    @property
    def cities(self) -> CityFilter:
        """The filter of cities that the view asks for."""
        return CityFilter(self.regions, self.countries, self.sizes, self.search)


@dataclass(frozen=True)
class Parameter:
    """One name in the URL: the field it fills, what it is for, its kind, what it may be."""

    name: str
    field: str
    meaning: str
    kind: Kind = ONE
    allowed: tuple[str, ...] = ()


PARAMETERS = (
    Parameter("lang", "lang", "language of the page", ONE, LANGUAGES),
    Parameter("study", "study", "id of the study"),
    Parameter("city", "city", "id of the chosen city"),
    Parameter("score", "measure", "`overall`, or the id of a pillar or dimension"),
    Parameter("peers", "peers", "rule that finds the peers of the city", ONE, PEER_RULES),
    Parameter("region", "regions", "code of a region, UN M49 or ISO 3166-2; repeat", MANY),
    Parameter("country", "countries", "ISO 3166-1 code of a country; repeat for more", MANY),
    Parameter("size", "sizes", "population class; repeat", MANY, tuple(POPULATION_CLASSES)),
    Parameter("q", "search", "words in the name of a city"),
    Parameter("pillar", "pillar", "recommendations of this pillar"),
    Parameter("dimension", "dimension", "recommendations of this dimension"),
    Parameter("recommendation", "recommendation", "id of the chosen recommendation"),
    Parameter("lacking", "lacking", "`1`: only what the chosen city lacks", FLAG, ("1",)),
    Parameter("weights", "weights", "`id:number,…` of dimensions and pillars", WEIGHTS),
    Parameter("aggregation", "aggregation", "which mean", ONE, AGGREGATIONS),
    Parameter("coverage", "coverage", "least share of answers, 0 to 1", SHARE),
    Parameter("group", "group", "groups of the ranking", ONE, GROUPINGS),
    Parameter("against", "against", "weights that the ranking is compared with"),
    Parameter("pick", "picked", "id of a hand-picked peer; repeat for more", MANY),
    Parameter("if", "changes", "`question:answer,…` changed for the chosen city", NUMBERS),
    Parameter("compare", "compared", "ids of up to six cities, in their places: `id,id`", LIST),
    Parameter("x", "x", "dimension across the scatter of Compare"),
    Parameter("y", "y", "dimension up the scatter of Compare"),
    Parameter("own", "own", "answers of a visitor's own city"),
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
            try:
                chosen[parameter.field] = parameter.kind.parse(values)
            except ValueError:
                notices.append(Notice("unknown_value", parameter.name, values[-1]))
    return View(**chosen), notices


def format_view(view: View) -> dict[str, list[str]]:
    """Return the query of a view: defaults left out, lists sorted.

    ``parse_view(format_view(view))`` gives the view back, without notices.
    """
    query: dict[str, list[str]] = {}
    for parameter in PARAMETERS:
        value = getattr(view, parameter.field)
        if value == getattr(_DEFAULT, parameter.field):
            continue
        query[parameter.name] = parameter.kind.format(value)
    return query


def resolve_view(
    view: View, study: Study, recommendations: Iterable[str]
) -> tuple[View, list[Notice]]:
    """Return the view without what the study does not have, and a notice for each such thing."""
    view, notices = _resolve_weights(view, study)
    view, more = _resolve_changes(view, study)
    notices += more
    known = _known(view, study, recommendations)
    for parameter in PARAMETERS:
        if parameter.field not in known:
            continue
        value = getattr(view, parameter.field)
        several = isinstance(value, tuple)
        values = value if several else [value] if value else []
        unknown = [item for item in values if item and item not in known[parameter.field]]
        if unknown:
            code = _NOTICE_CODES.get(parameter.name, f"unknown_{parameter.name}")
            notices += [Notice(code, parameter.name, v) for v in unknown]
            kept = tuple(item for item in values if item not in unknown)
            default = getattr(_DEFAULT, parameter.field)
            resolved: dict[str, Any] = {parameter.field: kept if several else default}
            view = replace(view, **resolved)
    return view, notices


#: Parameters whose unknown values are of a kind that another parameter already has words for.
_NOTICE_CODES = {
    "pick": "unknown_city",
    "compare": "unknown_city",
    "x": "unknown_dimension",
    "y": "unknown_dimension",
}


def _resolve_changes(view: View, study: Study) -> tuple[View, list[Notice]]:
    """Return the view without changed answers that the study has no question or room for."""
    kept = tuple(
        (question, value)
        for question, value in view.changes
        if question in study.question_by_id and is_in_range(study.question_by_id[question], value)
    )
    dropped = [question for question, value in view.changes if (question, value) not in kept]
    return replace(view, changes=kept), [Notice("unknown_answer", "if", q) for q in dropped]


def _resolve_weights(view: View, study: Study) -> tuple[View, list[Notice]]:
    """Return the view with the usual weights where its own are of nothing, or of no weight."""
    unknown = [node for node, _ in view.weights if node not in study.framework.weights]
    if not unknown and effective_weights(study, view.spec).sum() > 0:
        return view, []
    notices = [Notice("unknown_weight", "weights", node) for node in unknown]
    return change(view, "weights", ()), notices or [Notice("no_weight", "weights", "")]


def _known(view: View, study: Study, recommendations: Iterable[str]) -> dict[str, set[str]]:
    """Return, by field, what the study has; a dimension has to be one of the chosen pillar."""
    asked = {dimension.id for dimension in study.asked}
    pillars = {pillar.id for pillar in study.framework.pillars}
    wanted = {view.pillar} & pillars or pillars
    within = [d for d in study.framework.dimensions if d.pillar in wanted]
    return {
        "city": set(study.city_by_id),
        "measure": {"overall", *asked, *(dimension.pillar for dimension in study.asked)},
        "regions": {city.region for city in study.cities},
        "countries": set(study.countries),
        "pillar": pillars,
        "dimension": {dimension.id for dimension in within},
        "recommendation": set(recommendations),
        "against": set(presets(study)),
        "picked": set(study.city_by_id),
        "compared": set(study.city_by_id),
        "x": asked,
        "y": asked,
    }


def change(view: View, field: str, value: object) -> View:
    """Return a view with one thing changed.

    Another study starts afresh: what was chosen belongs to the one that is left. Another pillar
    lets go of the dimension, which was one of the pillar before; another city lets go of the
    answers that were changed.

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
    if field == "city":
        changed["changes"] = ()
    return replace(view, **changed)
