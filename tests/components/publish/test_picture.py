"""Tests of drawings as picture files."""

from __future__ import annotations

import io
from base64 import b64encode
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageChops

from components.publish.drawing import Area, Band, Dot, Drawing, Label, Line, Mark
from components.publish.picture import FONT_FILE, SCALE, to_png, to_svg_file
from smartgov.palette import rgb

SVG = "{http://www.w3.org/2000/svg}"
PAPER = Band(0, 0, 60, 40, "#fcfbf8")


def png(*marks: Mark) -> Image.Image:
    return Image.open(io.BytesIO(to_png(Drawing(60, 40, "alt", (PAPER, *marks)))))


@pytest.mark.parametrize(
    ("mark", "inside", "outside"),
    [
        (Band(10, 10, 20, 10, "#aa0000"), (15, 15), (35, 15)),
        (Dot(30, 20, 8, "#00aa00", "#000000"), (30, 20), (45, 20)),
        (Line(0, 20, 60, 20, "#0000aa", 4), (30, 20), (30, 30)),
        (Area((((10, 10), (50, 10), (30, 35)),), "#aa00aa"), (30, 18), (12, 30)),
    ],
)
def test_every_mark_is_where_it_belongs(
    mark: Mark, inside: tuple[int, int], outside: tuple[int, int]
) -> None:
    image = png(mark)
    assert image.size == (60 * SCALE, 40 * SCALE)
    seen = [image.getpixel((x * SCALE, y * SCALE)) for x, y in (inside, outside)]
    assert seen == [rgb(mark.color), rgb(PAPER.color)]


def test_a_hollow_dot_shows_what_is_below_it() -> None:
    image = png(Dot(30, 20, 8, "", "#aa0000", 4))
    assert image.getpixel((30 * SCALE, 20 * SCALE)) == rgb(PAPER.color)
    assert image.getpixel((22 * SCALE, 20 * SCALE)) == (0xAA, 0, 0)


def test_words_are_drawn() -> None:
    histogram = png(Label(5, 30, "ñ", 24, "#000000")).convert("L").histogram()
    assert 50 < sum(histogram[:100]) < 2_000


def test_an_unknown_mark_is_a_mistake() -> None:
    with pytest.raises(TypeError, match="str"):
        png("words")  # type: ignore[arg-type]


def test_a_png_file_says_what_it_shows_and_in_which_language() -> None:
    drawing = Drawing(60, 40, "Título", (PAPER,), "es", "Fuente: …")
    texts = Image.open(io.BytesIO(to_png(drawing))).text  # type: ignore[attr-defined]
    assert texts == {"Title": "Título", "Description": "Fuente: …", "Language": "es"}
    assert {text.lang for text in texts.values()} == {"es"}


def test_a_file_that_says_nothing_has_no_texts() -> None:
    assert Image.open(io.BytesIO(to_png(Drawing(60, 40, "", (PAPER,))))).info == {}


def test_an_svg_file_has_its_language_and_its_source() -> None:
    root = ElementTree.fromstring(to_svg_file(Drawing(6, 4, "T", (PAPER,), "fr", "Source & co")))  # noqa: S314
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "fr"
    assert root.findtext(f"{SVG}desc") == "Source & co"
    bare = ElementTree.fromstring(to_svg_file(Drawing(6, 4, "T", (PAPER,))))  # noqa: S314
    assert bare.find(f"{SVG}desc") is None
    assert bare.get("{http://www.w3.org/XML/1998/namespace}lang") is None


def test_an_svg_file_has_its_size_its_words_and_the_typeface() -> None:
    label = Label(5, 30, "a < b", 12, "#000000")
    file = to_svg_file(Drawing(60, 40.4, 'A "map" & more', (PAPER, label)))
    root = ElementTree.fromstring(file)  # noqa: S314
    assert (root.tag, root.get("width"), root.get("height")) == (f"{SVG}svg", "60", "40")
    assert root.findtext(f"{SVG}title") == 'A "map" & more'
    assert root.findtext(f"{SVG}text") == "a < b"
    style = root.findtext(f"{SVG}style") or ""
    assert b64encode(FONT_FILE.read_bytes()).decode() in style
    assert '@font-face{font-family:"Plex Sans"' in style
    assert 'text{font-family:"Plex Sans",sans-serif}' in style


def test_a_picture_of_few_colors_is_smaller_and_looks_the_same() -> None:
    marks = [Dot(10 + n, 20, 8, f"#{n:02x}40a0", "#000000") for n in range(40)]
    drawing = Drawing(60, 40, "alt", (PAPER, *marks), "es")
    many, few = (to_png(drawing, colors=colors) for colors in (None, 64))
    assert len(few) < len(many)
    image = Image.open(io.BytesIO(few))
    assert (image.mode, image.text["Title"]) == ("P", "alt")
    shown, exact = (Image.open(io.BytesIO(content)).convert("RGB") for content in (few, many))
    worst = max(high for _, high in ImageChops.difference(shown, exact).getextrema())
    assert worst < 48
    assert shown.getpixel((2, 2)) == rgb(PAPER.color)
