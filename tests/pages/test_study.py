"""Tests of the page on the study."""

from __future__ import annotations

import pytest

from components.i18n import translator
from components.menu import PAGES
from smartgov.model import Recommendation, Study
from smartgov.study.framework import read_framework
from smartgov.text import LANGUAGES, Language
from tests.conftest import DEMO, OpenApp
from tests.pages.reading import items, key_figures, text

languages = pytest.mark.parametrize("language", LANGUAGES)


def test_it_is_second_in_the_menu() -> None:
    assert list(PAGES)[1] == "study"


@languages
def test_the_study_is_told_whole(
    opened: OpenApp, recommendations: tuple[Recommendation, ...], language: Language
) -> None:
    t = translator(language)
    app = opened("study", lang=language)
    assert key_figures(app)[t("the_study.cities")][0] == "24"
    words = text(app)
    framework, _ = read_framework()
    assert framework is not None
    for dimension in framework.dimensions:
        assert t.text(dimension.definition) in words
    listed = " ".join(items(app))
    for recommendation in recommendations:
        assert t.text(recommendation.text) in listed
    for key in ("what", "scores", "disclaimer", "missing", "load"):
        assert t(f"the_study.{key}") in words
    for year in (2012, 2017, 2019, 2021, 2023):
        assert str(year) in listed


@languages
def test_it_never_says_that_the_answers_are_not_public(opened: OpenApp, language: Language) -> None:
    secret = {"en": "not public", "es": "no son públicas", "fr": "pas publiques"}[language]
    for page in ("", "study", "method"):
        assert secret not in text(opened(page, lang=language)).lower()


@languages
def test_the_relation_follows_the_data_set(
    opened: OpenApp, survey: Study, demo: Study, language: Language
) -> None:
    t = translator(language)
    for study, relation in ((survey, "other"), (demo, "demonstration")):
        data = t.dated(study.info.short_title, study.info.period)
        said = t(f"the_study.relation.{relation}", data=data)
        assert said in text(opened("study", lang=language, study=study.info.id))


@languages
def test_the_overview_leads_there_in_one_line(opened: OpenApp, language: Language) -> None:
    t = translator(language)
    bodies = [element.value for element in opened(lang=language, city="ilo").html]
    address = f'href="study?lang={language}&amp;city=ilo"'
    (line,) = [body for body in bodies if t("overview.study_link") in body]
    assert address in line


def test_the_demonstration_opens_the_data_on_all_seven(opened: OpenApp) -> None:
    bodies = "".join(element.value for element in opened("study", study=DEMO).html)
    assert bodies.count("#one") == 7
