"""Tests of coordinates in degrees, minutes and seconds."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgov.intake.read_file import read_file
from smartgov.intake.study.degrees import EXAMPLES, Axis, parse_coordinate
from smartgov.problems import describe
from smartgov.text import LANGUAGES
from tests.smartgov.intake.made_files import PLAN, VOTING, make_csv


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        *(("43.263", 43.263), ("43,263", 43.263), ("-43", -43), ("43.263 N", 43.263)),
        *(("43,263° N", 43.263), ("S 33.45", -33.45), ("43°", 43), ("33 Sur", -33)),
        *(("43°15′N", 43.25), ("43° 15' 30\" N", 43.2583), ("43 15 30 N", 43.2583)),
        *(("43º15'30\"N", 43.2583), ("N 43° 15'", 43.25), ("43° 15,5' Norte", 43.2583)),
        *(("43°15'30''N", 43.2583), ("43° 15’ 30” N.", 43.2583), ("-0° 30'", -0.5)),
        *(("33°26′16″S", -33.4378), ("\u221233° 26'", -33.4333), ("33 26 16 sud", -33.4378)),
    ],
)
def test_latitude(text: str, degrees: float) -> None:
    assert parse_coordinate(text, "latitude") == pytest.approx(degrees, abs=1e-4)


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        *(("2° 56′ 5″ O", -2.9347), ("2°56'W", -2.9333), ("2 56 5 Oeste", -2.9347)),
        *(("70°40′01″O.", -70.6669), ("E 2° 21'", 2.35), ("2° 21' est", 2.35)),
        *(("2° 21' Ouest", -2.35), ("2.35 E", 2.35), ("174° 46' 30\" East", 174.775)),
    ],
)
def test_longitude(text: str, degrees: float) -> None:
    assert parse_coordinate(text, "longitude") == pytest.approx(degrees, abs=1e-4)


@pytest.mark.parametrize(
    ("text", "axis"),
    [
        *(("43 15 30", "latitude"), ("43° 75' N", "latitude"), ("-43 S", "latitude")),
        *(("43°15′ E", "latitude"), ("43°15′ N", "longitude"), ("43.5 15 N", "latitude")),
        *(("N", "latitude"), ("N 43 N", "latitude"), ("43° 15'' 30' N", "latitude")),
        *(('43° 30" N', "latitude"), ("43°15′N 2°56′O", "latitude"), ("", "latitude")),
        *(("43° 15' Nowhere", "latitude"), ("°", "latitude"), ("43° " + "1" * 60, "latitude")),
    ],
)
def test_what_is_no_coordinate_for_certain(text: str, axis: Axis) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_coordinate(text, axis)


@given(st.text(alphabet="0123456789°'\"NSEWO .,-"))
def test_any_text_is_a_number_or_none(text: str) -> None:
    with suppress(ValueError):
        assert isinstance(parse_coordinate(text, "latitude"), float)


HEADER = ("Ciudad", "País", "Latitud", "Longitud", VOTING, PLAN)


def read(*at: str) -> Any:
    return read_file(make_csv([("Bilbao", "ES", *at, "sí", "no")], HEADER, ";"), "a.csv")


def test_a_file_may_give_degrees_minutes_and_seconds() -> None:
    intake = read("43° 15′ 47″ N", "2° 56′ 6″ O")
    assert [p.code for p in intake.problems] == ["questions_left_out"]
    (city,) = intake.study.cities
    assert (city.latitude, city.longitude) == pytest.approx((43.2631, -2.935), abs=1e-3)


def test_degrees_that_are_not_certain_are_told_with_how_to_write_them() -> None:
    for at, value, letter in (
        (("43 15 47", "2° 56′ 6″ O"), "43 15 47", "C"),
        (("43.263", "2° 56′ 6″ N"), "2° 56′ 6″ N", "D"),
        (("43 15 47", "2 56 6"), "43 15 47", "C"),
    ):
        told = [p for p in read(*at).problems if p.severity == "error"]
        assert [(p.code, p.row, p.value, p.letter) for p in told] == [
            ("not_degrees", 2, value, letter)
        ]
    told = [p for p in read("43 15 47", "").problems if p.severity == "error"]
    for language in LANGUAGES:
        assert EXAMPLES["latitude"] in describe(told[0], language)
