"""Tests of the map as one picture."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from components.figures.brush import Brush
from components.figures.city_map import FRAMES, WrittenName
from components.i18n import translator
from components.publish.drawing import Area, Dot, Drawing, Label
from components.publish.map_drawing import (
    GUTTER,
    MARGIN,
    WIDTH,
    MapPanel,
    MapWords,
    draw_bare_map,
    draw_map,
    draw_maps,
)
from components.publish.type import text_width
from components.theme import LIGHT, score_color

WORDS = MapWords("Title", "Subtitle", "Note. " * 60, "0", "100", "Not ranked", "Arco", "es")
BRUSH = Brush(LIGHT, translator("en"), "made", "real", "Source")
FRAME = FRAMES["wide"]


@pytest.fixture
def points() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "name": ["Arco", "Brae"],
            "latitude": [43.3, -22.5],
            "longitude": [-3.0, 17.0],
            "score": [80.0, float("nan")],
            "line": ["", ""],
        },
        index=["arco", "brae"],
    )


def draw(points: pd.DataFrame, chosen: str | None = None, words: MapWords = WORDS) -> Drawing:
    names = [WrittenName("Arco", -3.0, 43.3, "start"), WrittenName("Brae", 17.0, -22.5, "end")]
    return draw_map(BRUSH, MapPanel(points, FRAME, names), chosen, words)


def labels(drawing: Drawing) -> dict[str, Label]:
    return {mark.text: mark for mark in drawing.marks if isinstance(mark, Label)}


def test_title_legend_and_note_stand_around_the_map(points: pd.DataFrame) -> None:
    drawing = draw(points)
    found = labels(drawing)
    (arco, *_) = [mark for mark in drawing.marks if isinstance(mark, Dot) and mark.color]
    note = [label for text, label in found.items() if text.startswith("Note.")]
    order = [found["Title"].y, found["Subtitle"].y, arco.y, found["Not ranked"].y, note[0].y]
    assert order == sorted(order)
    assert len(note) > 1
    assert drawing.height > note[-1].y
    assert drawing.width == WIDTH + 2 * MARGIN
    assert found["Title"].bold
    for label in found.values():
        assert 0 <= label.x <= drawing.width - text_width(label.text, label.size, bold=label.bold)


def test_dots_have_the_color_of_their_score(points: pd.DataFrame) -> None:
    brae, arco, *legend = [mark for mark in draw(points).marks if isinstance(mark, Dot)]
    assert (arco.color, brae.color) == (score_color(LIGHT, 80), "")
    assert brae.rim == LIGHT.missing
    assert [dot.rim for dot in legend] == [LIGHT.missing]


def test_the_chosen_city_is_in_the_legend(points: pd.DataFrame) -> None:
    *_, ring = [mark for mark in draw(points, "arco").marks if isinstance(mark, Dot)]
    assert ring.rim == LIGHT.city
    assert list(labels(draw(points, "arco")).keys()).count("Arco") == 1
    alone = replace(WORDS, chosen="Here")
    assert "Here" in labels(draw(points, "arco", alone))
    assert "Here" not in labels(draw(points, "gone", alone))


def test_names_stand_beside_their_dots(points: pd.DataFrame) -> None:
    drawing = draw(points)
    brae, arco, *_ = [mark for mark in drawing.marks if isinstance(mark, Dot)]
    found = labels(drawing)
    assert found["Arco"].x > arco.x + arco.radius
    assert found["Brae"].x + text_width("Brae", found["Brae"].size) < brae.x - brae.radius
    assert abs(found["Arco"].y - arco.y) < 8


def test_a_group_has_its_number_on_its_dot(points: pd.DataFrame) -> None:
    drawing = draw(points.assign(cities=[12, 1], near=["-3,43,-2,44", None]))
    _, arco, *_ = [mark for mark in drawing.marks if isinstance(mark, Dot)]
    number = labels(drawing)["12"]
    assert (number.x, number.anchor) == (arco.x, "middle")
    assert abs(number.y - arco.y) < arco.radius
    assert arco.radius > FRAME.radius


def test_nothing_is_drawn_outside_the_map(points: pd.DataFrame) -> None:
    far = points.assign(latitude=[43.3, -89.0])
    marks = draw(far).marks
    (area,) = [mark for mark in marks if isinstance(mark, Area)]
    xs, ys = zip(*(point for outline in area.outlines for point in outline), strict=True)
    assert MARGIN == min(xs) < max(xs) <= MARGIN + WIDTH
    assert max(ys) - min(ys) == FRAME.height
    dots = [mark for mark in marks if isinstance(mark, Dot)]
    assert [dot.color for dot in dots] == [score_color(LIGHT, 80), ""]  # and that of the legend


def test_it_says_its_language_and_its_source(points: pd.DataFrame) -> None:
    drawing = draw(points)
    assert (drawing.language, drawing.note) == ("es", WORDS.note)


@pytest.mark.parametrize("number", [2, 3])
def test_maps_stand_side_by_side_with_one_legend(points: pd.DataFrame, number: int) -> None:
    frame = FRAMES["narrow"]
    panels = [MapPanel(points, frame, title=f"Panel {n}") for n in range(number)]
    drawing = draw_maps(BRUSH, panels, None, WORDS)
    found = labels(drawing)
    titles = [found[f"Panel {n}"] for n in range(number)]
    each = (WIDTH - GUTTER) / 2
    assert [label.x for label in titles[:2]] == [MARGIN, MARGIN + each + GUTTER]
    assert titles[0].y == titles[1].y
    assert all(label.y > titles[0].y + frame.height for label in titles[2:])
    words = [mark.text for mark in drawing.marks if isinstance(mark, Label)]
    assert words.count("Not ranked") == words.count("Title") == 1
    areas = [mark for mark in drawing.marks if isinstance(mark, Area)]
    assert len(areas) == number
    lowest = max(y for area in areas for outline in area.outlines for _, y in outline)
    assert found["Not ranked"].y > lowest
    assert drawing.height > found["Not ranked"].y


def test_the_bare_map_has_its_legend_but_no_title(points: pd.DataFrame) -> None:
    drawing = draw_bare_map(BRUSH, MapPanel(points, FRAME), "arco", WORDS)
    found = labels(drawing)
    assert {"Title", "Subtitle"} & set(found) == set()
    assert {"Not ranked", "Arco"} <= set(found)
    assert (drawing.width, drawing.height) == (WIDTH, FRAME.height + 36)
