"""Tests that views and addresses convert to each other without loss."""

from __future__ import annotations

from dataclasses import fields
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.view.parameters import PARAMETERS, Notice, format_view, parse_view
from components.view.view import View
from tests.components.view.views import VIEWS, WORDS


@given(VIEWS)
def test_an_address_gives_its_view_back(view: View) -> None:
    assert parse_view(format_view(view)) == (view, [])


@given(VIEWS)
def test_a_view_survives_the_address_bar(view: View) -> None:
    query = parse_qs(urlencode(format_view(view), doseq=True), max_num_fields=100)
    assert parse_view(query) == (view, [])


@given(st.dictionaries(WORDS | st.sampled_from([p.name for p in PARAMETERS]), st.lists(WORDS)))
def test_any_query_is_read_and_settles(query: dict[str, list[str]]) -> None:
    view, _ = parse_view(query)
    assert parse_view(format_view(view)) == (view, [])


def test_the_default_view_has_an_empty_query() -> None:
    assert format_view(View()) == {}


@given(VIEWS)
def test_defaults_are_left_out(view: View) -> None:
    by_name = {parameter.name: parameter.field for parameter in PARAMETERS}
    chosen = {by_name[name] for name in format_view(view)}
    differing = {f.name for f in fields(View) if getattr(view, f.name) != getattr(View(), f.name)}
    assert chosen == differing


@given(VIEWS)
def test_lists_are_sorted_and_single(view: View) -> None:
    for values in format_view(view).values():
        assert values == sorted(set(values))


def test_order_and_repetition_do_not_matter() -> None:
    one, _ = parse_view({"region": ["150", "002", "150"], "country": ["PE", "ES"]})
    other, _ = parse_view({"country": ["ES", "PE"], "region": ["002", "150"]})
    assert one == other == View(regions=("002", "150"), countries=("ES", "PE"))


def test_of_a_single_value_the_last_counts() -> None:
    assert parse_view({"city": ["bilbao", "asker"]}) == (View(city="asker"), [])


def test_an_empty_value_is_not_chosen() -> None:
    assert parse_view({"city": [""], "lang": [""], "region": [""], "lacking": [""]}) == (View(), [])


def test_every_value_has_its_field() -> None:
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
        "by": ["region"],
        "maps": ["size"],
        "near": ["-9.5,36,3.25,44"],
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
        panels="region",
        maps="size",
        near=(-9.5, 36.0, 3.25, 44.0),
    )
    assert parse_view(query) == (view, [])
    assert format_view(view) == query


def test_every_field_is_in_the_address() -> None:
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
def test_compared_cities_keep_their_places(asked: str, places: tuple[str, ...]) -> None:
    """A place is a color: a city must not change it because another one goes."""
    view, notices = parse_view({"compare": [asked]})
    assert view.compared == places
    assert notices == []
    assert parse_view(format_view(view)) == (view, [])


def test_an_unknown_name_is_noticed_and_nothing_else_is_lost() -> None:
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
        ("near", "Iberia"),
        ("maps", "weekday"),
        ("if", "voting"),
        ("if", "voting:yes"),
        ("if", "voting:nan"),
        ("if", "voting:1,voting:0"),
    ],
)
def test_an_impossible_value_is_noticed_and_left_at_its_default(name: str, value: str) -> None:
    assert parse_view({name: [value]}) == (View(), [Notice("unknown_value", name, value)])


def test_what_is_possible_beside_it_is_kept() -> None:
    view, notices = parse_view({"size": ["huge", "over_5m"]})
    assert view.sizes == ("over_5m",)
    assert notices == [Notice("unknown_value", "size", "huge")]


def test_weights_in_any_order_are_one_view() -> None:
    one, _ = parse_view({"weights": ["b:2,a:1"]})
    other, _ = parse_view({"weights": ["a:1.0,b:2.00"]})
    assert one == other == View(weights=(("a", 1.0), ("b", 2.0)))
    assert format_view(one) == {"weights": ["a:1,b:2"]}


def test_names_that_links_rely_on() -> None:
    """Renaming one of these breaks links that people have kept."""
    names = {
        *("lang", "study", "city", "score", "peers", "region", "country", "size", "q"),
        *("pillar", "dimension", "recommendation", "lacking"),
        *("weights", "aggregation", "coverage", "group", "against"),
        *("pick", "if", "compare", "x", "y", "by", "maps", "near", "own"),
    }
    assert names <= {parameter.name for parameter in PARAMETERS}
