"""What figures are drawn with: it comes from the reader, and nothing of it can be changed."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from components.figures.brush import Brush
from tests.components.conftest import MakeReader


def test_a_brush_is_that_of_its_reader(make_reader: MakeReader) -> None:
    reader = make_reader("es")
    assert reader.brush == Brush(reader.theme, reader.t, "made", "demonstration", reader.source)


def test_nobody_writes_into_a_brush(brush: Brush) -> None:
    with pytest.raises(FrozenInstanceError):
        brush.source = "someone else"  # type: ignore[misc]
