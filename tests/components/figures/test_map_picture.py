"""Tests of the map as a picture, for browsers that cannot draw it."""

from __future__ import annotations

import math
from xml.etree import ElementTree as ET

import pandas as pd
import pytest

from components.figures.brush import Brush
from components.figures.city_map import FRAMES, Frame, WrittenName
from components.figures.map_frames import frames_for, mercator_x, mercator_y
from components.figures.map_picture import draw_picture, project, project_land
from components.theme import DARK, score_color
from smartgov.palette import contrast
from smartgov.paths import LAND_PICTURE
from tests.components.figures.reading import EVIL

WIDTH = 850


@pytest.fixture
def points() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "name": ["Bilbao", "Swakopmund", EVIL],
            "latitude": [43.26, -22.68, -33.0],
            "longitude": [-2.93, 14.53, -71.0],
            "score": [80.0, math.nan, 0.0],
            "line": ["Spain", "Namibia", "Chile"],
        },
        index=pd.Index(["bilbao", "swakopmund", "valpo"], name="city"),
    )


def draw(
    brush: Brush, points: pd.DataFrame, chosen: str | None = None, frame: Frame = FRAMES["wide"]
) -> ET.Element:
    picture = draw_picture(brush, points, frame, WIDTH, chosen, 'A "map"')
    return ET.fromstring(picture)  # noqa: S314 - our own


def dots(picture: ET.Element) -> dict[str, ET.Element]:
    """Return the dots by the first word of their tooltip; an attribute has no line breaks."""
    return {name_of(dot): dot for dot in picture.findall("i")}


def name_of(dot: ET.Element) -> str:
    return dot.get("title", "").rsplit(" ", 1)[0]


def style_of(dot: ET.Element) -> dict[str, str]:
    """Return the declarations of the style of an element."""
    return dict(part.split(":") for part in dot.get("style", "").split(";"))


def land_box(picture: ET.Element, frame: Frame) -> tuple[float, float, float]:
    """Return the left and upper edge of the land on a picture, and its width, in pixels."""
    style = style_of(picture[0])
    left, top, width = (float(style[name][:-1]) / 100 for name in ("left", "top", "width"))
    return left * WIDTH, top * frame.height, width * WIDTH


def test_it_is_an_image_with_a_text(brush: Brush, points: pd.DataFrame) -> None:
    picture = draw(brush, points)
    assert (picture.get("role"), picture.get("aria-label")) == ("img", 'A "map"')
    assert picture.get("style") == f"aspect-ratio:{WIDTH}/{FRAMES['wide'].height}"
    assert (picture[0].tag, picture[0].get("alt")) == ("img", "")


def test_dots_have_the_color_of_their_score_and_a_tooltip(
    brush: Brush, points: pd.DataFrame
) -> None:
    found = dots(draw(brush, points, chosen="valpo"))
    assert list(found) == ["Swakopmund", "Bilbao", EVIL]  # the chosen one is on top
    assert found["Bilbao"].get("title") == "Bilbao Spain"
    bilbao, swakopmund, chosen = map(style_of, (found["Bilbao"], found["Swakopmund"], found[EVIL]))
    assert bilbao["background"] == score_color(brush.theme, 80)
    assert swakopmund["background"] == "transparent"
    assert swakopmund["border"].endswith(brush.theme.missing)
    assert chosen["border"].endswith(brush.theme.city)
    assert float(chosen["width"][:-2]) > float(bilbao["width"][:-2])


def test_dots_are_where_the_map_has_them(brush: Brush, points: pd.DataFrame) -> None:
    frame = FRAMES["wide"]
    middle = (frame.view.longitude, frame.view.latitude)
    assert project([middle], frame, WIDTH)[0] == pytest.approx((WIDTH / 2, frame.height / 2))
    # Web Mercator: at the equator a degree is as wide as it is high.
    (x, y), (east, _), (_, north) = project([(0, 0), (0.01, 0), (0, 0.01)], frame, WIDTH)
    assert east - x == pytest.approx(y - north, rel=1e-4)
    assert east - x == pytest.approx(512 * 2**frame.view.zoom * 0.01 / 360)
    style = style_of(dots(draw(brush, points))["Bilbao"])
    (x, y), *_ = project([(-2.93, 43.26)], frame, WIDTH)
    assert style["left"] == f"{100 * x / WIDTH:.2f}%"
    assert style["top"] == f"{100 * y / frame.height:.2f}%"


@pytest.mark.parametrize("latitude", [-33.0, 0.0, 43.0])
def test_land_is_below_the_dots_where_the_cities_are(
    brush: Brush, points: pd.DataFrame, latitude: float
) -> None:
    for cities in (points, points.assign(latitude=latitude, longitude=[-3.0, -2.0, -1.0])):
        frame = frames_for(cities)["wide"]
        picture = draw(brush, cities, frame=frame)
        dark = "#dark" if brush.theme is DARK else ""
        assert picture[0].get("src") == f"app/static/{LAND_PICTURE.name}{dark}"
        left, top, width = land_box(picture, frame)
        # The picture of the land is the whole world as a square, in the projection of the map.
        scale = width / 512
        x, y = (mercator_x(-2.0) * 512, mercator_y(latitude) * 512)
        ((found_x, found_y),) = project([(-2.0, latitude)], frame, WIDTH)
        assert (left + x * scale, top + y * scale) == pytest.approx((found_x, found_y), abs=2)


def test_land_ends_at_the_edges_of_the_picture(points: pd.DataFrame) -> None:
    frame = frames_for(points.assign(latitude=[46.0, 50.0, 52.0], longitude=[5.0, 20.0, 30.0]))[
        "wide"
    ]
    pixels = [pixel for outline in project_land(frame, WIDTH) for pixel in outline]
    xs, ys = zip(*pixels, strict=True)
    assert (min(xs), max(xs)) == (0, WIDTH)
    assert (min(ys), max(ys)) == (0, frame.height)


def test_no_cities_are_no_dots(brush: Brush, points: pd.DataFrame) -> None:
    assert dots(draw(brush, points.iloc[:0])) == {}


def test_a_group_has_its_number_in_its_dot(brush: Brush, points: pd.DataFrame) -> None:
    near = "-3,43,-2,44"
    found = dots(draw(brush, points.assign(cities=[12, 1, 1], near=[near, None, None])))
    assert [found[name].text for name in ("Bilbao", "Swakopmund")] == ["12", None]
    large, small = (style_of(found[name]) for name in ("Bilbao", EVIL))
    assert float(large["width"][:-2]) > float(small["width"][:-2])
    assert contrast(large["color"], large["background"]) >= 4.5


def test_names_are_written_beside_their_dots(brush: Brush, points: pd.DataFrame) -> None:
    frame = FRAMES["wide"]
    names = [WrittenName(EVIL, -3.0, 43.3, "end", lift=10)]
    picture = ET.fromstring(draw_picture(brush, points, frame, WIDTH, None, "", names))  # noqa: S314
    (name,) = picture.findall("b")
    ((x, y),) = project([(-3.0, 43.3)], frame, WIDTH)
    assert (name.text, name.get("class")) == (EVIL, "sg-end")
    top = 100 * (y - 10) / frame.height
    assert name.get("style") == f"left:{100 * x / WIDTH:.2f}%;top:{top:.2f}%"
