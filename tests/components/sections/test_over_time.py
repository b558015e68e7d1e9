"""Tests of what the sections on change share."""

from __future__ import annotations

from dataclasses import replace

from components.editions import trends_of
from components.sections.over_time import (
    city_line,
    editions_drawn,
    group_line,
    line_row,
    show_basis,
    summary_column,
    then_and_now,
    trend_table,
)
from smartgov.editions.trend import summarize
from smartgov.model import Break
from smartgov.text import Text
from tests.components.conftest import MakeReader
from tests.components.editions_made import EDITIONS, read_editions
from tests.components.sections.conftest import Drawn


def test_lines_have_a_point_in_every_edition_that_asks_the_same(make_reader: MakeReader) -> None:
    reader = read_editions(make_reader)
    assert editions_drawn(reader) == ["2012", "2014", "2018"]
    voice = trends_of(reader)[0]
    line = city_line(reader, voice, "arco", "#c47300")
    assert line.scores == {"2012": 50, "2014": 60, "2018": 75}
    assert line.mark == ("arco",)
    assert then_and_now(reader, voice.scores.loc["arco"]) == "60.0 → 75.0"


def test_a_row_has_the_middle_half_of_its_group(make_reader: MakeReader) -> None:
    reader = read_editions(make_reader)
    voice = trends_of(reader)[0]
    group = summarize(voice)
    line = group_line(reader, "Median", "#172033", group, "dot")
    row = line_row(reader, voice, [line], group, "note")
    assert (row.label, row.note) == ("voice", "note")
    assert row.low["2014"] <= line.scores["2014"] <= row.high["2014"]
    assert line_row(reader, voice, [line], None).low == {}


def test_the_table_has_a_row_for_each_dimension_and_edition(make_reader: MakeReader) -> None:
    reader = read_editions(make_reader)
    table = trend_table(reader, "caption", [summary_column("Arco", ["arco"], "median")])
    assert len(table.rows) == 9
    assert table.data.loc[0].to_dict() == {"dimension": "voice", "edition": "2012", "Arco": 50}


def test_what_a_comparison_rests_on_is_said(make_reader: MakeReader, drawn: Drawn) -> None:
    show_basis(make_reader())
    assert drawn.words == []
    info = replace(EDITIONS[1].info, change_of_measure=Break(Text("New rules."), ("vote",)))
    editions = (EDITIONS[0], replace(EDITIONS[1], info=info), EDITIONS[2])
    show_basis(read_editions(make_reader, editions=editions))
    (words,) = drawn.words
    assert "New rules." in words
    assert "5 %" in words


def test_a_dimension_of_one_question_is_said_to_be_always_clear(
    make_reader: MakeReader, drawn: Drawn
) -> None:
    reader = read_editions(make_reader)
    single = reader.t("editions.clear_single")
    show_basis(reader)
    assert any(single in words for words in drawn.words)
    drawn.words.clear()
    show_basis(reader, "editions.rank_clear")
    assert drawn.words
    assert not any(single in words for words in drawn.words)
