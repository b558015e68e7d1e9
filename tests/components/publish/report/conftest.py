"""Fixtures for city profiles of the survey, created once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from components.i18n import translator
from components.publish.report.compose import write_report
from components.publish.report.parts import ReportText
from components.reader import Reader
from components.theme import LIGHT
from components.view.view import View
from smartgov.advice.city_report import CityReport, make_report
from smartgov.certainty.robustness import rank_intervals
from smartgov.model import Recommendation, Scores, Study
from smartgov.scoring.score import score
from smartgov.text import LANGUAGES, Language

ADDRESS = "https://explorer.example/city?study=survey&city=barcelona"

WriteText = Callable[..., ReportText]


@pytest.fixture(scope="session")
def intervals(survey: Study, survey_scores: Scores) -> pd.DataFrame:
    """Return how sure the ranks of the survey are."""
    return rank_intervals(survey, survey_scores, draws=200)


@pytest.fixture(scope="session")
def write_text(
    survey: Study,
    survey_scores: Scores,
    intervals: pd.DataFrame,
    recommendations: tuple[Recommendation, ...],
) -> WriteText:
    """Return a function that puts the report of a city into words.

    ``write_text("es", "bilbao", peers="country")`` is that of a view of the survey; ``of``
    gives another study, ``among`` other recommendations, ``address`` another live view.
    """

    usual: dict[str, CityReport] = {}

    def write(
        language: Language,
        city: str,
        of: Study | None = None,
        address: str = ADDRESS,
        among: tuple[Recommendation, ...] = recommendations,
        **chosen: Any,
    ) -> ReportText:
        view, study = View(city=city, **chosen), of or survey
        as_usual = study is survey and view.spec == View().spec
        scores = survey_scores if as_usual else score(study, view.spec)
        reader = Reader(
            study=study,
            scores=scores,
            recommendations=among,
            view=view,
            t=translator(language),
            theme=LIGHT,
        )
        assert reader.peers is not None
        report = usual.get(city) if as_usual and not chosen else None
        if report is None:
            sure = intervals if as_usual else rank_intervals(study, scores, draws=20)
            report = make_report(study, scores, sure, reader.peers, among, city)
        if as_usual and not chosen:
            usual[city] = report
        return write_report(reader, report, address)

    return write


@pytest.fixture(scope="session")
def every_text(write_text: WriteText, survey: Study) -> dict[Language, list[ReportText]]:
    """Return the report of every city of the survey, in every language."""
    return {
        language: [write_text(language, city.id) for city in survey.cities]
        for language in LANGUAGES
    }


@pytest.fixture(scope="session")
def demonstration(survey: Study) -> Study:
    """Return the survey as if its answers were invented."""
    return replace(survey, info=replace(survey.info, status="demonstration"))


def rename(study: Study, city_id: str, name: str) -> Study:
    """Return a study in which one city has another name."""
    cities = tuple(
        replace(city, name=name) if city.id == city_id else city for city in study.cities
    )
    return replace(study, cities=cities)


def plain(text: str) -> str:
    """Return text with every run of white space as one space, as a reader sees it."""
    return " ".join(text.split())


def every_string(value: object) -> list[str]:
    """Return all strings in a report, however deep."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for item in value for text in every_string(item)]
    if hasattr(value, "__dataclass_fields__"):
        return [text for item in vars(value).values() for text in every_string(item)]
    return []
