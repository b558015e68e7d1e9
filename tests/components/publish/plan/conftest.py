"""Fixtures for plans as documents."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from components.i18n import translator
from components.publish.plan.plan_text import PlanDocument
from components.publish.plan.plan_words import compose_plan
from components.reader import Reader
from components.theme import LIGHT
from components.view.view import View
from smartgov.cases.read_cases import read_sound_collection
from smartgov.model import Recommendation, Scores, Study
from smartgov.plan.plan import Plan, Task
from smartgov.text import Language

ADDRESS = "https://explorer.example/city?city=durban"
MARKUP = "<script>alert(1)</script> & **bold**"

PLAN = Plan(
    "durban",
    (
        Task("backcasting", "later"),
        Task("participatory_budgeting", "this_year", f"Finance, {MARKUP}"),
        Task("representation_quota", "later", "Zoë Ndlovu"),
    ),
)

MakeText = Callable[..., PlanDocument]


@pytest.fixture(scope="session")
def make_plan(
    survey: Study, survey_scores: Scores, recommendations: tuple[Recommendation, ...]
) -> MakeText:
    """Return a function that puts a plan into words."""

    def make(language: Language = "en", plan: Plan = PLAN, address: str = ADDRESS) -> PlanDocument:
        reader = Reader(
            study=survey,
            scores=survey_scores,
            recommendations=recommendations,
            view=View(city=plan.city),
            t=translator(language),
            theme=LIGHT,
        )
        return compose_plan(reader, plan, read_sound_collection(), address)

    return make
