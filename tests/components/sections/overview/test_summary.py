"""Tests of the key figures, findings and dimensions of the Overview."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from components.sections.overview import summary
from components.words.glossary import explain
from smartgov.model import Study
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader
from tests.components.sections.conftest import Drawn
from tests.smartgov.made_studies import make_city, make_study, make_yes_no

languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
def test_key_figures(make_reader: MakeReader, language: Language) -> None:
    reader = make_reader(language)
    t = reader.t
    cities, ranked, median, strongest, weakest = summary.key_figures(reader)
    assert cities[1:] == ("4", t("overview.countries", count=3))
    assert ranked[1:] == ("3", t("overview.ranked_basis", all=4))
    assert median[1] == t.score(70.65625)
    assert strongest[1:] == ("look", t("overview.mean_basis", mean=t.score(75)))
    assert weakest[1:] == ("data", t("overview.mean_basis", mean=t.score(140 / 3)))


def test_a_study_of_one_country_counts_its_regions(make_reader: MakeReader) -> None:
    cities = [make_city("a", region="CL-AP"), make_city("b", region="CL-TA")]
    study = make_study([make_yes_no("q")], {"a": [1], "b": [0]}, cities=cities)
    reader = make_reader(of=study)
    assert summary.key_figures(reader)[0][2] == reader.t("overview.regions", count=2)


def test_without_scores_no_dimension_is_strongest(make_reader: MakeReader) -> None:
    reader = make_reader(of=make_study([make_yes_no("q")], {"a": [None]}))
    figures = summary.key_figures(reader)
    assert [label for label, _, _ in figures] == [
        explain(reader, "city", reader.t("overview.cities")),
        reader.t("overview.ranked"),
        explain(reader, "score", reader.t("overview.median")),
    ]
    assert figures[2][1] == reader.t.score(math.nan)


def test_the_spread_of_each_dimension(make_reader: MakeReader) -> None:
    reader = make_reader()
    table = summary.strip_table(reader)
    data = table.data.set_index("dimension")
    assert data["cities"].tolist() == [3, 3, 4]
    assert data.loc["voice", ["minimum", "median", "mean", "maximum"]].tolist() == pytest.approx(
        [16.6675, 62.625, 154.2925 / 3, 75], abs=1e-9
    )
    assert "dimension=voice" in table.rows[0][0]
    assert table.rows[0][1:] == ["3", "16.7", "62.6", "51.4", "75.0"]


def test_dimensions_of_the_chosen_cities(make_reader: MakeReader, drawn: Drawn) -> None:
    reader = make_reader(countries=("CL", "NA"))
    summary.show_dimensions(reader)
    (table,) = drawn.tables
    assert table.data["cities"].tolist() == [2, 2, 2]
    assert drawn.headings == [reader.t("overview.strips_title", high="look", low="data")]


def test_a_dimension_without_a_score_is_not_drawn(make_reader: MakeReader, drawn: Drawn) -> None:
    reader = make_reader(search="dell")
    summary.show_dimensions(reader)
    assert drawn.tables[0].data["dimension"].tolist() == ["look"]


def test_without_cities_nothing_is_spread(make_reader: MakeReader, drawn: Drawn) -> None:
    reader = make_reader(search="atlantis")
    summary.show_dimensions(reader)
    assert drawn.tables == []
    assert drawn.words == [reader.t("overview.strips_none")]


def test_a_study_that_finds_nothing_has_no_findings(
    make_reader: MakeReader, drawn: Drawn, small: Study
) -> None:
    nothing = replace(small, answers=small.answers * math.nan)
    summary.show_findings(make_reader(of=nothing))
    assert (drawn.headings, drawn.words) == ([], [])
