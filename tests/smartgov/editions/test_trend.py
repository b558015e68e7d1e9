"""Tests of dimensions over all editions of a series."""

from __future__ import annotations

from dataclasses import replace

import pytest

from smartgov.editions.shared import match
from smartgov.editions.trend import find_trends, summarize
from smartgov.model import Break, Spec
from smartgov.text import Text
from tests.smartgov.editions.made_editions import NOW, QUESTIONS, THEN, make_edition

FIRST = make_edition("2012", {c: a[:1] for c, a in THEN.items()}, QUESTIONS[:1])
BEFORE, AFTER = make_edition("2014", THEN), make_edition("2018", NOW)
MATCHED = match(BEFORE, AFTER)


def trends(*editions, matched=MATCHED):
    assert matched is not None
    return {t.dimension: t for t in find_trends(matched, editions, Spec())}


def test_each_dimension_has_its_scores_by_edition() -> None:
    found = trends(AFTER, BEFORE)
    assert list(found) == ["voice", "data", "plan"]
    voice = found["voice"].scores
    assert list(voice) == ["2014", "2018"]
    assert voice.loc["arco"].to_list() == [50, 75]
    assert voice.loc["cove"].to_list()[0] == 15
    assert voice.isna().loc["cove", "2018"]


def test_an_edition_that_asks_less_has_no_point() -> None:
    assert list(trends(FIRST, BEFORE, AFTER)["voice"].scores) == ["2014", "2018"]


def test_an_edition_that_asks_another_scale_has_no_point() -> None:
    other = (*QUESTIONS[:2], replace(QUESTIONS[2], high=50), *QUESTIONS[3:])
    found = trends(make_edition("2012", THEN, other), BEFORE, AFTER)
    assert list(found["data"].scores) == ["2014", "2018"]
    assert list(found["voice"].scores) == ["2012", "2014", "2018"]


def test_a_line_over_the_questions_of_both_editions_alone() -> None:
    """The first edition asks one question, so that the line runs over that one."""
    found = trends(FIRST, BEFORE, AFTER, matched=match(FIRST, AFTER))
    assert list(found) == ["voice"]
    assert found["voice"].scores.loc["arco"].to_list() == [40, 40, 60]


def test_a_break_is_told_where_the_measure_changed() -> None:
    changed = replace(
        AFTER, info=replace(AFTER.info, change_of_measure=Break(Text("New."), ("sets",)))
    )
    found = trends(BEFORE, changed)
    assert found["data"].breaks == {"2018"}
    assert found["voice"].breaks == set()


def test_summary_is_the_median_and_the_middle_half() -> None:
    trend = trends(BEFORE, AFTER)["voice"]
    table = summarize(trend)
    assert table.loc["2014"].to_list() == pytest.approx([50, 32.5, 50, 3])
    assert summarize(trend, ["arco"]).loc["2018"].to_list() == [75, 75, 75, 1]
    assert summarize(trend, ["nobody"])["cities"].to_list() == [0, 0]
