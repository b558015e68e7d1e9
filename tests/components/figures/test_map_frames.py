"""Tests of the initial frame of the map."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from components.figures.city_map import FRAMES, Frame
from components.figures.map_frames import WIDTHS, count_outside, frames_for, frames_on

#: A long country with an island far off, and a city without a place.
LONG = {
    "north": (-18.5, -70.3),
    "coast": (-23.6, -70.4),
    "valley": (-29.9, -71.2),
    "capital": (-33.4, -70.6),
    "port": (-33.0, -71.6),
    "river": (-36.8, -73.0),
    "lake": (-39.8, -73.2),
    "bay": (-41.5, -72.9),
    "south": (-53.2, -70.9),
    "island": (-27.2, -109.4),
    "nowhere": (math.nan, math.nan),
}


def points(places: dict[str, tuple[float, float]]) -> pd.DataFrame:
    return pd.DataFrame.from_dict(places, orient="index", columns=["latitude", "longitude"])


def is_seen(frame: Frame, width: float, place: tuple[float, float]) -> bool:
    return count_outside(points({"one": place}), frame, width) == 0


def test_cities_around_the_world_are_shown_on_the_world() -> None:
    world = {"lima": (-12.0, -77.0), "oslo": (59.9, 10.7), "seoul": (37.6, 127.0)}
    assert frames_for(points(world)) is FRAMES


@pytest.mark.parametrize("places", [{}, {"nowhere": (math.nan, math.nan)}])
def test_without_a_place_the_world_is_shown(places: dict[str, tuple[float, float]]) -> None:
    assert frames_for(points(places)) is FRAMES


@pytest.mark.parametrize("name", FRAMES)
def test_a_country_fills_its_frame(name: str) -> None:
    frame = frames_for(points(LONG))[name]
    width = WIDTHS[name]
    inside = [city for city in LONG if city not in ("island", "nowhere")]
    assert all(is_seen(frame, width, LONG[city]) for city in inside)
    assert frame.view.zoom > FRAMES[name].view.zoom + 1
    closer = frame.view.zoom + 0.3
    nearer = Frame(type(frame.view)(**{**frame.view.__dict__, "zoom": closer}), frame.height, 1)
    assert not all(is_seen(nearer, width, LONG[city]) for city in inside)


def test_an_island_far_off_does_not_widen_the_frame() -> None:
    with_island, without = dict(LONG), {k: v for k, v in LONG.items() if k != "island"}
    one, other = (frames_for(points(p))["narrow"].view for p in (with_island, without))
    assert (one.zoom, one.latitude, one.longitude) == (other.zoom, other.latitude, other.longitude)
    assert count_outside(points(LONG), frames_for(points(LONG))["narrow"], WIDTHS["narrow"]) == 1


def test_a_city_can_be_kept_in_the_frame() -> None:
    kept = frames_for(points(LONG), keep="island")
    assert all(is_seen(kept[name], WIDTHS[name], LONG["island"]) for name in kept)
    home = {**LONG, "own": (43.3, -2.9)}
    assert frames_for(points(home), keep="own") is FRAMES
    assert frames_for(points(LONG), keep="nowhere") != FRAMES


def test_one_city_is_shown_with_the_country_around_it() -> None:
    frame = frames_for(points({"alone": (40.4, -3.7)}))["wide"]
    assert 5 <= frame.view.zoom <= 8
    assert (frame.view.latitude, frame.view.longitude) == pytest.approx((40.4, -3.7), abs=1e-3)


def test_a_small_map_can_stay_farther_away() -> None:
    frame = frames_for(points({"alone": (40.4, -3.7)}), closest=4)["narrow"]
    assert frame.view.zoom == 4


def test_a_part_is_shown_as_close_as_its_cities_allow() -> None:
    """Where the whole map stays a little farther, an opened part shows nothing but its cities."""
    two = {"one": (40.0, -3.0), "other": (40.01, -3.0)}
    frame = frames_on(points({**two, "nowhere": (math.nan, math.nan)}))["wide"]
    assert frame.view.zoom == FRAMES["wide"].view.max_zoom
    world = {"lima": (-12.0, -77.0), "oslo": (59.9, 10.7), "seoul": (37.6, 127.0)}
    fitted = frames_on(points(world))
    assert fitted != FRAMES
    for name, frame in fitted.items():
        assert all(is_seen(frame, WIDTHS[name], place) for place in world.values())


def test_a_high_country_gets_a_higher_map_and_a_broad_one_not() -> None:
    assert frames_for(points(LONG))["wide"].height > FRAMES["wide"].height
    broad = {name: (longitude, latitude) for name, (latitude, longitude) in LONG.items()}
    turned = {name: (at[0] % 60, at[1] % 60) for name, at in broad.items()}
    assert frames_for(points(turned))["narrow"].height == FRAMES["narrow"].height


def test_dots_of_many_cities_are_smaller() -> None:
    many = {f"c{n}": (-30 - n / 100, -70 - n / 100) for n in range(345)}
    frames = frames_for(points(many))
    assert frames["wide"].radius < frames_for(points(LONG))["wide"].radius
    assert frames_for(points(LONG))["wide"].radius == FRAMES["wide"].radius


def test_the_poles_are_on_no_map() -> None:
    assert count_outside(points({"pole": (-90.0, 0.0)}), FRAMES["wide"], 850) == 1
