"""Fixtures for tests of slides: every deck of the survey, made once in each language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from components.i18n import translator
from components.publish.slides.deck import read_decks
from components.publish.slides.make import Choice, make_slides
from components.publish.slides.slide import Slide
from components.reader import Reader
from components.theme import LIGHT, THEMES, ThemeName
from components.view.view import View
from smartgov.model import Study
from smartgov.scoring.score import score
from smartgov.study.framework import read_recommendations, recommendations_for
from smartgov.text import Language
from tests.conftest import SURVEY, load_shipped

ADDRESS = "https://explorer.example/city?lang=en&study=survey&city=barcelona"

ReadAs = Callable[..., Reader]
SlidesOf = Callable[..., list[Slide]]

_load = cache(load_shipped)


@cache
def _reader(language: Language, study_id: str, theme: ThemeName, view: View) -> Reader:
    study: Study = _load(study_id)
    return Reader(
        study=study,
        scores=score(study, view.spec),
        recommendations=recommendations_for(study.framework, read_recommendations()),
        view=view,
        t=translator(language),
        theme=THEMES[theme],
    )


@cache
def _slides(deck: str, reader: Reader) -> list[Slide]:
    (one,) = (known for known in read_decks() if known.id == deck)
    return make_slides(reader, one, Choice(address=ADDRESS))


@pytest.fixture(scope="session")
def read_as() -> ReadAs:
    """Return a function that reads a study, by default the survey with Barcelona chosen."""

    def read(
        language: Language = "en", of: str = SURVEY, theme: ThemeName = LIGHT.name, **chosen: Any
    ) -> Reader:
        usual = {"city": "barcelona"} if of == SURVEY else {}
        return _reader(language, of, theme, replace(View(), **(usual | chosen)))

    return read


@pytest.fixture(scope="session")
def slides_of(read_as: ReadAs) -> SlidesOf:
    """Return a function that makes the slides of a deck, once; options are those of `read_as`."""

    def make(deck: str = "whole", language: Language = "en", **options: Any) -> list[Slide]:
        return _slides(deck, read_as(language, **options))

    return make
