"""Tests of the points of the maps: places, scores, words and groups, and their table."""

from __future__ import annotations

import math

import pytest

from components.figures.city_map import FRAMES
from components.sections.map_parts import frames_of
from components.sections.map_points import city_points, drawn_points, map_panel, map_table
from smartgov.model import Study
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader

FRAME = FRAMES["wide"]

languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
def test_points_have_place_score_and_words(make_reader: MakeReader, language: Language) -> None:
    reader = make_reader(language)
    t = reader.t
    points = city_points(reader, "overall")
    assert list(points.index) == ["arco", "brae", "cove", "dell"]
    assert points.loc["arco"].to_dict() == {
        "name": "Arco",
        "latitude": 43.3,
        "longitude": -3.0,
        "score": 88.75,
    }
    line = drawn_points(reader, points, FRAME).loc["arco", "line"]
    assert line == f"{t.country('ES')} · {t.score(88.75)}"
    assert points.loc["brae", "score"] == pytest.approx(14.166875, abs=1e-9)


def test_what_is_not_known_of_a_point_stays_blank(make_reader: MakeReader) -> None:
    reader = make_reader()
    dell = city_points(reader, "overall").loc["dell"]
    assert all(math.isnan(dell[column]) for column in ("latitude", "longitude", "score"))
    placed = city_points(reader, "overall").assign(longitude=[1.0, 40.0, 80.0, 120.0], latitude=1.0)
    line = drawn_points(reader, placed, FRAME).loc["dell", "line"]
    assert line == f"Spain · {reader.t('terms.too_few_answers')}"


def test_points_are_of_the_measure_and_of_the_chosen_cities(make_reader: MakeReader) -> None:
    points = city_points(make_reader(countries=("CL", "NA")), "voice")
    assert points["score"].to_dict() == pytest.approx({"brae": 16.6675, "cove": 62.625})


@languages
def test_the_table_has_the_highest_first_and_blanks_last(
    make_reader: MakeReader, language: Language
) -> None:
    reader = make_reader(language, city="cove")
    points = city_points(reader, "overall")
    table = map_table(reader, points, "overall", "caption", reader.name)
    assert [row[0] for row in table.rows] == ["Arco", "Cove", "Brae", "Dell"]
    assert table.rows[-1][2] == reader.t("terms.too_few_answers")
    assert (table.caption, table.chosen) == ("caption", 1)


def test_data_of_the_table_are_not_rounded(make_reader: MakeReader) -> None:
    reader = make_reader(city="nowhere")
    table = map_table(reader, city_points(reader, "voice"), "voice", "", reader.name)
    assert table.chosen is None
    assert table.data["city_id"].tolist() == ["arco", "cove", "brae", "dell"]
    assert table.data["country"].tolist() == ["ES", "CL", "NA", "ES"]
    assert table.data["voice"].tolist()[:3] == pytest.approx([75, 62.625, 16.6675], abs=1e-9)
    assert math.isnan(table.data["voice"][3])


@languages
def test_a_group_names_its_cities_and_their_median(
    make_reader: MakeReader, language: Language
) -> None:
    reader = make_reader(language, city="cove")
    t = reader.t
    points = city_points(reader, "overall").assign(latitude=1.0, longitude=1.0, score=50.0)
    drawn = drawn_points(reader, points, FRAME)
    assert drawn.index[-1] == "cove"
    grouped = drawn[drawn["cities"] > 1].iloc[0]
    assert grouped["name"] == t("charts.group", count=grouped["cities"])
    assert grouped["line"].endswith(t("charts.group_median", score=t.score(grouped["score"])))
    assert grouped["near"] == "1,1,1,1"


def test_cities_that_are_named_keep_a_dot(make_reader: MakeReader, survey: Study) -> None:
    reader = make_reader(of=survey, city="ghent")
    points = city_points(reader, "overall")
    panel = map_panel(reader, points, FRAME, 850, "Title")
    assert (panel.frame, panel.title) == (FRAME, "Title")
    assert (panel.points["cities"] > 1).any()
    assert {"ghent", "asker", "ilo", "teruel"} <= set(panel.points.index)
    named = {name.name for name in panel.names}
    assert {"Ghent", "Asker", "Ilo"} <= named


def test_in_an_opened_part_the_cities_are_named(make_reader: MakeReader, survey: Study) -> None:
    reader = make_reader(of=survey, near=(-9.2, 37.1, -6.9, 41.6))
    points = city_points(reader, "overall")
    frame = frames_of(reader, points)["wide"]
    named = {name.name for name in map_panel(reader, points, frame).names}
    assert {"Lisbon", "Leiria", "Elvas"} <= named
    assert "Auckland" not in named
