"""Tests of the ranking in bands: their table, their map, and what is said of them."""

from __future__ import annotations

import math

import pytest

from components.sections.ranking import bands
from components.theme import score_color
from smartgov.certainty.bands import rank_bands
from smartgov.certainty.robustness import rank_intervals
from smartgov.model import Study
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader
from tests.components.sections.conftest import Drawn

languages = pytest.mark.parametrize("language", LANGUAGES)


@pytest.mark.parametrize("measure", ["overall", "open_government", "foresight"])
def test_bands_are_those_of_the_score_shown(
    make_reader: MakeReader, survey: Study, measure: str
) -> None:
    reader = make_reader(of=survey, measure=measure)
    table = bands.banded_cities(reader)
    expected = rank_bands(rank_intervals(survey, reader.scores, measure)).dropna()
    assert table["band"].to_dict() == expected.to_dict()
    assert bands.count_bands(reader) == expected.max()
    assert table["score"].to_dict() == reader.scores.measure(measure).dropna().to_dict()


def test_inside_a_band_names_are_in_order_and_not_ranked(
    make_reader: MakeReader, survey: Study
) -> None:
    reader = make_reader(of=survey)
    table = bands.banded_cities(reader)
    keys = [(band, reader.sort_key(city)) for city, band in table["band"].items()]
    assert keys == sorted(keys)
    assert not table["rank"].is_monotonic_increasing


def test_under_a_filter_a_city_keeps_its_band(make_reader: MakeReader, survey: Study) -> None:
    all_bands = bands.banded_cities(make_reader(of=survey))["band"]
    reader = make_reader(of=survey, regions=("002",))
    table = bands.banded_cities(reader)
    assert set(table.index) < set(all_bands.index)
    assert table["band"].to_dict() == all_bands[table.index].to_dict()
    assert bands.count_bands(reader) == all_bands.max()


@languages
def test_a_row_names_the_cities_of_a_band(
    make_reader: MakeReader, survey: Study, language: Language
) -> None:
    reader = make_reader(language, of=survey, city="ghent")
    t, table = reader.t, bands.band_table(reader)
    label, names, count, scores = table.rows[0]
    assert label == t("bands.label", number=1)
    for city in ("asker", "ghent", "graz", "ilo"):
        assert reader.name(city) in names
    assert names.count("<a ") == 4
    assert names.count("<strong>") == 1
    assert count == "4"
    low, high = table.data[["score_low", "score_high"]].iloc[0]
    assert scores == f"{t.score(low)}–{t.score(high)}"
    assert table.data["city_ids"][0] == "asker;ghent;graz;ilo"
    assert table.data["cities"].sum() == 69
    assert table.chosen == 0


def test_very_many_names_are_counted(
    make_reader: MakeReader, survey: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bands, "MOST_NAMES", 2)
    reader = make_reader(of=survey, city="ilo")
    names = bands.band_table(reader).rows[0][1]
    assert names.count("<a ") == 2
    assert reader.t("bands.more", count=2) in names


@languages
def test_the_heading_counts_the_bands_and_says_where_the_city_is(
    make_reader: MakeReader, drawn: Drawn, survey: Study, language: Language
) -> None:
    reader = make_reader(language, of=survey, city="barcelona")
    t = reader.t
    bands.show_bands(reader)
    assert drawn.headings == [t("bands.title", count=9)]
    at = t("bands.city", city=reader.name("barcelona"), number=3, all=9, count=15)
    first, *_, last = drawn.words
    assert at in first
    assert t("bands.how") in last
    assert t("source.calculated") in last


@languages
def test_under_a_filter_the_heading_counts_the_bands_that_are_shown(
    make_reader: MakeReader, drawn: Drawn, survey: Study, language: Language
) -> None:
    reader = make_reader(language, of=survey, measure="open_government", regions=("002",))
    bands.show_bands(reader)
    assert drawn.headings == [reader.t("bands.title_filtered", count=2, all=6)]
    assert len(drawn.tables[0].rows) == 2
    assert set(drawn.tables[0].data["measure"]) == {"open_government"}


def test_bands_of_one_question_are_called_groups(
    make_reader: MakeReader, drawn: Drawn, survey: Study
) -> None:
    reader = make_reader(of=survey, measure="accountability")
    bands.show_bands(reader)
    assert drawn.headings == [reader.t("bands.title_fixed", count=2)]
    label = reader.measure_label("accountability")
    assert reader.t("certainty.fixed", measure=label) in drawn.words[-1]
    assert [row[3] for row in drawn.tables[0].rows] == ["100.0", "0.0"]


def test_no_city_is_left(make_reader: MakeReader, drawn: Drawn) -> None:
    reader = make_reader(search="dell")
    bands.show_bands(reader)
    bands.show_map(reader)
    assert (drawn.headings, drawn.tables) == ([], [])
    assert drawn.words == [reader.t("filters.none_left")]


@languages
def test_points_have_the_color_and_the_name_of_their_band(
    make_reader: MakeReader, survey: Study, language: Language
) -> None:
    reader = make_reader(language, of=survey)
    points = bands.band_points(reader)
    assert len(points) == 78
    assert points.loc["ghent", ["shade", "words"]].tolist() == [
        100,
        reader.t("bands.label", number=1),
    ]
    assert points.loc["teruel", ["shade", "words"]].tolist() == [
        0,
        reader.t("bands.label", number=9),
    ]
    assert math.isnan(points.loc["bilbao", "shade"])
    assert points.loc["bilbao", "words"] == reader.t("terms.too_few_answers")


def test_one_band_has_one_color() -> None:
    assert bands.shade_of(1, 1) == 0
    assert [bands.shade_of(n, 3) for n in (1, 2, 3)] == [100, 50, 0]


def test_the_legend_has_every_band_or_the_ends_of_many(make_reader: MakeReader) -> None:
    reader = make_reader()
    few, many = bands._legend(reader, 3), bands._legend(reader, bands.MOST_SWATCHES + 1)
    assert [len(few), len(many)] == [5, 3]
    assert reader.t("charts.unplaced", count=2) in bands._legend(reader, 3, 2)[-1]
    assert score_color(reader.theme, 50) in few[1]
    assert bands.band_label(reader, 1) in many[0]
    assert bands.band_label(reader, bands.MOST_SWATCHES + 1) in many[0]


def test_the_table_of_the_map_has_every_city(make_reader: MakeReader, survey: Study) -> None:
    reader = make_reader(of=survey, measure="open_government", city="ghent")
    table = bands.city_table(reader)
    banded = bands.banded_cities(reader)
    assert table.data["city_id"].tolist() == banded.index.tolist()
    assert table.data["band"].tolist() == banded["band"].tolist()
    assert table.data["open_government"].tolist() == banded["score"].tolist()
    place = banded.index.get_loc("ghent")
    assert table.chosen == place
    assert table.rows[place][2] == "1"
    assert all(len(row) == len(table.columns) for row in table.rows)
