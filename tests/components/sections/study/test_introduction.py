"""Tests of what the study is, and how what is on screen relates to it."""

from __future__ import annotations

import pytest

from components.sections.study import introduction
from components.words.uclg_study import relation_words
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader
from tests.components.sections.conftest import Drawn

languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
def test_the_introduction_is_whole(
    make_reader: MakeReader, drawn: Drawn, language: Language
) -> None:
    reader = make_reader(language)
    introduction.show_introduction(reader)
    t = reader.t
    assert drawn.headings == [t("the_study.what_title"), t("the_study.relation_title")]
    for key in ("what", "examined", "scores"):
        assert t(f"the_study.{key}") in drawn.words
    assert relation_words(reader) in drawn.words
