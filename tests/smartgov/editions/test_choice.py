"""Tests of which editions can be compared."""

from __future__ import annotations

from dataclasses import replace

from smartgov.editions.choice import choose_earlier, earlier_editions, match_editions
from smartgov.model import Break
from smartgov.text import Text
from tests.smartgov.editions.made_editions import NOW, QUESTIONS, THEN, make_edition

FIRST, SECOND, LAST = (
    make_edition(year, a) for year, a in (("2010", THEN), ("2014", THEN), ("2018", NOW))
)


def test_earlier_editions_come_in_order_and_later_ones_not() -> None:
    assert earlier_editions(SECOND, [LAST, SECOND, FIRST]) == (FIRST,)
    assert earlier_editions(LAST, [LAST, SECOND, FIRST]) == (FIRST, SECOND)


def test_an_edition_without_shared_city_or_question_is_left_out() -> None:
    others = {f"{city}-x": answers for city, answers in THEN.items()}
    elsewhere = make_edition("2012", others)
    other = make_edition("2013", THEN, [replace(q, id=f"{q.id}-x") for q in QUESTIONS])
    assert earlier_editions(LAST, [elsewhere, other, SECOND]) == (SECOND,)


def test_a_break_between_counts_wherever_it_is() -> None:
    info = replace(SECOND.info, change_of_measure=Break(Text("New."), ("vote",)))
    changed = replace(SECOND, info=info)
    matched = match_editions(FIRST, LAST, [FIRST, changed, LAST])
    assert matched is not None
    assert "vote" not in matched.after.question_by_id
    later = match_editions(changed, LAST, [FIRST, changed, LAST])
    assert later is not None
    assert "vote" in later.after.question_by_id


def test_the_edition_before_is_chosen_unless_another_is_named() -> None:
    earlier = [make_edition(year, THEN) for year in ("2012", "2014")]
    assert choose_earlier(earlier, None) is earlier[1]
    assert choose_earlier(earlier, "2012") is earlier[0]
    assert choose_earlier(earlier, "1999") is earlier[1]
    assert choose_earlier([], "2012") is None
