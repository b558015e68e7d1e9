"""The view: all choices of a visitor, stored only in the URL."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, Literal, cast, get_args

from smartgov.cases.case_filter import CaseFilter
from smartgov.model import MIN_COVERAGE, Aggregation, Spec
from smartgov.peers.filters import CityFilter
from smartgov.peers.groups import Grouping
from smartgov.peers.rules import PeerRule
from smartgov.plan.plan import Plan
from smartgov.text import Language

#: Numbers by id, sorted by id: weights of dimensions, changed answers, or columns of tables.
Numbers = tuple[tuple[str, float], ...]

#: How the ranking is read: by bands of cities that cannot be told apart, or by single ranks.
Reading = Literal["bands", "ranks"]
READINGS: tuple[Reading, ...] = get_args(Reading)

#: Order of the list of recommendations: as the study gives them, or the widest gap first.
Order = Literal["study", "gap"]

ORDERS: tuple[Order, ...] = get_args(Order)

#: Small multiples of the distribution: one chart for all, for each region or population class.
Panels = Literal["none", "region", "size"]

PANELS: tuple[Panels, ...] = get_args(Panels)

Maps = Literal["none", "region", "size", "change"]

MAPS: tuple[Maps, ...] = get_args(Maps)

#: A part of a map: its western, southern, eastern and northern edge in degrees.
Box = tuple[float, float, float, float]

#: Texts by id, sorted by id: own titles and lines of slides.
Texts = tuple[tuple[str, str], ...]

#: How a deck is read: slide by slide, as a page, or by its speaker.
Form = Literal["slides", "story", "notes"]

FORMS: tuple[Form, ...] = get_args(Form)

#: Maximum number of cities compared, each with its own color and symbol.
MOST_COMPARED = 6

#: Prefix of the ids of studies loaded from a visitor's file; folder names cannot have it.
OWN_FILE = "file~"


@dataclass(frozen=True)
class View:
    """The choices of a visitor. None and empty mean not chosen."""

    lang: Language | None = None
    study: str | None = None
    version: str | None = None
    since: str | None = None
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
    practice: str | None = None
    order: Order = "study"
    lacking: bool = False
    weights: Numbers = ()
    aggregation: Aggregation = "arithmetic"
    coverage: float = MIN_COVERAGE
    reading: Reading = "bands"
    group: Grouping = "region"
    against: str | None = None
    picked: tuple[str, ...] = ()
    changes: Numbers = ()
    compared: tuple[str, ...] = ()
    x: str | None = None
    y: str | None = None
    own: str | None = None
    panels: Panels = "none"
    sort: Numbers = ()
    maps: Maps = "none"
    near: Box | None = None
    case_regions: tuple[str, ...] = ()
    case_countries: tuple[str, ...] = ()
    case_sizes: tuple[str, ...] = ()
    case_words: str = ""
    plan: Plan | None = None
    deck: str | None = None
    slide: int | None = None
    shown: tuple[str, ...] = ()
    titles: Texts = ()
    lines: Texts = ()
    form: Form = "slides"
    talk: str | None = None
    back: str | None = None

    @property
    def spec(self) -> Spec:
        """The choices that affect the scores."""
        return Spec(self.weights, self.aggregation, self.coverage)

    @property
    def cities(self) -> CityFilter:
        """The city filter of the view."""
        return CityFilter(self.regions, self.countries, self.sizes, self.search)

    @property
    def on_stage(self) -> bool:
        """Whether a slide or the notes of a speaker are all that is shown."""
        return self.form == "notes" or (self.form == "slides" and self.slide is not None)

    @property
    def cases(self) -> CaseFilter:
        """The filter of the practices of cities anywhere, which has its own parameters."""
        cities = CityFilter(self.case_regions, self.case_countries, self.case_sizes)
        return CaseFilter(self.recommendation, cities, self.case_words)


#: The fields that filter cities.
FILTERS = ("regions", "countries", "sizes", "search")

#: The fields that filter practices of cities anywhere.
CASE_FILTERS = ("case_regions", "case_countries", "case_sizes", "case_words")

#: The view with nothing chosen.
DEFAULT = View()


#: The fields that say where a presentation is; a link to another page leaves them out.
MOMENT = ("slide", "form", "talk", "back")

#: The fields that say what is presented.
ARRANGEMENT = ("deck", "shown", "titles", "lines")


def off_stage(view: View, fields_of: tuple[str, ...] = MOMENT + ARRANGEMENT) -> View:
    """Copy a view without what is only for the stage; by default, all of it."""
    return replace(view, **{field: getattr(DEFAULT, field) for field in fields_of})


def without_filters(view: View) -> View:
    """Copy a view with all cities shown."""
    return replace(view, regions=(), countries=(), sizes=(), search="", near=None)


def change(view: View, field: str, value: object) -> View:
    """Copy a view with one field changed, resetting the fields that depend on it.

    Changing the study resets everything except the language, changing the pillar resets the
    dimension, changing the recommendation resets the practice, changing the city resets the
    changed answers, changing a filter of cities resets the part of the map, and changing the deck
    resets what was arranged in it.

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
    if field == "recommendation":
        changed["practice"] = None
    if field == "city":
        changed["changes"] = ()
    if field == "deck":
        changed |= {"shown": (), "titles": (), "lines": (), "slide": None}
    if field in FILTERS + CASE_FILTERS:
        changed["near"] = None
    return replace(view, **changed)
