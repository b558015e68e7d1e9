"""Tests of how one city changed."""

from __future__ import annotations

from components.editions import changes_of, scored_of
from components.sections.city import over_time
from tests.components.conftest import MakeReader
from tests.components.editions_made import read_editions
from tests.components.sections.conftest import Drawn


def test_the_change_of_the_city_is_the_title(make_reader: MakeReader, drawn: Drawn) -> None:
    reader = read_editions(make_reader, city="arco", peers="study", since="2012")
    over_time.show_change(reader)
    change = changes_of(reader, "overall").loc["arco", "change"]
    assert drawn.headings == [f"Since 2012: {reader.t.signed(change, 1)} points"]
    (table,) = drawn.tables
    voice = table.data[table.data["dimension"] == "voice"].set_index("edition")
    assert voice["Arco"].to_dict() == {"2012": 50, "2014": 60, "2018": 75}


def test_ranks_have_their_range_and_coverage_is_told(make_reader: MakeReader, drawn: Drawn) -> None:
    over_time.show_change(read_editions(make_reader, city="arco", since="2012"))
    said = " ".join(drawn.words)
    assert "2 in 2012, 1 in 2018" in said
    assert "100% in 2012, 100% in 2018" in said


def test_practices_gained_and_lost_are_listed(make_reader: MakeReader, drawn: Drawn) -> None:
    reader = read_editions(make_reader, city="brae", since="2012")
    scored = scored_of(reader)
    assert scored is not None
    gained, lost = over_time.practices_moved(scored, "brae")
    assert ([q.id for q in gained], [q.id for q in lost]) == ([], ["budget"])
    gained, _ = over_time.practices_moved(scored, "arco")
    assert [q.id for q in gained] == ["strategy", "budget"]
    over_time.show_change(reader)
    assert any("Practices lost (1)" in words for words in drawn.words)


def test_a_city_that_did_not_take_part_is_said_to_be_new(
    make_reader: MakeReader, drawn: Drawn
) -> None:
    over_time.show_change(read_editions(make_reader, city="dell", since="2012"))
    assert (drawn.headings, drawn.tables) == ([], [])
    assert "Dell did not take part in 2012." in drawn.words[0]


def test_nothing_without_another_edition(make_reader: MakeReader, drawn: Drawn) -> None:
    over_time.show_change(make_reader(city="arco"))
    over_time.show_change(read_editions(make_reader))
    assert (drawn.headings, drawn.words) == ([], [])


def test_the_group_is_that_of_the_city(make_reader: MakeReader) -> None:
    reader = read_editions(make_reader, city="arco", peers="picked", picked=("brae", "dell"))
    scored = scored_of(reader)
    assert scored is not None
    summary = over_time.trend_of_group(reader, scored.after.dimensions)
    expected = scored.after.dimensions.loc[["brae", "dell"], "voice"].median()
    assert summary.loc["voice", "median"] == expected
