"""Paths of the data files of the project."""

from __future__ import annotations

from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "data"


FRAMEWORK_FILE = DATA / "framework.csv"


RECOMMENDATIONS_FILE = DATA / "recommendations.csv"
