"""Tests of changes summarized by group of cities, worked out by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from smartgov.editions.medians import both_scored, median_changes, summarize_changes
from tests.smartgov.editions.made_editions import NOW, THEN, compare, make_edition

#: ``arco`` and ``brae`` are in both.
SCORED = compare(make_edition("2014", THEN), make_edition("2018", NOW))


def test_only_cities_with_a_score_in_both_count() -> None:
    assert both_scored(SCORED, ["arco", "brae"]) == ["arco", "brae"]
    blank = {"arco": NOW["arco"], "brae": [None] * 5}
    scored = compare(make_edition("2014", THEN), make_edition("2018", blank))
    assert both_scored(scored, ["arco", "brae"]) == ["arco"]


def test_medians_of_a_group_then_and_now() -> None:
    table = median_changes(SCORED, {"a": ["arco", "brae"], "b": ["brae"]})
    rows = table.set_index(["group", "dimension"])
    assert list(rows.index[:3]) == [("a", "voice"), ("a", "data"), ("a", "plan")]
    voice = rows.loc[("a", "voice")]
    assert voice[["cities", "before", "after"]].to_list() == [2, 50, 62.75]
    assert voice["change"] == 12.75
    assert rows.loc[("b", "plan"), ["before", "after", "change"]].to_list() == [100, 50, -50]
    assert median_changes(SCORED, {}).empty


def test_changes_of_a_group_are_counted_if_they_are_clear() -> None:
    changes = pd.DataFrame(
        {"change": [10.0, -4.0, 2.0, -1.0], "clear": [True, True, False, True]}, list("abcd")
    )
    table = summarize_changes(changes, {"150": ["a", "b", "c"], "002": ["d"]})
    assert table.to_dict("list") == {
        "group": ["150", "002"],
        "cities": [3, 1],
        "median_change": [pytest.approx(2.0), pytest.approx(-1.0)],
        "rose_clearly": [1, 0],
        "fell_clearly": [1, 1],
    }
    assert list(summarize_changes(changes, {})) == list(table)
