"""Hypothesis strategies for views as links may contain them."""

from __future__ import annotations

from string import ascii_lowercase

from hypothesis import strategies as st

from components.view.parameters import BACK_PAGES
from components.view.view import FORMS, MAPS, PANELS, READINGS, View
from smartgov.model import AGGREGATIONS
from smartgov.peers.groups import GROUPINGS
from smartgov.peers.population import POPULATION_CLASSES
from smartgov.peers.rules import PEER_RULES
from smartgov.plan.plan import WHENS, Plan, Task
from smartgov.text import LANGUAGES

#: Anything that a URL can carry.
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)


IDS = st.none() | WORDS


def sets_of(values: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.sets(values, max_size=4).map(lambda chosen: tuple(sorted(chosen)))


#: Ids as the framework has them.
NAMES = st.text(ascii_lowercase + "_", min_size=1, max_size=8)

#: Any weight that can be.
WEIGHTS = st.dictionaries(
    NAMES,
    st.floats(0, 1000),
    max_size=4,
).map(lambda chosen: tuple(sorted(chosen.items())))


#: Answers changed by question.
CHANGES = st.dictionaries(
    NAMES,
    st.floats(allow_nan=False, allow_infinity=False),
    max_size=4,
).map(lambda chosen: tuple(sorted(chosen.items())))


def free_some(chosen: list[tuple[str, bool]]) -> tuple[str, ...]:
    """Return ids in their places, some of them free, the last one not."""
    places = ["" if free else city for city, free in chosen]
    while places and not places[-1]:
        places.pop()
    return tuple(places)


CITY_IDS = st.text(ascii_lowercase + "-", min_size=1, max_size=8)


PLACES = st.lists(
    st.tuples(CITY_IDS, st.booleans()), max_size=6, unique_by=lambda place: place[0]
).map(free_some)


#: Edges of a part of a map.
BOXES = st.tuples(
    *(st.lists(st.floats(-end, end), min_size=2, max_size=2).map(sorted) for end in (180, 90))
).map(lambda edges: (edges[0][0], edges[1][0], edges[0][1], edges[1][1]))


#: Plans of a city.
PLANS = st.builds(
    lambda city, tasks: Plan(city, tuple(Task(name, when) for name, when in tasks.items())),
    CITY_IDS,
    st.dictionaries(NAMES, st.sampled_from(WHENS), min_size=1, max_size=4),
)
#: Ids of slides, and lines of text about them.
SLIDES = st.text(ascii_lowercase + "_-", min_size=1, max_size=8)
LINES = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=8)
TEXTS = st.dictionaries(SLIDES, LINES, max_size=3).map(lambda texts: tuple(sorted(texts.items())))


#: Versions of data, with and without a date.
VERSIONS = st.from_regex(
    r"(2\d{3}-\d\d-\d\d-)?[0-9a-f]{8}", fullmatch=True, alphabet="0123456789abcdef-"
)


VIEWS = st.builds(
    View,
    lang=st.none() | st.sampled_from(LANGUAGES),
    study=IDS,
    version=st.none() | VERSIONS,
    city=IDS,
    measure=WORDS,
    peers=st.sampled_from(PEER_RULES),
    regions=sets_of(WORDS),
    countries=sets_of(WORDS),
    sizes=sets_of(st.sampled_from(list(POPULATION_CLASSES))),
    search=st.just("") | WORDS,
    pillar=IDS,
    dimension=IDS,
    recommendation=IDS,
    lacking=st.booleans(),
    weights=WEIGHTS,
    aggregation=st.sampled_from(AGGREGATIONS),
    coverage=st.floats(0, 1),
    reading=st.sampled_from(READINGS),
    group=st.sampled_from(GROUPINGS),
    against=IDS,
    picked=sets_of(WORDS),
    changes=CHANGES,
    compared=PLACES,
    x=IDS,
    y=IDS,
    own=IDS,
    sort=CHANGES,
    panels=st.sampled_from(PANELS),
    maps=st.sampled_from(MAPS),
    near=st.none() | BOXES,
    plan=st.none() | PLANS,
    deck=IDS,
    slide=st.none() | st.integers(1, 999),
    shown=st.lists(SLIDES, max_size=3, unique=True).map(tuple),
    titles=TEXTS,
    lines=TEXTS,
    form=st.sampled_from(FORMS),
    talk=st.none() | st.text(ascii_lowercase, min_size=1, max_size=16),
    back=st.none() | st.sampled_from(BACK_PAGES),
)
