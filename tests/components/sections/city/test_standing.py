"""Tests of a city's position: the table of all cities, its rank and its profile."""

from __future__ import annotations

import math

import pytest
from markupsafe import escape

from components.sections.city import standing
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader
from tests.components.sections.conftest import Drawn

languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
def test_every_city_is_listed_by_name(make_reader: MakeReader, language: Language) -> None:
    reader = make_reader(language)
    t = reader.t
    table = standing.cities_table(reader)
    assert table.data["city_id"].tolist() == ["arco", "brae", "cove", "dell"]
    assert [row[1] for row in table.rows] == list(map(t.country, ("ES", "NA", "CL", "ES")))
    assert [row[2] for row in table.rows][2:] == [t.score(70.65625), t("terms.too_few_answers")]
    assert [row[3] for row in table.rows] == [t.percent(share) for share in (1, 1, 1, 0.25)]
    assert "city=cove" in table.rows[2][0]


def test_scores_to_download_are_not_rounded(make_reader: MakeReader) -> None:
    data = standing.cities_table(make_reader()).data.set_index("city_id")
    assert data.loc["brae", "overall"] == pytest.approx(14.166875, abs=1e-9)
    assert math.isnan(data.loc["dell", "overall"])
    assert math.isnan(data.loc["dell", "voice"])


def test_a_rank_says_how_sure_it_is(make_reader: MakeReader) -> None:
    reader = make_reader(city="arco")
    assert reader.city is not None
    low, high = reader.interval_ends()["arco"]
    words = standing.rank_basis(reader, reader.city)
    others = [ends for city, ends in reader.interval_ends().items() if city != "arco"]
    alike = sum(first <= high and last >= low for first, last in others)
    interval = f"{low:.0f}" if low == high else f"{low:.0f}–{high:.0f}"
    assert words == reader.t("city.rank_sure", interval=interval, count=alike)


def test_no_rank_no_interval(make_reader: MakeReader) -> None:
    reader = make_reader(city="dell")
    assert reader.city is not None
    assert standing.rank_basis(reader, reader.city) == reader.t("city.rank_basis")


def test_a_profile_stands_beside_the_peers(make_reader: MakeReader) -> None:
    reader = make_reader(city="arco", peers="study")
    assert reader.city is not None
    table = standing.profile_table(reader, reader.city)
    assert [escape(row[0]).striptags() for row in table.rows] == ["voice", "data", "look"]
    assert table.rows[0][1:] == ["75.0", "39.6", "28.2 – 51.1", "2"]
    assert table.data["median"].tolist() == pytest.approx([39.64625, 30, 100])
    assert table.data["city_id"].unique().tolist() == ["arco"]


@languages
def test_a_scenario_stands_beside_the_real_scores(
    make_reader: MakeReader, drawn: Drawn, language: Language
) -> None:
    reader = make_reader(language, city="brae", peers="study", changes=(("plan", 1.0),))
    t = reader.t
    standing.show_profile(reader)
    (table,) = drawn.tables
    assert drawn.names == ["profile-brae-scenario"]
    assert table.columns[2].label == t("whatif.scenario")
    assert [row[1] for row in table.rows] == [t.score(s) for s in (16.6675, 40, 0)]
    assert [row[2] for row in table.rows] == [t.score(math.nan), t.score(math.nan), t.score(100)]
    assert table.data["scenario"].isna().tolist() == [True, True, False]
    assert any(t("whatif.marked") in words for words in drawn.words)
    notes = [note.text for note in drawn.figures[0].layout.annotations]
    assert t("whatif.in_profile", score=t.score(0.0), scenario=t.score(100.0)) in notes


def test_without_a_scenario_the_profile_says_nothing_of_one(
    make_reader: MakeReader, drawn: Drawn
) -> None:
    reader = make_reader(city="brae", peers="study")
    standing.show_profile(reader)
    (table,) = drawn.tables
    assert "scenario" not in table.data
    assert not any(reader.t("whatif.marked") in words for words in drawn.words)


def test_a_scenario_of_a_city_is_not_one_of_a_visitors_own(
    make_reader: MakeReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = make_reader(city="brae", changes=(("plan", 1.0),))
    assert standing.in_scenario(reader)
    monkeypatch.setattr(type(reader), "has_own_city", True)
    assert not standing.in_scenario(reader)


def test_a_blank_dimension_is_words_in_the_profile(make_reader: MakeReader, drawn: Drawn) -> None:
    reader = make_reader(city="dell", peers="study")
    standing.show_profile(reader)
    (table,) = drawn.tables
    assert [row[1] for row in table.rows] == [reader.t("terms.too_few_answers")] * 2 + ["100.0"]
    assert table.data["city"].isna().tolist() == [True, True, False]
    assert "share" in " ".join(drawn.words)


def test_the_standing_of_a_city_without_a_rank_says_why(
    make_reader: MakeReader, drawn: Drawn
) -> None:
    reader = make_reader(city="dell", peers="study")
    standing.show_standing(reader)
    assert drawn.headings == []
    why = reader.t("city.not_ranked_why", city="Dell", threshold=reader.t.percent(0.65))
    assert why in drawn.words


@pytest.mark.parametrize(
    "section", [standing.show_name, standing.show_standing, standing.show_profile]
)
def test_without_a_city_nothing_is_drawn(make_reader: MakeReader, drawn: Drawn, section) -> None:
    section(make_reader())
    assert (drawn.headings, drawn.tables, drawn.words) == ([], [], [])


def test_the_name_is_a_heading_where_it_is_not_the_title(
    make_reader: MakeReader, drawn: Drawn
) -> None:
    standing.show_name(make_reader(city="dell"))
    assert drawn.headings == ["Dell"]
