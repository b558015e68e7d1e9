"""A drawing as SVG."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from components.publish.drawing import Area, Band, Dot, Drawing, Label, Line, Mark, to_svg

EVIL = """<script>alert("x")</script> & 'quote'"""


def parse(*marks: Mark, alt: str = "alt") -> ElementTree.Element:
    """Return the SVG of marks, read as XML, which forgives nothing."""
    return ElementTree.fromstring(to_svg(Drawing(200, 100.5, alt, marks)))  # noqa: S314


@pytest.mark.parametrize(
    ("mark", "tag", "expected"),
    [
        (
            Line(1, 2, 3, 4.5, "#111111", 0.5),
            "line",
            {"x1": "1.00", "y2": "4.50", "stroke": "#111111", "stroke-width": "0.50"},
        ),
        (
            Band(1, 2, 30, 4, "#222222"),
            "rect",
            {"x": "1.00", "y": "2.00", "width": "30.00", "height": "4.00", "fill": "#222222"},
        ),
        (
            Dot(5, 6, 2.25, "#333333", "#ffffff"),
            "circle",
            {"cx": "5.00", "cy": "6.00", "r": "2.25", "fill": "#333333", "stroke": "#ffffff"},
        ),
        (
            Dot(5, 6, 2.25, "", "#333333", 2),
            "circle",
            {"fill": "none", "stroke": "#333333", "stroke-width": "2.0"},
        ),
        (
            Area((((1, 2), (3, 4.5), (5, 6)), ((0, 0), (1, 0), (1, 1))), "#555555"),
            "path",
            {"d": "M1 2L3 4.5L5 6ZM0 0L1 0L1 1Z", "fill": "#555555"},
        ),
        (
            Label(7, 8, "words", 9, "#444444", anchor="end"),
            "text",
            {"x": "7.00", "y": "8.00", "font-size": "9.0", "text-anchor": "end"},
        ),
    ],
)
def test_every_mark_is_an_element(mark: Mark, tag: str, expected: dict[str, str]) -> None:
    (element,) = parse(mark)
    assert element.tag.endswith(tag)
    assert {name: element.get(name) for name in expected} == expected


def test_marks_stay_in_their_order() -> None:
    marks = [Band(0, 0, 1, 1, "#1"), Dot(0, 0, 1, "#1", "#2"), Line(0, 0, 1, 1, "#1", 1)]
    assert [child.tag.partition("}")[2] for child in parse(*marks)] == ["rect", "circle", "line"]


def test_a_drawing_has_its_size_and_its_words() -> None:
    svg = parse(alt=EVIL)
    assert svg.get("viewBox") == "0 0 200.00 100.50"
    assert svg.get("aria-label") == EVIL
    assert svg.get("role") == "img"


def test_text_stays_text() -> None:
    (element,) = parse(Label(0, 0, EVIL, 9, "#1"))
    assert element.text == EVIL
    assert len(element) == 0


@pytest.mark.parametrize(("bold", "weight"), [(True, "600"), (False, None)])
def test_bold_is_bold(bold: bool, weight: str | None) -> None:
    (element,) = parse(Label(0, 0, "x", 9, "#1", bold=bold))
    assert element.get("font-weight") == weight


def test_nothing_else_can_be_drawn() -> None:
    with pytest.raises(TypeError, match="str"):
        to_svg(Drawing(1, 1, "", ("words",)))  # type: ignore[arg-type]
