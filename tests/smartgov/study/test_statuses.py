"""Tests of the names of study statuses."""

from __future__ import annotations

from typing import get_args

import pytest

from smartgov.model import Status
from smartgov.study.statuses import status_words
from smartgov.text import LANGUAGES, Language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_status_has_words_of_its_own(language: Language) -> None:
    spelled = status_words(language)
    assert list(spelled) == list(get_args(Status))
    every = [word for words in spelled.values() for word in words]
    assert len(set(every)) == len(every) >= len(spelled)
