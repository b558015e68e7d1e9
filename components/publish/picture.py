"""Write drawings as picture files: SVG with the typeface in it, and PNG."""

from __future__ import annotations

import io
from base64 import b64encode
from functools import cache, singledispatch

from markupsafe import Markup
from PIL import Image, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo

from components.publish.drawing import Area, Band, Dot, Drawing, Label, Line, Mark, to_svg
from components.publish.type import BOLD, REGULAR
from smartgov.palette import rgb
from smartgov.paths import ROOT

#: The typeface that pages and pictures have.
FONT_FILE = ROOT / "static" / "fonts" / "plex-sans-latin.woff2"

#: Pixels of a PNG for each unit of the drawing, and how much finer it is drawn, for smooth edges.
SCALE, FINER = 2, 2


def to_svg_file(drawing: Drawing) -> bytes:
    """Write a drawing as an SVG file of its own: with its size, its language and the typeface."""
    svg = to_svg(drawing)
    sized = Markup('<svg width="{:.0f}" height="{:.0f}" ').format(drawing.width, drawing.height)
    head, _, rest = svg.removeprefix("<svg ").partition(">")
    style = Markup("<style>{}text{{font-family:&quot;Plex Sans&quot;,sans-serif}}</style>")
    language = Markup(' xml:lang="{}"').format(drawing.language) if drawing.language else ""
    told = Markup("<title>{}</title>").format(drawing.alt)
    told += Markup("<desc>{}</desc>").format(drawing.note) if drawing.note else Markup("")
    return f"{sized}{head}{language}>{told}{style.format(_font_face())}{rest}".encode()


def to_png(
    drawing: Drawing, scale: float = SCALE, *, smallest: bool = True, colors: int | None = None
) -> bytes:
    """Write a drawing as a PNG file, at ``scale`` times its size, with its texts and language.

    Making the ``smallest`` file takes several times as long. With at most that many ``colors``, up
    to 256, a file takes a third of the bytes and of the time.
    """
    scale *= FINER
    size = (round(drawing.width * scale), round(drawing.height * scale))
    image = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(image)
    for mark in drawing.marks:
        _draw(mark, pen, scale)
    buffer = io.BytesIO()
    image = image.reduce(FINER)
    if colors is not None:
        image = image.quantize(colors, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    image.save(buffer, "PNG", optimize=smallest, pnginfo=_png_texts(drawing))
    return buffer.getvalue()


def _png_texts(drawing: Drawing) -> PngInfo:
    """Collect what a PNG file says about itself, each text with its language."""
    texts = PngInfo()
    told = {"Title": drawing.alt, "Description": drawing.note, "Language": drawing.language}
    for keyword, text in told.items():
        if text:
            texts.add_itxt(keyword, text, lang=drawing.language)
    return texts


@cache
def _font_face() -> Markup:
    content = b64encode(FONT_FILE.read_bytes()).decode()
    return Markup(
        "@font-face{{font-family:&quot;Plex Sans&quot;;font-weight:100 700;"
        "src:url(data:font/woff2;base64,{})}}"
    ).format(content)


@singledispatch
def _draw(mark: Mark, pen: ImageDraw.ImageDraw, scale: float) -> None:
    raise TypeError(f"cannot draw {type(mark).__name__}")


@_draw.register
def _line(mark: Line, pen: ImageDraw.ImageDraw, scale: float) -> None:
    ends = [n * scale for n in (mark.x1, mark.y1, mark.x2, mark.y2)]
    pen.line(ends, fill=rgb(mark.color), width=max(1, round(mark.width * scale)))


@_draw.register
def _band(mark: Band, pen: ImageDraw.ImageDraw, scale: float) -> None:
    corners = (mark.x, mark.y, mark.x + mark.width, mark.y + mark.height)
    left, top, right, bottom = (round(n * scale) for n in corners)
    if right > left and bottom > top:
        pen.rectangle((left, top, right - 1, bottom - 1), fill=rgb(mark.color))


@_draw.register
def _dot(mark: Dot, pen: ImageDraw.ImageDraw, scale: float) -> None:
    reach = mark.radius + mark.width / 2
    box = [n * scale for n in (mark.x - reach, mark.y - reach, mark.x + reach, mark.y + reach)]
    fill = rgb(mark.color) if mark.color else None
    pen.ellipse(box, fill=fill, outline=rgb(mark.rim), width=round(mark.width * scale))


@_draw.register
def _label(mark: Label, pen: ImageDraw.ImageDraw, scale: float) -> None:
    font = _font(mark.bold, round(mark.size * scale))
    anchor = {"start": "ls", "middle": "ms", "end": "rs"}[mark.anchor]
    place = (mark.x * scale, mark.y * scale)
    pen.text(place, mark.text, fill=rgb(mark.color), font=font, anchor=anchor)


@_draw.register
def _area(mark: Area, pen: ImageDraw.ImageDraw, scale: float) -> None:
    for outline in mark.outlines:
        pen.polygon([(x * scale, y * scale) for x, y in outline], fill=rgb(mark.color))


@cache
def _font(bold: bool, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(BOLD if bold else REGULAR, size)
