"""Tests of the plan on the pages of a city."""

from __future__ import annotations

import pytest

from components.sections.city import action_plan
from components.view.view import View
from smartgov.plan.plan import WHENS, Plan, Task
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage

PLAN = Plan("durban", (Task("backcasting", "later"), Task("participatory_budgeting", "this_year")))


def test_a_choice_is_written_and_taken_back() -> None:
    view = action_plan.with_time("durban", "backcasting", View(city="durban"), "later")
    assert view.plan == Plan("durban", (Task("backcasting", "later"),))
    assert action_plan.with_time("durban", "backcasting", view, None) == View(city="durban")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_has_the_plan_in_order(make_page: MakePage, language: Language) -> None:
    page = make_page(language, city="durban", plan=PLAN)
    made, by_id = action_plan.plan_table(page), page.study.question_by_id
    assert [row[0] for row in made.rows] == [
        page.t.text(by_id[question].label)
        for question in ("participatory_budgeting", "backcasting")
    ]
    assert list(made.data["when"]) == [WHENS[0], WHENS[2]]
    assert made.data["score_then"].is_monotonic_increasing
    assert 'href="city?city=antananarivo' in made.rows[0][3]
    assert page.t("city.learn_from_none") in made.rows[1][3]


def test_without_a_plan_the_table_is_empty(make_page: MakePage) -> None:
    assert list(action_plan.plan_table(make_page(city="durban")).rows) == []
    assert action_plan.chosen_plan(make_page(city="ghent", plan=PLAN)) is None


def test_every_city_with_a_gap_has_an_offer(make_page: MakePage) -> None:
    page = make_page()
    cities = [c.id for c in page.study.cities if action_plan.offers_of(make_page(city=c.id))]
    assert 50 < len(cities) < len(page.study.cities)
