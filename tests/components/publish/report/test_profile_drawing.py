"""Tests of the chart of a report: positions of numbers and unchanged texts."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from components.publish.drawing import Band, Dot, Drawing, Label, Line, to_svg
from components.publish.report.parts import Profile, ProfileRow
from components.publish.report.profile_drawing import (
    BODY,
    LABELS,
    LEFT,
    RIGHT,
    ROW,
    WIDTH,
    draw_profile,
    x_of,
)
from components.publish.type import text_width
from components.theme import LIGHT
from smartgov.text import LANGUAGES
from tests.components.publish.report.conftest import WriteText

NAN = float("nan")
SVG = "{http://www.w3.org/2000/svg}"

ROW_OF_ALL = ProfileRow(
    "Voice", "", LIGHT.pillars[0], 75, 50, 25, 100, ("75.0", "50.0", "25.0 – 100.0")
)
PROFILE = Profile(
    "Title", "Subtitle", "Alt", ("Dimension", "City", "Peers", "Median", "Half"), (ROW_OF_ALL,), ""
)


def draw(**changes) -> Drawing:
    """Return the drawing of one row with some fields changed."""
    return draw_profile(replace(PROFILE, rows=(replace(ROW_OF_ALL, **changes),)))


def marks(drawing: Drawing, kind: type, color: str | None = None) -> list:
    """Return the marks of a kind and color below the heads."""
    return [
        mark
        for mark in drawing.marks
        if isinstance(mark, kind)
        and (color is None or mark.color == color)
        and getattr(mark, "y", getattr(mark, "y1", 0)) > 30
    ]


def test_scores_stand_between_the_ends_of_the_axis() -> None:
    assert (x_of(0), x_of(50), x_of(100)) == (LEFT, (LEFT + RIGHT) / 2, RIGHT)
    assert (x_of(-3), x_of(120)) == (LEFT, RIGHT)


def test_city_median_and_middle_half_stand_at_their_scores() -> None:
    drawing = draw()
    (dot,) = marks(drawing, Dot)
    assert dot.x == x_of(75)
    (tick,) = marks(drawing, Line, LIGHT.peer)
    assert tick.x1 == tick.x2 == x_of(50)
    (band,) = marks(drawing, Band)
    assert (band.x, band.x + band.width) == (x_of(25), x_of(100))
    assert {label.text for label in marks(drawing, Label)} >= {"Voice", *ROW_OF_ALL.cells}


def test_what_is_missing_is_not_drawn() -> None:
    assert marks(draw(score=NAN), Dot) == []
    without_peers = draw(median=NAN, low=NAN, high=NAN)
    assert marks(without_peers, Band) == marks(without_peers, Line, LIGHT.peer) == []
    noted = draw(score=NAN, note="too few answers")
    assert "too few answers" in {label.text for label in marks(noted, Label)}


def test_peers_all_alike_are_still_seen() -> None:
    (band,) = marks(draw(low=50, high=50), Band)
    assert band.width >= 1


@pytest.mark.parametrize("note", ["", "too few answers"])
def test_a_long_label_stays_in_its_column(note: str) -> None:
    drawing = draw(label="Comprehensive " * 12, note=note)
    lines = marks(drawing, Label, ROW_OF_ALL.hue)
    assert len(lines) == (1 if note else 2)
    assert lines[-1].text.endswith("…")
    assert all(text_width(line.text, BODY, bold=True) <= LABELS for line in lines)


def test_rows_stand_below_each_other() -> None:
    one, nine = draw(), draw_profile(replace(PROFILE, rows=(ROW_OF_ALL,) * 9))
    assert nine.height - one.height == 8 * ROW
    assert sorted({dot.y for dot in marks(nine, Dot)}) == [
        pytest.approx(marks(one, Dot)[0].y + ROW * row) for row in range(9)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_the_survey_leaves_the_drawing(write_text: WriteText, language) -> None:
    drawing = draw_profile(write_text(language, "bilbao").profile)
    for mark in drawing.marks:
        if isinstance(mark, Label):
            shift = {"start": 0, "middle": 0.5, "end": 1}[mark.anchor]
            width = text_width(mark.text, mark.size, bold=mark.bold)
            left = mark.x - shift * width
            assert -0.01 <= left <= left + width <= WIDTH + 0.01
            assert 0 < mark.y <= drawing.height


def test_the_svg_is_well_formed_and_has_every_mark() -> None:
    drawing = draw()
    root = ElementTree.fromstring(to_svg(drawing))  # noqa: S314 - our own
    assert root.tag == f"{SVG}svg"
    assert root.get("aria-label") == "Alt"
    assert len(list(root)) == len(drawing.marks)
    dots = [float(dot.get("cx")) for dot in root.iter(f"{SVG}circle")]
    assert pytest.approx(x_of(75), abs=0.01) in dots
    assert "75.0" in [text.text for text in root.iter(f"{SVG}text")]


def test_texts_of_the_svg_are_escaped() -> None:
    hostile = "<script>alert(\"1\")</script> & 'more'"
    svg = to_svg(draw_profile(replace(PROFILE, alt=hostile, heads=(hostile,) * 5)))
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own
    assert root.get("aria-label") == hostile
    assert hostile in [text.text for text in root.iter(f"{SVG}text")]
    assert "<script" not in svg


def test_the_svg_asks_for_nothing() -> None:
    assert re.findall(r"href|url\(|src|@import|style", to_svg(draw())) == []
