"""Tests of formatting sizes."""

from __future__ import annotations

from smartgov.intake.limits import MAX_BYTES, megabytes


def test_size_is_shown_in_megabytes() -> None:
    assert megabytes(MAX_BYTES) == "10 MB"
