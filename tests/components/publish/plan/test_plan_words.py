"""Tests of the text of a plan."""

from __future__ import annotations

import pytest

from components.i18n import translator
from components.publish.plan.plan_words import CASES, STANDARDS, compose_plan
from smartgov.cases.case import Collection
from smartgov.plan.plan import Plan, Task
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage
from tests.components.publish.plan.conftest import PLAN, MakeText


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_of_the_plan_is_said(make_plan: MakeText, language: Language) -> None:
    text, t = make_plan(language), translator(language)
    assert [time.title for time in text.times] == [t("plan.when.this_year"), t("plan.when.later")]
    assert [len(time.tasks) for time in text.times] == [1, 2]
    said = [task.responsible for time in text.times for task in time.tasks]
    assert said == [PLAN.tasks[1].responsible, "", "Zoë Ndlovu"]
    assert len(text.guides) == 3
    for guide in text.guides:
        assert guide.ask.startswith(t("plan.ask"))
        counts = [len(readings) for _, readings in guide.readings]
        assert counts == [CASES, STANDARDS]
        assert all(one.address.startswith("http") for _, found in guide.readings for one in found)
    assert len(text.figures) == 3


def test_only_what_is_planned_has_a_guide(make_plan: MakeText) -> None:
    text = make_plan(plan=Plan("durban", (Task("backcasting", "later"),)))
    assert len(text.guides) == len(text.times) == 1


def test_without_practices_and_standards_there_are_still_peers(make_page: MakePage) -> None:
    text = compose_plan(make_page(city="durban"), PLAN, Collection((), ()))
    assert [guide.readings for guide in text.guides] == [(), (), ()]
    assert "Antananarivo" in text.guides[0].ask
    assert text.address == ""


def test_a_plan_of_another_city_is_an_error(make_page: MakePage) -> None:
    for page in (make_page(city="ghent"), make_page()):
        with pytest.raises(ValueError, match="city"):
            compose_plan(page, PLAN, Collection((), ()))


def test_only_an_address_on_the_web_is_one(make_plan: MakeText) -> None:
    assert make_plan(address="javascript:alert(1)").address == ""
