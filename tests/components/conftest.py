"""Fixtures for tests of the interface: the shipped study and pages run without a browser."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import pytest
import streamlit as st

from components.i18n import Translator, translator
from components.page import Page
from components.reader import Reader
from components.theme import LIGHT
from components.view.view import View
from smartgov.model import Recommendation, Scores, Spec, Study
from smartgov.scoring.score import score
from smartgov.study.load import LoadedStudy
from smartgov.text import LANGUAGES, Language, Text
from tests.conftest import SURVEY
from tests.smartgov.made_studies import (
    make_city,
    make_framework,
    make_question,
    make_study,
    make_yes_no,
)

MakePage = Callable[..., Page]
MakeReader = Callable[..., Reader]

#: The scores of the studies that were read last; nothing may write into them.
_score = lru_cache(maxsize=32)(score)


@pytest.fixture(params=LANGUAGES)
def t(request: pytest.FixtureRequest) -> Translator:
    """Return the translator of each language in turn."""
    return translator(request.param)


@pytest.fixture
def make_page(
    survey: Study, survey_scores: Scores, recommendations: tuple[Recommendation, ...]
) -> MakePage:
    """Return a function that makes the page of a view; of the survey, unless another is given."""

    def make(language: Language = "en", of: Study | None = None, **chosen: Any) -> Page:
        return Page(
            slug="",
            view=View(**chosen),
            t=translator(language),
            theme=LIGHT,
            known=LoadedStudy(SURVEY, survey),
            study=of or survey,
            scores=_score(of, Spec()) if of else survey_scores,
            recommendations=recommendations,
        )

    return make


@pytest.fixture(scope="session")
def small() -> Study:
    """Return four cities whose scores can be worked out by hand. Nothing may write into it.

    Three have everything, ``dell`` answers one question of four and has no rank. Of the two
    pillars, ``plans`` has a dimension that is not asked about.

    ======  ======  ====  ====  =====  =======  ====
    city    voice   data  look  open   overall  rank
    ======  ======  ====  ====  =====  =======  ====
    arco    75      80    100   77.5   88.75    1
    brae    16.67   40    0     28.3   14.17    3
    cove    62.625  20    100   41.3   70.66    2
    dell                  100
    ======  ======  ====  ====  =====  =======  ====
    """
    questions = [
        make_yes_no("vote", "voice", label=Text("Votes"), text=Text("Do they vote?")),
        make_question("listen", "voice", label=Text("Listens"), text=Text("How close?")),
        make_question("sets", "data", label=Text("Data sets"), text=Text("How many?"), unit="sets"),
        make_yes_no("plan", "look", label=Text("Plan"), text=Text("Is there a plan?")),
        make_yes_no("money", None, role="barrier", label=Text("Money"), text=Text("Short?")),
        make_yes_no("time", None, role="barrier", label=Text("Time"), text=Text("Late?")),
        make_question("staff", None, role="context", label=Text("Staff"), text=Text("People?")),
    ]
    cities = [
        make_city("arco", latitude=43.3, longitude=-3.0, population=40_000),
        make_city("brae", country="NA", latitude=-22.5, longitude=17.0, region="002"),
        make_city("cove", country="CL", latitude=-33.4, longitude=-70.6, region="419"),
        make_city("dell", population=6_000_000),
    ]
    answers = {
        "arco": [1, 50, 80, 1, 1, 0, 12],
        "brae": [0, 33.335, 40, 0, 0, None, 3],
        "cove": [1, 25.25, 20, 1, 1, 1, None],
        "dell": [None, None, None, 1, None, None, None],
    }
    framework = make_framework({"open": ["voice", "data"], "plans": ["look", "share"]})
    return make_study(questions, answers, framework, cities)


@pytest.fixture
def make_reader(recommendations: tuple[Recommendation, ...], small: Study) -> MakeReader:
    """Return a function that makes a reader without an app; of `small`, unless another is given."""

    def make(language: Language = "en", of: Study | None = None, **chosen: Any) -> Reader:
        study, view = of or small, View(**chosen)
        pillars = {pillar.id for pillar in study.framework.pillars}
        return Reader(
            study=study,
            scores=_score(study, view.spec),
            recommendations=tuple(r for r in recommendations if r.pillar in pillars),
            view=view,
            t=translator(language),
            theme=LIGHT,
        )

    return make


class Address(dict[str, list[str]]):
    """The query of an address bar, as Streamlit gives it out."""

    def get_all(self, name: str) -> list[str]:
        """Return every value of a name."""
        return self[name]

    def from_dict(self, query: Mapping[str, list[str]]) -> None:
        """Put another query in the place of this one."""
        self.clear()
        self.update(query)


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> Address:
    """Return the query of the address bar, blank to begin with."""
    query = Address()
    monkeypatch.setattr(st, "query_params", query)
    return query


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Return the state of a session, blank to begin with."""
    state: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", state)
    return state
