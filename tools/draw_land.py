"""Draw static/land-<digest>.svg: the land of the map file, projected, for maps that are pictures.

``python -m tools.draw_land`` writes it next to the outline that it is drawn from.
"""

from __future__ import annotations

import hashlib
import json
from itertools import groupby, pairwise

from components.figures.map_frames import WORLD, mercator_x, mercator_y
from components.theme import DARK, LIGHT
from smartgov.paths import LAND_FILE, STATIC

#: Units of the drawing for each pixel of the world at zoom 0: whole numbers are fine enough.
FINER = 10

SIDE = WORLD * FINER


def main() -> None:
    """Write the picture under the name that its content gives it, and remove older ones."""
    for old in STATIC.glob("land-*.svg"):
        old.unlink()
    content = draw_land().encode()
    name = f"land-{hashlib.sha256(content).hexdigest()[:8]}.svg"
    (STATIC / name).write_bytes(content)
    print(f"static/{name}: {len(content)} bytes")


def draw_land() -> str:
    """Draw the land in Web Mercator; ``#dark`` behind its address is the one of dark pages."""
    land = json.loads(LAND_FILE.read_text(encoding="utf-8"))
    polygons = land["features"][0]["geometry"]["coordinates"]
    path = "".join(draw_ring(ring) for polygon in polygons for ring in polygon)
    style = f"path{{fill:{LIGHT.land}}}#dark:target path{{fill:{DARK.land}}}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}" '
        f'width="{WORLD}" height="{WORLD}"><style>{style}</style>'
        f'<g id="dark"><path d="{path}"/></g></svg>\n'
    )


def draw_ring(ring: list[list[float]]) -> str:
    """Write an outline as steps from point to point; blank if it is smaller than a unit."""
    at = [
        (round(mercator_x(longitude) * SIDE), round(mercator_y(latitude) * SIDE))
        for longitude, latitude in ring
    ]
    points = [point for point, _ in groupby(at)]
    if len(points) < 4:
        return ""
    steps = [f"{x - left} {y - top}" for (left, top), (x, y) in pairwise(points[:-1])]
    return f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}z".replace(" -", "-")


if __name__ == "__main__":
    main()
