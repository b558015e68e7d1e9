"""Paths of the data files of the project."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

DATA, STATIC = ROOT / "data", ROOT / "static"

FRAMEWORK_FILE = DATA / "framework.csv"

RECOMMENDATIONS_FILE = DATA / "recommendations.csv"

EDITIONS_FILE = DATA / "editions.csv"

#: What cities did for a recommendation, those cities, and standards to work from.
PRACTICES_FILE, PRACTICE_CITIES_FILE, STANDARDS_FILE = (
    DATA / f"{stem}.csv" for stem in ("practices", "practice_cities", "standards")
)

#: The outline of the world's land; its name changes with its content, so that browsers keep it.
(LAND_FILE,) = STATIC.glob("land-*.geojson")

#: The same land as a picture, drawn from it by ``tools/draw_land.py``.
(LAND_PICTURE,) = STATIC.glob("land-*.svg")
#: A file for each deck of slides.
DECKS_FOLDER = DATA / "decks"
