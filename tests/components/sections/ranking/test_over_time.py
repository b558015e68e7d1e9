"""Tests of how ranks changed between editions."""

from __future__ import annotations

from components.sections.ranking import over_time
from tests.components.conftest import MakeReader
from tests.components.editions_made import EDITIONS, read_editions
from tests.components.sections.conftest import Drawn


def test_slopes_between_the_editions(make_reader: MakeReader, drawn: Drawn) -> None:
    reader = read_editions(make_reader, since="2012", measure="plan", city="brae")
    over_time.show_slopes(reader)
    (table,) = drawn.tables
    found = table.data.set_index("city_id")
    assert found.loc["arco", ["rank_before", "rank_after", "rank_change"]].to_list() == [2, 1, 1]
    assert found["rank_clear"].to_dict() == {"arco": True, "brae": False}
    assert drawn.headings == ["Ranks since 2012: 1 clearly up, 0 clearly down"]
    assert table.chosen == list(found.index).index("brae")
    written = [note["text"] for note in drawn.figures[0].to_dict()["layout"]["annotations"]]
    assert "<b>2012</b>" in written
    assert "<b>2018</b>" in written


def test_a_filter_keeps_the_ranks_of_all(make_reader: MakeReader, drawn: Drawn) -> None:
    over_time.show_slopes(read_editions(make_reader, since="2012", measure="plan", search="arco"))
    (table,) = drawn.tables
    assert table.data["rank_before"].to_list() == [2]


def test_nothing_without_an_earlier_edition(make_reader: MakeReader, drawn: Drawn) -> None:
    over_time.show_slopes(make_reader())
    over_time.show_slopes(read_editions(make_reader, EDITIONS[0]))
    assert drawn.headings == []
