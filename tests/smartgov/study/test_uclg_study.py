"""Tests of reading what is known of the Smart Cities Study."""

from __future__ import annotations

from pathlib import Path

import pytest

from smartgov.study.uclg_study import read_editions, read_uclg_study
from smartgov.text import LANGUAGES

HEAD = "year,cities,countries,theme_en,theme_es,theme_fr\n"


def test_the_editions_are_those_that_took_place() -> None:
    found = [(e.year, e.cities, e.countries) for e in read_editions()]
    assert found == [
        (2012, 28, None),
        (2017, 20, None),
        (2019, 24, None),
        (2021, 35, 20),
        (2023, 20, 16),
    ]


def test_the_themes_are_in_every_language() -> None:
    for edition in read_editions():
        themes = [edition.theme.read(language) for language in LANGUAGES]
        assert len(set(themes)) == len(LANGUAGES), edition.year
        notes = [edition.note.read(language) for language in LANGUAGES]
        assert len(set(notes)) in (1, len(LANGUAGES)), edition.year


def test_the_study_is_the_edition_of_2019() -> None:
    study = read_uclg_study()
    assert study.edition.year == 2019
    assert study.edition.report == (
        "https://www.uclg-digitalcities.org/en/smart-cities-study/2019-edition"
    )
    assert study.edition.contact == "info@uclg-digitalcities.org"
    assert (len(study.framework.pillars), len(study.framework.dimensions)) == (2, 9)
    assert len(study.recommendations) == 7


@pytest.mark.parametrize(
    "row", ["2019,0,,A,,", "then,24,,A,,", "2019,24,0,A,,", "2019,24,,,,", "2019,,,A,,"]
)
def test_a_table_with_an_error_is_not_used(tmp_path: Path, row: str) -> None:
    path = tmp_path / "editions.csv"
    path.write_text(f"{HEAD}2019,24,7,A,,\n", encoding="utf-8")
    assert read_editions(path)[0].countries == 7
    path.write_text(f"{HEAD}{row}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"editions\.csv"):
        read_editions(path)
