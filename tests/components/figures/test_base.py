"""Tests of what all figures have in common."""

from __future__ import annotations

import pytest

from components.figures.base import escape, new_figure, row_label, score_axes, template, wrap
from components.figures.brush import Brush
from components.theme import FONT, THEMES, ThemeName
from tests.components.figures.reading import ESCAPED, EVIL, as_sent, check_figure


def test_a_figure_knows_its_origin(brush: Brush) -> None:
    check_figure(lambda: new_figure(brush, 100, "what it shows"), "what it shows")


def test_a_figure_has_the_look_of_its_mode(brush: Brush) -> None:
    layout = as_sent(new_figure(brush, 120, ""))["layout"]
    assert layout["height"] == 120
    assert layout["template"]["layout"]["font"]["color"] == brush.theme.ink
    assert layout["template"]["layout"]["hoverlabel"]["bgcolor"] == brush.theme.panel


@pytest.mark.parametrize("name", THEMES)
def test_a_template_is_made_once_and_in_our_type(name: ThemeName) -> None:
    assert template(name) is template(name)
    assert template(name).layout.font.family.startswith(FONT)


def test_nothing_is_dragged_by_accident(brush: Brush) -> None:
    """On a phone, a finger that scrolls the page crosses charts."""
    layout = as_sent(new_figure(brush, 100, ""))["layout"]
    assert layout["dragmode"] is False
    assert layout["template"]["layout"]["xaxis"]["fixedrange"] is True
    assert layout["template"]["layout"]["yaxis"]["fixedrange"] is True


def test_scores_run_from_0_to_100_and_rows_downward(brush: Brush) -> None:
    layout = as_sent(new_figure(brush, 100, "", **score_axes(brush, 3, suffix=" %")))["layout"]
    left, right = layout["xaxis"]["range"]
    assert left <= 0 < 100 <= right
    assert layout["xaxis"]["tickvals"] == [0, 25, 50, 75, 100]
    assert layout["xaxis"]["ticktext"] == ["0 %", "25 %", "50 %", "75 %", "100 %"]
    bottom, top = layout["yaxis"]["range"]
    assert top < 0 < 2 < bottom


def test_labels_of_a_row(brush: Brush) -> None:
    label, note = row_label(1, "Voice", "#123456", brush.theme.ink, "50.0")
    assert (label["text"], note["text"]) == ("Voice", "50.0")
    assert label["y"] == note["y"] < 1
    assert (label["x"], note["x"]) == (0, 1)
    assert label["font"]["color"] == "#123456"
    assert note["font"]["color"] == brush.theme.ink


def test_a_row_may_have_no_note(brush: Brush) -> None:
    (label,) = row_label(2, "Data", "#123456", brush.theme.ink)
    assert label["text"] == "Data"


def test_words_are_not_read_as_tags(brush: Brush) -> None:
    parts = row_label(0, EVIL, "#123456", brush.theme.ink, EVIL)
    assert [part["text"] for part in parts] == [ESCAPED, ESCAPED]


def test_escaping() -> None:
    assert escape("a < b & c > d") == "a &lt; b &amp; c &gt; d"
    assert escape("&lt;") == "&amp;lt;"


@pytest.mark.parametrize(
    ("text", "width", "wrapped"),
    [
        ("one two three", 20, "one two three"),
        ("one two three", 8, "one two<br>three"),
        ("one two three", 1, "one<br>two<br>three"),
        ("extraordinary", 5, "extraordinary"),
        ("a <br> b", 4, "a<br>&lt;br&gt;<br>b"),
        ("", 5, ""),
    ],
)
def test_wrapping(text: str, width: int, wrapped: str) -> None:
    assert wrap(text, width) == wrapped


def test_a_property_that_plotly_does_not_know_is_found_by_the_tests(brush: Brush) -> None:
    figure = new_figure(brush, 100, "", [{"type": "scatter", "x": [1], "colour": "red"}])
    with pytest.raises(ValueError, match="colour"):
        as_sent(figure)
