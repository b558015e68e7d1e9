"""One view has one address, and an address gives its view back."""

from __future__ import annotations

from dataclasses import fields, replace
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.view.parameters import PARAMETERS, Notice, format_view, parse_view
from components.view.resolve import resolve_view
from components.view.view import View, change
from smartgov.model import AGGREGATIONS, Recommendation, Spec, Study
from smartgov.peers.filters import CityFilter
from smartgov.peers.groups import GROUPINGS
from smartgov.peers.population import POPULATION_CLASSES
from smartgov.peers.rules import PEER_RULES
from smartgov.text import LANGUAGES

#: Anything that a URL can carry.
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
IDS = st.none() | WORDS


def sets_of(values: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.sets(values, max_size=4).map(lambda chosen: tuple(sorted(chosen)))


#: Ids as the framework has them, and any weight that can be.
WEIGHTS = st.dictionaries(
    st.from_regex(r"[a-z_]{1,12}", fullmatch=True),
    st.floats(0, 1000),
    max_size=4,
).map(lambda chosen: tuple(sorted(chosen.items())))

#: Answers changed by question.
CHANGES = st.dictionaries(
    st.from_regex(r"[a-z_]{1,12}", fullmatch=True),
    st.floats(allow_nan=False, allow_infinity=False),
    max_size=4,
).map(lambda chosen: tuple(sorted(chosen.items())))


def free_some(chosen: list[tuple[str, bool]]) -> tuple[str, ...]:
    """Return ids in their places, some of them free, the last one not."""
    places = ["" if free else city for city, free in chosen]
    while places and not places[-1]:
        places.pop()
    return tuple(places)


CITY_IDS = st.from_regex(r"[a-z-]{1,12}", fullmatch=True)
PLACES = st.lists(
    st.tuples(CITY_IDS, st.booleans()), max_size=6, unique_by=lambda place: place[0]
).map(free_some)

VIEWS = st.builds(
    View,
    lang=st.none() | st.sampled_from(LANGUAGES),
    study=IDS,
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
    group=st.sampled_from(GROUPINGS),
    against=IDS,
    picked=sets_of(WORDS),
    changes=CHANGES,
    compared=PLACES,
    x=IDS,
    y=IDS,
    own=IDS,
)


@given(VIEWS)
def test_an_address_gives_its_view_back(view: View):
    assert parse_view(format_view(view)) == (view, [])


@given(VIEWS)
def test_a_view_survives_the_address_bar(view: View):
    query = parse_qs(urlencode(format_view(view), doseq=True), max_num_fields=100)
    assert parse_view(query) == (view, [])


@given(st.dictionaries(WORDS | st.sampled_from([p.name for p in PARAMETERS]), st.lists(WORDS)))
def test_any_query_is_read_and_settles(query: dict[str, list[str]]):
    view, _ = parse_view(query)
    assert parse_view(format_view(view)) == (view, [])


def test_the_default_view_has_an_empty_query():
    assert format_view(View()) == {}


@given(VIEWS)
def test_defaults_are_left_out(view: View):
    by_name = {parameter.name: parameter.field for parameter in PARAMETERS}
    chosen = {by_name[name] for name in format_view(view)}
    differing = {f.name for f in fields(View) if getattr(view, f.name) != getattr(View(), f.name)}
    assert chosen == differing


@given(VIEWS)
def test_lists_are_sorted_and_single(view: View):
    for values in format_view(view).values():
        assert values == sorted(set(values))


def test_order_and_repetition_do_not_matter():
    one, _ = parse_view({"region": ["150", "002", "150"], "country": ["PE", "ES"]})
    other, _ = parse_view({"country": ["ES", "PE"], "region": ["002", "150"]})
    assert one == other == View(regions=("002", "150"), countries=("ES", "PE"))


def test_of_a_single_value_the_last_counts():
    assert parse_view({"city": ["bilbao", "asker"]}) == (View(city="asker"), [])


def test_an_empty_value_is_not_chosen():
    assert parse_view({"city": [""], "lang": [""], "region": [""], "lacking": [""]}) == (View(), [])


def test_every_value_has_its_field():
    query = {
        "lang": ["fr"],
        "study": ["s"],
        "city": ["c"],
        "score": ["foresight"],
        "peers": ["country"],
        "region": ["150"],
        "country": ["ES"],
        "size": ["over_5m"],
        "q": ["mál"],
        "pillar": ["p"],
        "dimension": ["d"],
        "recommendation": ["r"],
        "lacking": ["1"],
        "weights": ["foresight:0.5,participation:2"],
        "aggregation": ["geometric"],
        "coverage": ["0.5"],
        "group": ["size"],
        "against": ["a"],
        "pick": ["ghent", "ilo"],
        "if": ["forecasting:1,voting:0"],
        "compare": ["ilo,,ghent"],
        "x": ["foresight"],
        "y": ["participation"],
        "own": ["o"],
    }
    view = View(
        lang="fr",
        study="s",
        city="c",
        measure="foresight",
        peers="country",
        regions=("150",),
        countries=("ES",),
        sizes=("over_5m",),
        search="mál",
        pillar="p",
        dimension="d",
        recommendation="r",
        lacking=True,
        weights=(("foresight", 0.5), ("participation", 2.0)),
        aggregation="geometric",
        coverage=0.5,
        group="size",
        against="a",
        picked=("ghent", "ilo"),
        changes=(("forecasting", 1.0), ("voting", 0.0)),
        compared=("ilo", "", "ghent"),
        x="foresight",
        y="participation",
        own="o",
    )
    assert parse_view(query) == (view, [])
    assert format_view(view) == query


def test_every_field_is_in_the_address():
    assert sorted(p.field for p in PARAMETERS) == sorted(f.name for f in fields(View))
    assert len({p.name for p in PARAMETERS}) == len(PARAMETERS)
    assert all(p.meaning for p in PARAMETERS)


@pytest.mark.parametrize(
    ("asked", "places"),
    [
        ("ilo", ("ilo",)),
        ("ilo,ghent,ilo", ("ilo", "ghent")),
        ("ilo,ilo,ghent", ("ilo", "", "ghent")),
        (",ilo,,", ("", "ilo")),
        (",,", ()),
    ],
)
def test_compared_cities_keep_their_places(asked: str, places: tuple[str, ...]):
    """A place is a color: a city must not change it because another one goes."""
    view, notices = parse_view({"compare": [asked]})
    assert view.compared == places
    assert notices == []
    assert parse_view(format_view(view)) == (view, [])


def test_an_unknown_name_is_noticed_and_nothing_else_is_lost():
    view, notices = parse_view({"mood": ["sunny"], "city": ["bilbao"]})
    assert view == View(city="bilbao")
    assert notices == [Notice("unknown_parameter", "mood", "")]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("lang", "de"),
        ("lang", "ES"),
        ("peers", "cousins"),
        ("size", "huge"),
        ("lacking", "0"),
        ("lacking", "true"),
        ("aggregation", "median"),
        ("group", "shoe size"),
        ("coverage", "1.1"),
        ("coverage", "-0.1"),
        ("coverage", "nan"),
        ("coverage", "most"),
        ("weights", "foresight"),
        ("weights", "foresight:"),
        ("weights", "foresight:-1"),
        ("weights", "foresight:nan"),
        ("weights", "foresight:inf"),
        ("weights", "foresight:1,foresight:2"),
        ("weights", "foresight:1;participation:2"),
        ("if", "voting"),
        ("if", "voting:yes"),
        ("if", "voting:nan"),
        ("if", "voting:1,voting:0"),
    ],
)
def test_an_impossible_value_is_noticed_and_left_at_its_default(name: str, value: str):
    assert parse_view({name: [value]}) == (View(), [Notice("unknown_value", name, value)])


