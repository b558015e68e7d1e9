"""Tests of what a new edition has in comparison with the last one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from smartgov.editions.arrival import FEWEST, describe_arrival
from smartgov.model import Study
from tests.smartgov.editions.made_editions import NOW, THEN, make_edition
from tests.smartgov.made_studies import make_question

QUESTIONS = [make_question(f"q{n}", "voice", high=4, type="scale") for n in range(12)]
ROW = [0, 1, 4, 3, 2, 0, 0, 4, 1, 3, 2, 1]
OTHER = [2, 2, 1, 0, 4, 3, 3, 1, 0, 2, 4, 0]


def edition(year: str, **answers) -> Study:
    return make_edition(year, answers, QUESTIONS)


LAST = edition("2014", arco=ROW, brae=OTHER)


def names(cities) -> list[str]:
    return [city.id for city in cities]


def test_cities_and_changed_answers() -> None:
    found = describe_arrival(make_edition("2018", NOW), make_edition("2014", THEN))
    assert (names(found.new), names(found.gone), names(found.renamed)) == (["dell"], ["cove"], [])
    assert (found.changed, found.answered) == (8, 10)


def test_a_city_of_another_name_is_renamed() -> None:
    last = make_edition("2014", THEN)
    cities = tuple(replace(c, name="Arcum") if c.id == "arco" else c for c in last.cities)
    assert names(describe_arrival(replace(last, cities=cities), last).renamed) == ["arco"]


@pytest.mark.parametrize("by", [1, -1])
def test_answers_moved_by_a_column_look_like_a_slip(by: int) -> None:
    moved = np.roll(ROW, by).tolist()
    found = describe_arrival(edition("2018", arco=moved, brae=OTHER), LAST)
    assert (names(found.shifted), names(found.turned)) == (["arco"], [])


def test_a_scale_turned_round_looks_like_a_slip() -> None:
    found = describe_arrival(edition("2018", arco=[4 - v for v in ROW], brae=OTHER), LAST)
    assert (names(found.turned), names(found.shifted)) == (["arco"], [])


def test_the_same_answers_and_few_answers_are_no_slip() -> None:
    same = describe_arrival(edition("2018", arco=ROW, brae=[2] * 12), LAST)
    assert (same.shifted, same.turned) == ((), ())
    few = [4 - v if n < FEWEST - 1 else None for n, v in enumerate(ROW)]
    assert describe_arrival(edition("2018", arco=few), LAST).turned == ()
