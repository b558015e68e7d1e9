"""Tests that parts of a view missing from its study are dropped with a notice."""

from __future__ import annotations

import pytest

from components.view.parameters import Notice
from components.view.resolve import resolve_view
from components.view.view import View
from smartgov.model import OWN_ID, Recommendation, Study
from smartgov.plan.plan import Plan, Task


@pytest.fixture
def ids(recommendations: tuple[Recommendation, ...]) -> list[str]:
    return [recommendation.id for recommendation in recommendations]


def test_what_the_study_has_is_kept(survey: Study, ids: list[str]) -> None:
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
) -> None:
    view, notices = resolve_view(View(lang="es", search="x", **{field: value}), survey, ids)
    assert view == View(lang="es", search="x")
    assert notices == [Notice(f"unknown_{name}", name, value)]


@pytest.mark.parametrize(
    ("field", "value", "name", "known"),
    [("regions", "999", "region", "150"), ("countries", "XX", "country", "ES")],
)
def test_of_a_list_only_the_unknown_goes(
    field: str, value: str, name: str, known: str, survey: Study, ids: list[str]
) -> None:
    view, notices = resolve_view(View(**{field: (known, value)}), survey, ids)
    assert view == View(**{field: (known,)})
    assert notices == [Notice(f"unknown_{name}", name, value)]


def test_a_dimension_that_was_not_asked_has_no_score(survey: Study, ids: list[str]) -> None:
    assert "transparency" in {dimension.id for dimension in survey.not_asked}
    view, notices = resolve_view(View(measure="transparency"), survey, ids)
    assert view.measure == "overall"
    assert notices == [Notice("unknown_score", "score", "transparency")]


def test_a_dimension_outside_the_pillar_is_let_go(survey: Study, ids: list[str]) -> None:
    view, notices = resolve_view(View(pillar="open_government", dimension="foresight"), survey, ids)
    assert view == View(pillar="open_government")
    assert notices == [Notice("unknown_dimension", "dimension", "foresight")]


def test_an_unknown_pillar_takes_no_dimension_with_it(survey: Study, ids: list[str]) -> None:
    view, notices = resolve_view(View(pillar="salt", dimension="foresight"), survey, ids)
    assert view == View(dimension="foresight")
    assert notices == [Notice("unknown_pillar", "pillar", "salt")]


def test_weights_of_nothing_are_noticed(survey: Study, ids: list[str]) -> None:
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
) -> None:
    view = View(weights=tuple(sorted(weights.items())), city="ilo")
    assert resolve_view(view, survey, ids) == (
        View(city="ilo"),
        [Notice("no_weight", "weights", "")],
    )


def test_a_plan_keeps_what_the_study_has(survey: Study, ids: list[str]) -> None:
    good, bad = Task("backcasting", "later"), Task("flying_cars", "this_year")
    view = View(plan=Plan("durban", (good, bad)))
    assert resolve_view(view, survey, ids) == (
        View(plan=Plan("durban", (good,))),
        [Notice("unknown_task", "plan", "flying_cars")],
    )
    assert resolve_view(View(plan=Plan("atlantis", (good,))), survey, ids) == (
        View(),
        [Notice("unknown_plan", "plan", "atlantis")],
    )
    own = View(plan=Plan(OWN_ID, (good,)))
    assert resolve_view(own, survey, ids) == (own, [])
