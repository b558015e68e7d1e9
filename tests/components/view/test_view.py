"""Tests of the view, and of the effects of a single change."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.view.view import (
    CASE_FILTERS,
    FILTERS,
    MOMENT,
    View,
    change,
    off_stage,
    without_filters,
)
from smartgov.model import Spec
from smartgov.peers.filters import CityFilter
from tests.components.view.views import IDS, VIEWS


def test_the_filter_of_cities_is_that_of_the_view() -> None:
    view = View(regions=("150",), countries=("ES",), sizes=("1m_5m",), search="bar")
    assert view.cities == CityFilter(("150",), ("ES",), ("1m_5m",), "bar")


def test_the_spec_is_that_of_the_view() -> None:
    view = View(weights=(("a", 2.0),), aggregation="geometric", coverage=0.5)
    assert view.spec == Spec((("a", 2.0),), "geometric", 0.5)
    assert View().spec == Spec()


@given(VIEWS, IDS)
def test_another_study_starts_afresh_in_the_same_language(view: View, study: str | None) -> None:
    assert change(view, "study", study) == View(lang=view.lang, study=study)


@given(VIEWS, st.sampled_from([f.name for f in fields(View)]))
def test_a_change_leaves_the_view_it_starts_from(view: View, field: str) -> None:
    before = {f.name: getattr(view, f.name) for f in fields(View)}
    change(view, field, None)
    assert {f.name: getattr(view, f.name) for f in fields(View)} == before


@given(VIEWS, IDS)
def test_a_change_of_city_keeps_all_but_its_changed_answers(view: View, city: str | None) -> None:
    changed = change(view, "city", city)
    assert (changed.city, changed.changes) == (city, ())
    assert replace(changed, city=view.city, changes=view.changes) == view


def test_a_chosen_list_is_sorted() -> None:
    assert change(View(), "regions", ["150", "002"]).regions == ("002", "150")


@pytest.mark.parametrize("field", FILTERS + CASE_FILTERS)
def test_other_cities_are_seen_on_the_whole_map(field: str) -> None:
    value = "x" if field == "search" else ("x",)
    assert change(View(near=(-9.5, 36.0, 3.0, 44.0)), field, value) == View(**{field: value})


def test_another_pillar_lets_go_of_the_dimension() -> None:
    view = View(pillar="open_government", dimension="participation", city="bilbao")
    changed = change(view, "pillar", "strategic_management")
    assert changed == View(pillar="strategic_management", city="bilbao")


def test_all_pillars_keep_the_dimension() -> None:
    view = View(pillar="open_government", dimension="participation")
    assert change(view, "pillar", None) == View(dimension="participation")


def test_a_view_has_no_other_fields() -> None:
    with pytest.raises(ValueError, match="a view has no mood"):
        change(View(), "mood", "sunny")


@given(VIEWS)
def test_without_filters_everything_else_stays(view: View) -> None:
    bare = without_filters(view)
    assert bare.cities == CityFilter()
    assert replace(view, regions=(), countries=(), sizes=(), search="", near=None) == bare


def test_off_stage_what_is_presented_is_left_out_or_only_where_it_is() -> None:
    view = View(city="bilbao", deck="world", slide=3, shown=("map",), lines=(("map", "A"),))
    assert off_stage(view) == View(city="bilbao")
    assert off_stage(view, MOMENT) == replace(view, slide=None)


def test_another_deck_starts_as_it_is() -> None:
    view = View(city="bilbao", deck="world", slide=3, shown=("map",), titles=(("map", "A"),))
    assert change(view, "deck", "study") == View(city="bilbao", deck="study")
