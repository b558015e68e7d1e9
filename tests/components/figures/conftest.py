"""Fixtures for tests of the figures."""

from __future__ import annotations

import pytest

from components.figures.brush import Brush
from components.i18n import translator
from components.theme import LIGHT, THEMES
from smartgov.model import Framework
from tests.smartgov.made_studies import make_framework


@pytest.fixture(params=THEMES)
def brush(request: pytest.FixtureRequest) -> Brush:
    """Return what figures are drawn with, in each color mode."""
    return Brush(THEMES[request.param], translator("en"), "made", "demonstration", "Source: us.")


@pytest.fixture
def spanish() -> Brush:
    """Return what a figure in Spanish is drawn with."""
    return Brush(LIGHT, translator("es"), "made", "demonstration", "Fuente: nosotros.")


@pytest.fixture
def framework() -> Framework:
    """Return two pillars, the first with two dimensions."""
    return make_framework({"open": ["voice", "data"], "plans": ["look"]})
