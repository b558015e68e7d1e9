"""Paths of the data files of the project."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

#: The data in the package, where it is installed; else that of the project.
_INSTALLED = Path(__file__).with_name("data")

DATA = _INSTALLED if _INSTALLED.is_dir() else ROOT / "data"

STATIC = ROOT / "static"

FRAMEWORK_FILE = DATA / "framework.csv"

RECOMMENDATIONS_FILE = DATA / "recommendations.csv"

EDITIONS_FILE = DATA / "editions.csv"

#: What cities did for a recommendation, those cities, and standards to work from.
PRACTICES_FILE, PRACTICE_CITIES_FILE, STANDARDS_FILE = (
    DATA / f"{stem}.csv" for stem in ("practices", "practice_cities", "standards")
)

#: The outline of the world's land, and the same as a picture, drawn from it by
#: ``tools/draw_land.py``. Their names change with their content, so that browsers keep them. The
#: package that is installed draws no maps and has neither.
LAND_FILE, LAND_PICTURE = (
    next(STATIC.glob(f"land-*.{ending}"), STATIC / f"land.{ending}")
    for ending in ("geojson", "svg")
)

#: A file for each deck of slides.
DECKS_FOLDER = DATA / "decks"