def test_what_is_possible_beside_it_is_kept():
    view, notices = parse_view({"size": ["huge", "over_5m"]})
    assert view.sizes == ("over_5m",)
    assert notices == [Notice("unknown_value", "size", "huge")]


def test_the_filter_of_cities_is_that_of_the_view():
    view = View(regions=("150",), countries=("ES",), sizes=("1m_5m",), search="bar")
    assert view.cities == CityFilter(("150",), ("ES",), ("1m_5m",), "bar")


# Against a study


@pytest.fixture
def ids(recommendations: tuple[Recommendation, ...]) -> list[str]:
    return [recommendation.id for recommendation in recommendations]


def test_what_the_study_has_is_kept(survey: Study, ids: list[str]):
    view = View(
        city="barcelona",
        measure="foresight",
        regions=("002", "150"),
        countries=("ES",),
        pillar="strategic_management",
        dimension="foresight",
        recommendation="look_ahead",
        lacking=True,
        weights=(("foresight", 2.0), ("open_government", 0.5)),
        against="first_open_government",
    )
    assert resolve_view(view, survey, ids) == (view, [])


@pytest.mark.parametrize(
    ("field", "value", "name"),
    [
        ("city", "atlantis", "city"),
        ("measure", "happiness", "score"),
        ("pillar", "pillar_of_salt", "pillar"),
        ("dimension", "fourth", "dimension"),
        ("recommendation", "be_nice", "recommendation"),
        ("against", "wind", "against"),
    ],
)
def test_what_it_has_not_is_noticed(
    field: str, value: str, name: str, survey: Study, ids: list[str]
):
    view, notices = resolve_view(View(lang="es", search="x", **{field: value}), survey, ids)
    assert view == View(lang="es", search="x")
    assert notices == [Notice(f"unknown_{name}", name, value)]


