"""Paths of the data files of the project."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

DATA, STATIC = ROOT / "data", ROOT / "static"

FRAMEWORK_FILE = DATA / "framework.csv"

RECOMMENDATIONS_FILE = DATA / "recommendations.csv"

EDITIONS_FILE = DATA / "editions.csv"

#: The outline of the world's land; its name changes with its content, so that browsers keep it.
(LAND_FILE,) = STATIC.glob("land-*.geojson")
