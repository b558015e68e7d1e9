"""Tests of what is said of UCLG's study."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.words.uclg_study import edition_cities, relation_words, report_lines, study_figures
from smartgov.model import Study
from smartgov.study.catalog import UCLG_STUDY
from smartgov.study.uclg_study import read_uclg_study
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader

languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
def test_the_figures_are_those_of_the_study(make_reader: MakeReader, language: Language) -> None:
    reader = make_reader(language)
    figures = study_figures(reader, read_uclg_study())
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
    words = relation_words(reader)
    assert words == reader.t(f"the_study.relation.{relation}", data=data)
    assert data in words


@languages
def test_countries_of_an_edition_are_counted_if_known(
    make_reader: MakeReader, language: Language
) -> None:
    reader, edition = make_reader(language), read_uclg_study().edition
    counted = edition_cities(reader, replace(edition, cities=24, countries=15))
    assert "24" in counted
    assert "15" in counted
    unknown = edition_cities(reader, replace(edition, cities=24, countries=None))
    assert unknown == reader.t("charts.group", count=24)


@languages
def test_the_report_and_the_contact_are_links(make_reader: MakeReader, language: Language) -> None:
    reader, edition = make_reader(language), read_uclg_study().edition
    report, contact, disclaimer = report_lines(reader, edition)
    assert f'href="{edition.report}"' in report
    assert 'rel="noopener noreferrer"' in report
    assert f'href="mailto:{edition.contact}"' in contact
    assert disclaimer == reader.t("the_study.disclaimer")