@pytest.mark.parametrize(
    ("field", "value", "name", "known"),
    [("regions", "999", "region", "150"), ("countries", "XX", "country", "ES")],
)
def test_of_a_list_only_the_unknown_goes(
    field: str, value: str, name: str, known: str, survey: Study, ids: list[str]
):
    view, notices = resolve_view(View(**{field: (known, value)}), survey, ids)
    assert view == View(**{field: (known,)})
    assert notices == [Notice(f"unknown_{name}", name, value)]


def test_a_dimension_that_was_not_asked_has_no_score(survey: Study, ids: list[str]):
    assert "transparency" in {dimension.id for dimension in survey.not_asked}
    view, notices = resolve_view(View(measure="transparency"), survey, ids)
    assert view.measure == "overall"
    assert notices == [Notice("unknown_score", "score", "transparency")]


def test_a_dimension_outside_the_pillar_is_let_go(survey: Study, ids: list[str]):
    view, notices = resolve_view(View(pillar="open_government", dimension="foresight"), survey, ids)
    assert view == View(pillar="open_government")
    assert notices == [Notice("unknown_dimension", "dimension", "foresight")]


def test_an_unknown_pillar_takes_no_dimension_with_it(survey: Study, ids: list[str]):
    view, notices = resolve_view(View(pillar="salt", dimension="foresight"), survey, ids)
    assert view == View(dimension="foresight")
    assert notices == [Notice("unknown_pillar", "pillar", "salt")]


def test_weights_of_nothing_are_noticed(survey: Study, ids: list[str]):
    view = View(weights=(("foresight", 2.0), ("happiness", 1.0)), city="ilo")
    assert resolve_view(view, survey, ids) == (
        View(city="ilo"),
        [Notice("unknown_weight", "weights", "happiness")],
    )


@pytest.mark.parametrize(
    "weights",
    [
        {"open_government": 0.0, "strategic_management": 0.0},
        dict.fromkeys(("participation", "accountability"), 0.0) | {"strategic_management": 0.0},
    ],
)
def test_weights_that_leave_nothing_are_noticed(
    survey: Study, ids: list[str], weights: dict[str, float]
):
    view = View(weights=tuple(sorted(weights.items())), city="ilo")
    assert resolve_view(view, survey, ids) == (
        View(city="ilo"),
        [Notice("no_weight", "weights", "")],
    )


def test_weights_in_any_order_are_one_view():
    one, _ = parse_view({"weights": ["b:2,a:1"]})
    other, _ = parse_view({"weights": ["a:1.0,b:2.00"]})
    assert one == other == View(weights=(("a", 1.0), ("b", 2.0)))
    assert format_view(one) == {"weights": ["a:1,b:2"]}


def test_the_spec_is_that_of_the_view():
    view = View(weights=(("a", 2.0),), aggregation="geometric", coverage=0.5)
    assert view.spec == Spec((("a", 2.0),), "geometric", 0.5)
    assert View().spec == Spec()


# Changes


@given(VIEWS, IDS)
def test_another_study_starts_afresh_in_the_same_language(view: View, study: str | None):
    assert change(view, "study", study) == View(lang=view.lang, study=study)


@given(VIEWS, st.sampled_from([f.name for f in fields(View)]))
def test_a_change_leaves_the_view_it_starts_from(view: View, field: str):
    before = {f.name: getattr(view, f.name) for f in fields(View)}
    change(view, field, None)
    assert {f.name: getattr(view, f.name) for f in fields(View)} == before


@given(VIEWS, IDS)
def test_a_change_of_city_keeps_all_but_its_changed_answers(view: View, city: str | None):
    changed = change(view, "city", city)
    assert (changed.city, changed.changes) == (city, ())
    assert replace(changed, city=view.city, changes=view.changes) == view


def test_a_chosen_list_is_sorted():
    assert change(View(), "regions", ["150", "002"]).regions == ("002", "150")


def test_another_pillar_lets_go_of_the_dimension():
    view = View(pillar="open_government", dimension="participation", city="bilbao")
    changed = change(view, "pillar", "strategic_management")
    assert changed == View(pillar="strategic_management", city="bilbao")


def test_all_pillars_keep_the_dimension():
    view = View(pillar="open_government", dimension="participation")
    assert change(view, "pillar", None) == View(dimension="participation")


def test_a_view_has_no_other_fields():
    with pytest.raises(ValueError, match="a view has no mood"):
        change(View(), "mood", "sunny")


def test_names_that_links_rely_on():
    """Renaming one of these breaks links that people have kept."""
    names = {
        *("lang", "study", "city", "score", "peers", "region", "country", "size", "q"),
        *("pillar", "dimension", "recommendation", "lacking"),
        *("weights", "aggregation", "coverage", "group", "against"),
        *("pick", "if", "compare", "x", "y", "own"),
    }
    assert names <= {parameter.name for parameter in PARAMETERS}
