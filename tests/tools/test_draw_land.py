"""Tests of the picture of the land: it is what its script draws today."""

from __future__ import annotations

import hashlib
import re

from components.theme import DARK, LIGHT
from smartgov.paths import LAND_PICTURE
from tools.draw_land import SIDE, draw_land, draw_ring

CONTENT = LAND_PICTURE.read_text(encoding="utf-8")


def test_the_file_is_up_to_date() -> None:
    assert draw_land() == CONTENT, "run python -m tools.draw_land"
    digest = hashlib.sha256(CONTENT.encode()).hexdigest()
    assert LAND_PICTURE.name == f"land-{digest[:8]}.svg"


def test_it_has_the_land_of_both_modes_and_is_small() -> None:
    assert LIGHT.land in CONTENT
    assert DARK.land in CONTENT
    assert CONTENT.count("M") > 100
    assert len(CONTENT) < 40_000


def test_rings_are_steps_in_the_projection() -> None:
    middle = SIDE // 2
    east = SIDE // 4
    ring = [[0.0, 0.0], [90.0, 0.0], [90.0, -60.0], [0.0, -60.0], [0.0, 0.0]]
    found = draw_ring(ring)
    assert found.startswith(f"M{middle} {middle}l{east} 0 0 ")
    assert found.endswith("z")
    down, back = re.findall(r"-?\d+", found)[5:7]
    assert 0 < int(down) < SIDE / 2
    assert int(back) == -east


def test_islands_smaller_than_a_unit_are_left_out() -> None:
    assert draw_ring([[0.0, 0.0], [0.001, 0.0], [0.001, 0.001], [0.0, 0.0]]) == ""
