"""Tests of the long table of all editions."""

from __future__ import annotations

from smartgov.editions.long_table import COLUMNS, long_table
from smartgov.scoring.score import score
from tests.smartgov.editions.made_editions import NOW, THEN, make_edition

BEFORE, AFTER = make_edition("2014", THEN), make_edition("2018", NOW)


def test_a_row_for_each_edition_city_and_score() -> None:
    table = long_table([AFTER, BEFORE])
    assert tuple(table) == COLUMNS
    assert list(dict.fromkeys(table["edition"])) == ["2014", "2018"]
    assert len(table) == 2 * 3 * 6
    assert set(table["measure"]) == {"overall", "open", "plans", "voice", "data", "plan"}


def test_scores_are_those_of_the_edition_alone() -> None:
    table = long_table([AFTER, BEFORE])
    overall = table[(table["edition"] == "2018") & (table["measure"] == "overall")]
    assert overall.set_index("city_id")["score"].to_dict() == score(AFTER).overall.to_dict()
    assert overall.set_index("city_id")["rank"].to_dict() == score(AFTER).rank.to_dict()
    assert set(overall["city"]) == {"Arco", "Brae", "Dell"}
