"""A small picture of a profile: a bar for each dimension, to recognize a shape at a glance.

It stands beside a city's name. In a page it is an image, as Streamlit removes SVG elements from
the HTML of a page; reports draw the same bars themselves.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from markupsafe import Markup

from components.theme import Theme
from smartgov.model import Dimension, Framework

#: Width of a bar, its distance to the next, the gap between pillars, and the height of 100.
BAR, STEP, GAP, HEIGHT = 4, 5, 2, 16

Kind = Literal["score", "blank", "not_asked"]


@dataclass(frozen=True)
class ShapeBar:
    """A bar: its left edge, its height above the base line, and the position of its pillar.

    A score of 0 still has a trace; without a score, or if nobody was asked, it is as high as 100.
    """

    x: float
    height: float
    pillar: int
    kind: Kind


def shape_bars(
    framework: Framework, asked: Sequence[Dimension], scores: Mapping[str, float]
) -> list[ShapeBar]:
    """Lay out the bars of a profile, pillar by pillar; ``scores`` are 0–100 or NaN."""
    bars, x = [], 0.0
    known = {dimension.id for dimension in asked}
    for position, pillar in enumerate(framework.pillars):
        for dimension in framework.dimensions_of(pillar.id):
            score = scores.get(dimension.id, float("nan"))
            kind: Kind = "not_asked" if dimension.id not in known else "score"
            if kind == "score" and math.isnan(score):
                kind = "blank"
            height = max(1.0, round(score / 100 * HEIGHT, 1)) if kind == "score" else HEIGHT
            bars.append(ShapeBar(x, height, position, kind))
            x += STEP
        x += GAP
    return bars


def shape_width(bars: Sequence[ShapeBar]) -> float:
    """Compute the width of the picture of these bars."""
    return max((bar.x for bar in bars), default=0) + BAR


def draw_shape(theme: Theme, bars: Sequence[ShapeBar], alt: str) -> Markup:
    """Draw the bars as an image element that is read as ``alt``."""
    width = shape_width(bars)
    looks = (
        "".join(f" {name}='{value}'" for name, value in look.items())
        for look in shape_looks(theme, bars)
    )
    drawn = zip(looks, shape_paths(bars), strict=True)
    paths = "".join(f"<path{look} d='{path}'/>" for look, path in drawn if path)
    image = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width:g} {HEIGHT}'>{paths}</svg>"
    )
    address = quote(image, safe=" =/:,'")  # leaves nothing that ends an attribute
    return Markup(
        '<img class="sg-shape" width="{}" height="{}" alt="{}" src="data:image/svg+xml,{}">'
    ).format(f"{width:g}", HEIGHT, alt, Markup(address))  # noqa: S704


def shape_looks(theme: Theme, bars: Sequence[ShapeBar]) -> list[dict[str, str]]:
    """List the SVG attributes of each of `shape_paths`."""
    return [
        {"stroke": theme.missing, "stroke-width": ".8"},
        {"fill": "none", "stroke": theme.other},
        *({"fill": theme.pillar(pillar)} for pillar in _pillars(bars)),
    ]


def shape_paths(bars: Sequence[ShapeBar]) -> list[str]:
    """Write the bars as data of SVG paths: of what was not asked, is blank, and of each pillar.

    What was not asked is hatched, and the same for all cities of a data set.
    """
    hatches = "".join(
        f"M{bar.x:g} {y}l{BAR}-{BAR}"
        for bar in bars
        if bar.kind == "not_asked"
        for y in range(BAR, HEIGHT + 1, BAR)
    )
    frames = "".join(
        f"M{bar.x + 0.5:g} {HEIGHT - 0.5}v-{HEIGHT - 1}h{BAR - 1}v{HEIGHT - 1}z"
        for bar in bars
        if bar.kind == "blank"
    )
    return [hatches, frames, *(_scores_of(bars, pillar) for pillar in _pillars(bars))]


def _pillars(bars: Sequence[ShapeBar]) -> list[int]:
    return list(dict.fromkeys(bar.pillar for bar in bars))


def _scores_of(bars: Sequence[ShapeBar], pillar: int) -> str:
    """Write the bars of a pillar that have a score."""
    return "".join(
        f"M{bar.x:g} {HEIGHT}v-{bar.height:g}h{BAR}v{bar.height:g}z"
        for bar in bars
        if bar.pillar == pillar and bar.kind == "score"
    )
