"""Tests of the what-if section: edits of the view and their effects."""

from __future__ import annotations

import math

import pytest

from components.sections.city import whatif
from components.view.view import View
from smartgov.advice.whatif import score_changed
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader

languages = pytest.mark.parametrize("language", LANGUAGES)
NAN = math.nan


def test_changes_replace_those_before_and_are_sorted() -> None:
    view = View(city="arco", changes=(("sets", 1.0),))
    changed = whatif.with_changes({"vote": 0.0, "plan": 1.0}, view)
    assert changed == View(city="arco", changes=(("plan", 1.0), ("vote", 0.0)))
    assert whatif.with_changes({}, changed) == View(city="arco")


def test_an_answer_more_is_changed() -> None:
    view = View(changes=(("vote", 0.0),))
    changed = whatif.with_changed_answer("plan", 1.0, view, False)
    assert changed.changes == (("plan", 0.0), ("vote", 0.0))
    assert whatif.with_changed_answer("vote", 1.0, view, 0.5).changes == (("vote", 0.5),)


@pytest.mark.parametrize("value", [1.0, True, None])
def test_the_real_answer_is_no_change(value: float | None) -> None:
    view = View(changes=(("plan", 0.0), ("vote", 0.0)))
    assert whatif.with_changed_answer("plan", 1.0, view, value).changes == (("vote", 0.0),)


def test_any_answer_changes_a_blank_one() -> None:
    assert whatif.with_changed_answer("plan", NAN, View(), 0.0).changes == (("plan", 0.0),)
    view = View(changes=(("plan", 0.0),))
    assert whatif.with_changed_answer("plan", NAN, view, None).changes == ()


@languages
def test_dimensions_that_change_before_and_after(
    make_reader: MakeReader, language: Language
) -> None:
    reader = make_reader(language, city="brae")
    after = score_changed(reader.study, "brae", {"vote": 1.0}, reader.view.spec)
    table = whatif.changes_table(reader, "brae", after)
    assert table.rows == [["voice", reader.t.score(16.6675), reader.t.score(66.6675)]]
    assert table.data.to_dict("records") == [
        {
            "dimension": "voice",
            "before": pytest.approx(16.6675),
            "after": pytest.approx(66.6675),
            "city_id": "brae",
        }
    ]


def test_a_dimension_may_come_out_of_nothing(make_reader: MakeReader) -> None:
    reader = make_reader(city="dell")
    after = score_changed(reader.study, "dell", {"sets": 60.0}, reader.view.spec)
    table = whatif.changes_table(reader, "dell", after)
    assert table.rows == [["data", reader.t("terms.too_few_answers"), "60.0"]]
    assert math.isnan(table.data["before"][0])


def test_without_a_difference_there_is_no_row(make_reader: MakeReader) -> None:
    reader = make_reader(city="brae")
    assert whatif.changes_table(reader, "brae", reader.scores).rows == []


@languages
def test_gains_and_losses_have_a_sign(make_reader: MakeReader, language: Language) -> None:
    reader = make_reader(language)
    t = reader.t
    gain = t("whatif.difference", difference=t.signed(12.25, 1))
    assert whatif.score_change_words(reader, 12.25) == gain
    assert whatif.rank_change_words(reader, -2) == t("whatif.difference", difference=t.signed(-2))
    for nothing in (0, NAN):
        assert whatif.score_change_words(reader, nothing) == t("whatif.no_change")
        assert whatif.rank_change_words(reader, nothing) == t("whatif.no_change")
