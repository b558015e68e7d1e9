"""Tests of opening zips safely and unpacking them in chunks."""

from __future__ import annotations

import pytest

from smartgov.intake.spot import RefusedError, Spot
from smartgov.intake.tables.archive import PIECE, Archive
from tests.smartgov.intake.made_files import make_zip

SPOT = Spot("file.zip")


def test_entries_are_read_in_pieces() -> None:
    archive = Archive(make_zip({"a.csv": b"x" * (PIECE + 1)}), SPOT)
    assert "a.csv" in archive
    assert archive.size("a.csv") == PIECE + 1
    assert [len(piece) for piece in archive.pieces("a.csv")] == [PIECE, 1]
    assert len(archive.read("a.csv")) == PIECE + 1


def test_tags_are_counted_over_all_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("smartgov.intake.tables.archive.MAX_TAGS", 3)
    archive = Archive(make_zip({"a": "<x/>", "b": "<x></x>", "c": "<x/>"}), SPOT)
    assert [archive.read(name) for name in "ab"] == [b"<x/>", b"<x></x>"]
    with pytest.raises(RefusedError, match="too_much"):
        archive.read("c")


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"PK\x03\x04", "bad_zip"), (make_zip({"../a": "x"}), "path_in_zip")],
)
def test_what_no_honest_zip_is_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(RefusedError, match=code):
        Archive(content, SPOT)
