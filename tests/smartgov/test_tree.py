"""The tree of an index: pillars and their dimensions by id."""

from __future__ import annotations

import pytest

from tests.smartgov.made_studies import make_framework

FRAMEWORK = make_framework({"open": ["voice", "data"], "plan": ["ahead"]})


def test_dimensions_of_a_pillar_keep_their_order() -> None:
    assert [d.id for d in FRAMEWORK.dimensions_of("open")] == ["voice", "data"]
    assert FRAMEWORK.dimensions_of("nothing") == ()


def test_every_pillar_and_dimension_has_a_weight_and_a_label() -> None:
    nodes = {"open", "plan", "voice", "data", "ahead"}
    assert set(FRAMEWORK.weights) == set(FRAMEWORK.labels) == nodes
    assert set(FRAMEWORK.weights.values()) == {1}


def test_a_dimension_is_found_by_its_id() -> None:
    assert FRAMEWORK.dimension("ahead").pillar == "plan"
    with pytest.raises(KeyError):
        FRAMEWORK.dimension("open")
