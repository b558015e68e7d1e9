"""Tests of the words about a plan."""

from __future__ import annotations

import pytest

from components.reader import Reader
from components.words import plans
from smartgov.plan.plan import WHENS, Plan, Task
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage

languages = pytest.mark.parametrize("language", LANGUAGES)

PLAN = Plan("durban", (Task("backcasting", "later"), Task("participatory_budgeting", "this_year")))


def test_the_plan_of_another_city_is_not_shown(make_page: MakePage) -> None:
    page = make_page(city="durban", plan=PLAN)
    offers = plans.find_offers(page)
    assert plans.plan_of(page, offers) == PLAN
    assert plans.plan_of(make_page(city="ghent", plan=PLAN), offers) is None
    assert plans.plan_of(make_page(plan=PLAN), offers) is None
    assert plans.find_offers(make_page()) == ()


def test_what_is_in_place_is_no_part_of_the_plan(make_page: MakePage) -> None:
    tasks = (*PLAN.tasks, Task("forecasting", "later"))
    page = make_page(city="durban", plan=Plan("durban", tasks))
    assert plans.plan_of(page, plans.find_offers(page)) == PLAN


@languages
def test_today_stands_beside_what_would_follow(make_page: MakePage, language: Language) -> None:
    page = make_page(language, city="durban")
    t, after = page.t, plans.reader_after(page, PLAN)
    figures = plans.outcome_figures(page, after, "durban")
    before, then = page.scores.overall["durban"], after.scores.overall["durban"]
    assert then > before
    assert figures[0][1:] == (t.score(then), t("plan.today", value=t.score(before)))
    assert len(figures) == 3
    assert len(plans.outcome_figures(page, after, "durban", ranged=False)) == 2
    assert len({plans.when_words(page, when) for when in WHENS}) == len(WHENS)


def test_a_city_without_a_rank_gets_none(make_page: MakePage) -> None:
    page: Reader = make_page(city="maputo")
    assert page.scores.rank.isna()["maputo"]
    (offer, *_) = plans.find_offers(page)
    plan = Plan("maputo", (Task(offer.practices[0].id, "later"),))
    after = plans.reader_after(page, plan)
    figures = plans.outcome_figures(page, after, "maputo")
    assert [value for _, value, _ in figures[1:]] == [page.t("terms.not_ranked")]
    (stage,) = plans.stages_of(page, plan)
    assert plans.stage_words(page, stage, "maputo") == page.t("terms.not_ranked")


def test_each_stage_says_its_score_and_rank(make_page: MakePage) -> None:
    page = make_page(city="durban")
    words = [plans.stage_words(page, stage, "durban") for stage in plans.stages_of(page, PLAN)]
    assert len(set(words)) == len(words) == 2
    assert f"rank {int(plans.reader_after(page, PLAN).scores.rank['durban'])} of" in words[-1]
