"""Tests of the changes between two editions, by hand, by property and by plain pandas."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from smartgov.editions import change
from smartgov.editions.change import COLUMNS, compute_changes
from smartgov.model import Spec
from tests.conftest import at_most
from tests.smartgov.editions.made_editions import (
    ANSWERS,
    NOW,
    QUESTIONS,
    THEN,
    compare,
    make_edition,
)

BEFORE, AFTER = make_edition("2014", THEN), make_edition("2018", NOW)
MEASURES = ("overall", "open", "plans", "voice", "data", "plan")
SIGNED = ["change", "rank_change"]


def changes(before=BEFORE, after=AFTER, measure="overall", spec=None, draws=100):
    return compute_changes(compare(before, after, spec), measure, draws=draws)


def plain(answers: pd.DataFrame) -> pd.Series:
    """Score complete answers with pandas alone, by the tree of the made-up editions."""
    voice = (answers["vote"] + answers["listen"]) / 2
    open_side = (voice + answers["sets"]) / 2
    plan = (answers["strategy"] + answers["budget"]) * 50
    return (open_side + plan) / 2


# --- by hand -----------------------------------------------------------------------------------


def test_the_columns_are_the_documented_ones() -> None:
    assert tuple(changes()) == COLUMNS


def test_change_is_the_difference_of_the_shared_questions() -> None:
    table = changes()
    assert list(table.index) == ["arco", "brae"]
    expected = plain(AFTER.answers) - plain(BEFORE.answers)
    for city in table.index:
        assert table["change"][city] == pytest.approx(expected[city], abs=1e-12)


def test_ranks_are_among_the_cities_of_both_editions() -> None:
    table = changes()
    assert table["rank_before"].to_dict() == {"arco": 2, "brae": 1}
    assert table["rank_after"].to_dict() == {"arco": 1, "brae": 2}
    assert table["rank_change"].to_dict() == {"arco": 1, "brae": -1}


def test_a_change_that_no_choice_turns_round_is_clear() -> None:
    table = changes(measure="voice")
    assert table.loc["arco", "turned"] == 0
    assert table.loc["arco", "clear"]


def test_a_rank_that_rises_in_every_draw_rises_clearly() -> None:
    table = changes(measure="plan")
    assert table.loc["arco", ["rank_change_p05", "rank_change_p95"]].to_list() == [1, 1]
    assert table.loc["arco", "rank_clear"]


def test_a_change_that_a_question_left_out_turns_round_is_not_clear() -> None:
    """In ``brae`` one question fell by 1 and the other rose by 2: +0.5, or -1 without it."""
    table = changes(measure="voice", draws=1_000)
    assert table.loc["brae", "change"] == 0.5
    assert 0.15 < table.loc["brae", "turned"] < 0.35
    assert not table.loc["brae", "clear"]


def test_a_change_that_5_percent_of_the_draws_turn_is_clear(monkeypatch) -> None:
    table = changes(measure="voice")
    monkeypatch.setattr(change, "TURNED", float(table.loc["brae", "turned"]))
    assert changes(measure="voice").loc["brae", "clear"]


def test_a_city_without_score_in_one_edition_has_no_change() -> None:
    answers = {**NOW, "arco": [None, None, None, None, None]}
    table = changes(after=make_edition("2018", answers))
    assert np.isnan(table.loc["arco", ["change", "rank_change", "turned"]].to_numpy(float)).all()
    assert not table.loc["arco", "clear"]
    assert table.loc["arco", "coverage_after"] == 0
    assert table.loc["brae", "rank_before"] == 1


def test_scores_of_the_edition_alone_stand_beside() -> None:
    fewer = make_edition("2014", {c: a[:3] for c, a in THEN.items()}, QUESTIONS[:3])
    table = changes(before=fewer)
    assert table.loc["arco", "after"] == pytest.approx((75 + 40) / 2)
    assert table.loc["arco", "alone_after"] == pytest.approx(((75 + 40) / 2 + 100) / 2)


def test_weights_of_what_an_edition_does_not_have_are_left_out_for_it() -> None:
    smaller = replace(
        BEFORE, framework=replace(BEFORE.framework, dimensions=BEFORE.framework.dimensions[:2])
    )
    spec = Spec((("plan", 2.0),))
    fewer = replace(smaller, questions=QUESTIONS[:3], answers=smaller.answers.iloc[:, :3])
    table = changes(before=fewer, spec=spec)
    assert table["change"].notna().all()


# --- properties --------------------------------------------------------------------------------


@pytest.mark.parametrize("measure", MEASURES)
@at_most(12)
@given(one=ANSWERS, other=ANSWERS)
def test_editions_the_other_way_round_turn_every_sign(measure, one, other) -> None:
    other = {**other, next(iter(one)): next(iter(other.values()))}
    before, after = make_edition("2014", one), make_edition("2018", other)
    there = changes(before, after, measure, draws=40)
    back = changes(after, before, measure, draws=40).loc[there.index]
    for column in SIGNED:
        np.testing.assert_allclose(there[column], -back[column], atol=1e-9)
    np.testing.assert_allclose(there["rank_change_p05"], -back["rank_change_p95"], atol=1e-6)
    assert there["clear"].equals(back["clear"])
    assert there["rank_clear"].equals(back["rank_clear"])


@pytest.mark.parametrize("aggregation", ["arithmetic", "geometric"])
@at_most(12)
@given(answers=ANSWERS)
def test_an_edition_against_itself_changes_nothing(aggregation, answers) -> None:
    study = make_edition("2014", answers)
    table = changes(study, study, spec=Spec(aggregation=aggregation), draws=40)
    for column in (*SIGNED, "rank_change_p05", "rank_change_p95"):
        assert (table[column].dropna() == 0).all()
    assert not table["clear"].any()
    assert not table["rank_clear"].any()


@at_most(20)
@given(one=ANSWERS, other=ANSWERS)
def test_a_city_that_left_does_not_move_the_others(one, other) -> None:
    cities = set(one) & set(other)
    if len(cities) < 2:
        return
    whole = changes(make_edition("2014", one), make_edition("2018", other), draws=20)
    leaver = sorted(cities)[0]
    rest = {city: answers for city, answers in other.items() if city != leaver}
    left = changes(make_edition("2014", one), make_edition("2018", rest), draws=20)
    assert left["change"].equals(whole["change"].drop(leaver))
    assert left["turned"].equals(whole["turned"].drop(leaver))


@at_most(20)
@given(one=ANSWERS, other=ANSWERS)
def test_complete_answers_agree_with_plain_pandas(one, other) -> None:
    filled = [
        {city: [0.0 if v is None else v for v in values] for city, values in answers.items()}
        for answers in (one, {**other, next(iter(one)): next(iter(other.values()))})
    ]
    before, after = make_edition("2014", filled[0]), make_edition("2018", filled[1])
    table = changes(before, after, draws=10)
    expected = plain(after.answers) - plain(before.answers)
    np.testing.assert_allclose(table["change"], expected[table.index], atol=1e-12, rtol=0)


def test_the_same_seed_gives_the_same_table() -> None:
    assert changes().equals(changes())
    other = compute_changes(compare(BEFORE, AFTER), "voice", draws=100, seed=1)
    assert not other["turned"].equals(changes(measure="voice")["turned"])
