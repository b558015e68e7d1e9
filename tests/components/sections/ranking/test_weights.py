"""Tests of the view edits that set weights."""

from __future__ import annotations

import pytest

from components.sections.ranking.weights import with_weight, without_weights
from components.view.view import View
from tests.smartgov.made_studies import make_framework

VOICE, DATA = make_framework({"open": ["voice", "data"]}, {"data": 2.0}).dimensions


def test_a_weight_is_set_beside_the_others() -> None:
    view = View(city="arco", weights=(("data", 3.0), ("open", 0.5)))
    changed = with_weight(VOICE, view, 2)
    assert changed == View(city="arco", weights=(("data", 3.0), ("open", 0.5), ("voice", 2.0)))
    assert with_weight(DATA, view, 0.25).weights == (("data", 0.25), ("open", 0.5))


@pytest.mark.parametrize(("dimension", "usual"), [(VOICE, 1), (DATA, 2)])
def test_the_usual_weight_is_left_out(dimension, usual: float) -> None:
    view = with_weight(dimension, View(), 0.75)
    assert view.weights == ((dimension.id, 0.75),)
    assert with_weight(dimension, view, usual) == View()


def test_no_weight_at_all_is_a_weight() -> None:
    assert with_weight(VOICE, View(), 0).weights == (("voice", 0.0),)


def test_without_weights_all_else_stays() -> None:
    view = View(city="arco", weights=(("a", 2.0),), aggregation="geometric", coverage=0.0)
    assert without_weights(view) == View(city="arco")
