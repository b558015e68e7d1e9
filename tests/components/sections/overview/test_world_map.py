"""Tests of the map of the Overview and the text beside it."""

from __future__ import annotations

import math

import pytest

from components.figures.city_map import FRAMES
from components.sections.overview import world_map
from components.words.ranks import interval_text, rank_words
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader
from tests.components.sections.conftest import Drawn

languages = pytest.mark.parametrize("language", LANGUAGES)


def test_the_map_frames_the_cities_that_are_shown(make_reader: MakeReader) -> None:
    assert world_map.map_frames(make_reader()) == FRAMES
    frame = world_map.map_frames(make_reader(search="cove"))["wide"]
    assert (frame.view.latitude, frame.view.longitude) == (-33.4, -70.6)
    assert frame.view.zoom > FRAMES["wide"].view.zoom


def test_the_highest_scores_come_first_with_their_rank(make_reader: MakeReader) -> None:
    top = world_map.top_cities(make_reader())
    assert top.index.tolist() == ["arco", "cove", "brae"]
    assert top["rank"].tolist() == [1, 2, 3]
    assert top["score"].tolist() == pytest.approx([88.75, 70.65625, 14.166875], abs=1e-9)


def test_ranks_are_among_all_cities(make_reader: MakeReader) -> None:
    top = world_map.top_cities(make_reader(countries=("CL", "NA"), measure="data"))
    assert top[["rank", "score"]].to_dict("index") == {
        "brae": {"rank": 2, "score": 40},
        "cove": {"rank": 3, "score": 20},
    }


def test_no_more_than_a_few_are_listed(
    make_reader: MakeReader, drawn: Drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(world_map, "TOP", 2)
    reader = make_reader()
    assert len(world_map.top_cities(reader)) == 2
    world_map._draw_top(reader)
    assert reader.t("overview.top_note", count=3) in drawn.words[-1]


def test_bars_of_a_city_have_words_where_a_score_is_missing(make_reader: MakeReader) -> None:
    reader = make_reader()
    bars = world_map.dimension_bars(reader, "dell")
    assert bars.count("width:0.0%") == 2
    assert bars.count(reader.t.score(math.nan)) == 2
    assert "width:100.0%" in bars


@languages
def test_the_card_says_score_rank_and_interval(
    make_reader: MakeReader, drawn: Drawn, language: Language
) -> None:
    reader = make_reader(language, city="cove")
    world_map._draw_chosen(reader)
    assert drawn.headings == ["Cove"]
    assert reader.t("terms.rank_of", rank=2, ranked=3) in drawn.words[0]
    assert reader.t.score(70.65625) in drawn.words[0]


@pytest.mark.parametrize("measure", ["open", "voice"])
def test_the_card_says_rank_and_interval_of_the_score_shown(
    make_reader: MakeReader, drawn: Drawn, measure: str
) -> None:
    reader = make_reader(city="brae", measure=measure)
    world_map._draw_chosen(reader)
    low, high = reader.interval_ends(measure)["brae"]
    words = reader.t("city.interval", interval=interval_text(reader.t, low, high))
    assert words in drawn.words[0]
    assert reader.measure_label(measure) in drawn.words[0]
    assert reader.t.score(reader.scores.measure(measure)["brae"]) in drawn.words[0]
    assert rank_words(reader, "brae", measure) in drawn.words[0]


def test_score_of_one_question_has_no_interval_on_the_card(
    make_reader: MakeReader, drawn: Drawn
) -> None:
    reader = make_reader(city="brae", measure="look")
    world_map._draw_chosen(reader)
    assert rank_words(reader, "brae", "look") in drawn.words[0]
    assert world_map.rank_basis(reader, "brae") == ""


def test_the_card_of_a_city_without_a_rank_says_how_much_it_answered(
    make_reader: MakeReader, drawn: Drawn
) -> None:
    reader = make_reader(city="dell")
    world_map._draw_chosen(reader)
    assert reader.t("terms.not_ranked") in drawn.words[0]
    assert reader.t("city.answered", share="25%") in drawn.words[0]
