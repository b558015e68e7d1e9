"""URL parameters of the app, and conversion between view and query.

`PARAMETERS` is the only list of parameter names. The URL contains ids and codes, never
translated labels. Defaults are left out and lists sorted, so that each view has exactly one
URL.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from components.view.codecs import (
    BOX,
    CITIES,
    FLAG,
    MANY,
    NUMBERS,
    ONE,
    PLAN,
    POSITION,
    SHARE,
    SLIDES,
    TALK,
    TEXTS,
    VERSION,
    WEIGHTS,
    Codec,
)
from components.view.view import DEFAULT, FORMS, MAPS, ORDERS, PANELS, READINGS, View
from smartgov.model import AGGREGATIONS
from smartgov.peers.groups import GROUPINGS
from smartgov.peers.population import POPULATION_CLASSES
from smartgov.peers.rules import PEER_RULES
from smartgov.plan.plan import WHENS
from smartgov.text import LANGUAGES

Query = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Parameter:
    """A URL parameter: name, field of the view, description, codec and allowed values."""

    name: str
    field: str
    meaning: str
    codec: Codec = ONE
    allowed: tuple[str, ...] = ()


#: The pages that a presentation can be opened from, except the Overview, which has no name.
BACK_PAGES = (
    "study",
    "city",
    "compare",
    "ranking",
    "recommendations",
    "practices",
    "your_city",
    "data",
    "method",
    "present",
)


def _listed(values: Iterable[str]) -> str:
    return ", ".join(f"`{value}`" for value in values)


PARAMETERS = (
    Parameter(
        "lang", "lang", f"language: {_listed(LANGUAGES)}; without it, the browser's", ONE, LANGUAGES
    ),
    Parameter(
        "study",
        "study",
        "id of the data set, or of a series, for its latest edition; `file~…` is a file of the "
        "visitor's own session, which no other browser can open",
    ),
    Parameter(
        "version",
        "version",
        "version of the data that was seen, by its date and digest: `2026-11-28-5e68c40a`; "
        "the data is always the current one, and a notice says what changed since",
        VERSION,
    ),
    Parameter("since", "since", "edition that the data set is compared with: `2014`"),
    Parameter("city", "city", "id of the chosen city"),
    Parameter("score", "measure", "the score shown: `overall`, or the id of a pillar or dimension"),
    Parameter(
        "peers", "peers", f"whom the city is compared with: {_listed(PEER_RULES)}", ONE, PEER_RULES
    ),
    Parameter(
        "region",
        "regions",
        "UN M49 code of a region, or ISO 3166-2 within one country; repeat for more",
        MANY,
    ),
    Parameter("country", "countries", "ISO 3166-1 code of a country; repeat for more", MANY),
    Parameter(
        "size",
        "sizes",
        f"population class: {_listed(POPULATION_CLASSES)}; repeat for more",
        MANY,
        tuple(POPULATION_CLASSES),
    ),
    Parameter("q", "search", "words in the name of a city"),
    Parameter("pillar", "pillar", "recommendations of this pillar"),
    Parameter("dimension", "dimension", "recommendations of this dimension"),
    Parameter("recommendation", "recommendation", "id of the recommendation to look at closely"),
    Parameter("practice", "practice", "id of the practice whose lack is listed; without it, all"),
    Parameter("order", "order", f"order of the recommendations: {_listed(ORDERS)}", ONE, ORDERS),
    Parameter("lacking", "lacking", "`1`: only what the chosen city lacks", FLAG, ("1",)),
    Parameter(
        "weights",
        "weights",
        "own weights of dimensions or pillars: `participation:2,foresight:0.5`",
        WEIGHTS,
    ),
    Parameter(
        "aggregation", "aggregation", f"which mean: {_listed(AGGREGATIONS)}", ONE, AGGREGATIONS
    ),
    Parameter(
        "coverage", "coverage", "minimum share of questions answered for a mean, 0 to 1", SHARE
    ),
    Parameter("reading", "reading", f"how the ranking is read: {_listed(READINGS)}", ONE, READINGS),
    Parameter("group", "group", f"groups of the ranking: {_listed(GROUPINGS)}", ONE, GROUPINGS),
    Parameter(
        "against",
        "against",
        "weights that the ranking is compared with: `equal_pillars`, "
        "`equal_dimensions`, `first_<pillar>`",
    ),
    Parameter(
        "pick", "picked", "id of a hand-picked peer, with `peers=picked`; repeat for more", MANY
    ),
    Parameter(
        "if",
        "changes",
        "answers changed for the chosen city, to see what would follow: "
        "`participatory_budgeting:1`",
        NUMBERS,
    ),
    Parameter(
        "compare",
        "compared",
        "ids of up to six cities, each in its place: `barcelona,ghent`",
        CITIES,
    ),
    Parameter("x", "x", "dimension across the scatter plot of Compare"),
    Parameter("y", "y", "dimension up the scatter plot of Compare"),
    Parameter(
        "by",
        "panels",
        f"distributions of Overview side by side: {_listed(PANELS)}",
        ONE,
        PANELS,
    ),
    Parameter(
        "sort",
        "sort",
        "tables of more than 400 rows, by which column each is sorted: `ranking:3`, down `-3`",
        NUMBERS,
    ),
    Parameter(
        "maps",
        "maps",
        f"maps of Overview side by side, or the map of change: {_listed(MAPS)}",
        ONE,
        MAPS,
    ),
    Parameter(
        "near",
        "near",
        "part of a map: its western, southern, eastern and northern edge in degrees",
        BOX,
    ),
    Parameter(
        "case_region",
        "case_regions",
        "UN M49 code of a region that practices are from; repeat for more",
        MANY,
    ),
    Parameter(
        "case_country",
        "case_countries",
        "ISO 3166-1 code of a country that practices are from; repeat for more",
        MANY,
    ),
    Parameter(
        "case_size",
        "case_sizes",
        "population class of the cities that practices are from; repeat for more: "
        f"{_listed(POPULATION_CLASSES)}",
        MANY,
        tuple(POPULATION_CLASSES),
    ),
    Parameter("case_q", "case_words", "words in a practice or in the name of its city"),
    Parameter(
        "plan",
        "plan",
        "the plan of a city, its id first: each practice and when it is taken on, "
        f"{_listed(WHENS)}: `bilbao,participatory_budgeting:this_year`",
        PLAN,
    ),
    Parameter("own", "own", "the answers of a visitor's own city"),
    Parameter("deck", "deck", "id of the deck that is presented"),
    Parameter("slide", "slide", "position of the slide that is presented, from 1", POSITION),
    Parameter("slides", "shown", "ids of the slides that are shown, in order", SLIDES),
    Parameter(
        "heading", "titles", "own title of a slide: `map:Where we are`; repeat for more", TEXTS
    ),
    Parameter("line", "lines", "own line of a slide: `map:Welcome`; repeat for more", TEXTS),
    Parameter("as", "form", f"how a deck is read: {_listed(FORMS)}", ONE, FORMS),
    Parameter("talk", "talk", "id of the presentation that the speaker's notes follow", TALK),
    Parameter(
        "back", "back", f"page that Esc leads back to: {_listed(BACK_PAGES)}", ONE, BACK_PAGES
    ),
)

_BY_NAME = {parameter.name: parameter for parameter in PARAMETERS}


@dataclass(frozen=True)
class Notice:
    """A part of a link that could not be used; ``code`` is a key of the locale files."""

    code: str
    name: str
    value: str


def parse_view(query: Query) -> tuple[View, list[Notice]]:
    """Parse a query into a view, with a notice for each unknown name or invalid value.

    Invalid parameters keep their default. `resolve_view` checks whether the study, city or region
    exists.
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
                chosen[parameter.field] = parameter.codec.parse(values)
            except ValueError:
                notices.append(Notice("unknown_value", parameter.name, values[-1]))
    return View(**chosen), notices


def format_view(view: View) -> dict[str, list[str]]:
    """Format a view as a query, leaving out defaults and sorting lists.

    ``parse_view(format_view(view))`` returns the same view, without notices.
    """
    query: dict[str, list[str]] = {}
    for parameter in PARAMETERS:
        value = getattr(view, parameter.field)
        if value == getattr(DEFAULT, parameter.field):
            continue
        query[parameter.name] = parameter.codec.format(value)
    return query
