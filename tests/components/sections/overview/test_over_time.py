"""Tests of how the cities moved, on Overview."""

from __future__ import annotations

import numpy as np

from components.editions import scored_of
from components.sections.overview import over_time
from tests.components.conftest import MakeReader
from tests.components.editions_made import EDITIONS, read_editions
from tests.components.sections.conftest import Drawn


def test_nothing_is_drawn_without_another_edition(make_reader: MakeReader, drawn: Drawn) -> None:
    over_time.show_moved(make_reader())
    over_time.show_clear(make_reader())
    assert (drawn.headings, drawn.tables, drawn.words) == ([], [], [])


def test_nothing_is_drawn_in_the_earliest_edition(make_reader: MakeReader, drawn: Drawn) -> None:
    over_time.show_moved(read_editions(make_reader, EDITIONS[0]))
    over_time.show_clear(read_editions(make_reader, EDITIONS[0]))
    assert drawn.headings == []


def test_medians_of_the_selected_cities_by_edition(make_reader: MakeReader, drawn: Drawn) -> None:
    reader = read_editions(make_reader)
    over_time.show_moved(reader)
    (table,) = drawn.tables
    voice = table.data[table.data["dimension"] == "voice"].set_index("edition")
    cities = ["arco", "brae", "dell"]
    answers = EDITIONS[2].answers.loc[cities, ["vote", "listen"]].mean(axis=1)
    assert voice.loc["2018", "Median"] == answers.median()
    assert voice["Cities"].to_dict() == {"2012": 2, "2014": 3, "2018": 3}
    assert over_time.count_risen(reader) == (2, 3)
    assert drawn.headings == ["Higher median than in 2014: 2 of 3 dimensions"]


def test_points_of_fewer_cities_are_named(make_reader: MakeReader, drawn: Drawn) -> None:
    reader = read_editions(make_reader)
    assert over_time.points_of_fewer(reader) == ["voice 2012 (2)", "data 2012 (2)", "plan 2012 (2)"]
    over_time.show_moved(reader)
    assert any("voice 2012 (2)" in words for words in drawn.words)


def test_only_clear_changes_are_drawn_and_all_are_in_the_table(
    make_reader: MakeReader, drawn: Drawn
) -> None:
    reader = read_editions(make_reader, since="2012", measure="voice")
    over_time.show_clear(reader)
    (table,), moves = drawn.tables, over_time.clear_moves(reader)
    assert list(moves.index) == ["arco"]
    assert list(table.data["city_id"]) == ["arco", "brae"]
    assert np.all(np.diff(table.data["change"]) <= 0)
    assert drawn.headings == ["Cities clearly higher: 1; clearly lower: 0"]
    assert scored_of(reader) is not None


def test_a_filter_leaves_out_the_other_cities(make_reader: MakeReader, drawn: Drawn) -> None:
    reader = read_editions(make_reader, search="brae")
    over_time.show_clear(reader)
    assert list(drawn.tables[0].data["city_id"]) == ["brae"]


def test_a_score_that_is_not_shared_says_so(make_reader: MakeReader, drawn: Drawn) -> None:
    reader = read_editions(make_reader, measure="share")
    over_time.show_clear(reader)
    assert drawn.headings == []
    assert reader.t("editions.none") in drawn.words[0]
