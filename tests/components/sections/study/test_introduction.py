"""Tests of what the study is, and how what is on screen relates to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.sections.study import introduction
from smartgov.model import Study
from smartgov.study.catalog import UCLG_STUDY
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader
from tests.components.sections.conftest import Drawn

languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
def test_the_figures_are_those_of_the_study(make_reader: MakeReader, language: Language) -> None:
    reader = make_reader(language)
    figures = introduction.study_figures(reader)
    assert [value for _, value, _ in figures] == ["24", reader.t.share(3, 5), "9", "7"]
    assert "2" in figures[2][2]


@languages
@pytest.mark.parametrize(
    ("study_id", "status", "own", "relation"),
    [
        ("made", "real", False, "other"),
        ("made", "demonstration", False, "demonstration"),
        ("made", "real", True, "own"),
        (UCLG_STUDY, "real", False, "study"),
    ],
)
def test_where_the_answers_come_from_is_said(
    make_reader: MakeReader,
    small: Study,
    language: Language,
    study_id: str,
    status: str,
    own: bool,
    relation: str,
) -> None:
    info = replace(small.info, id=study_id, status=status)
    reader = replace(make_reader(language, of=replace(small, info=info)), own_file=own)
    data = reader.t.dated(small.info.short_title, small.info.period)
    words = introduction.relation_words(reader)
    assert words == reader.t(f"the_study.relation.{relation}", data=data)
    assert data in words


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
    assert introduction.relation_words(reader) in drawn.words
