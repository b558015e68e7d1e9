"""Tests of the icon font: every icon that the app can show, and few others."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from serving.icons import ROOT, find_icon_font, find_icons, read_icons, reduce_font


@pytest.fixture(scope="module")
def font_file() -> Path:
    found = find_icon_font()
    assert found is not None, "the front end has another icon font"
    return found


@pytest.fixture(scope="module")
def reduced(font_file: Path) -> bytes:
    return reduce_font(font_file.read_bytes(), find_icons())


def icons_of(content: bytes) -> dict[str, str]:
    return dict(read_icons(TTFont(io.BytesIO(content))))


def test_icons_are_found_in_the_app_and_in_the_front_end() -> None:
    found = find_icons()
    assert {"groups", "restart_alt"} <= set(found)  # ours
    assert {"expand_more", "close"} <= set(found)  # the front end's
    assert found == sorted(set(found))


def test_every_icon_is_named_in_full_where_it_is_looked_for() -> None:
    """A name put together in the code is not found, and its letters would stand on the button."""
    files = [*(ROOT / "components").rglob("*.py"), *ROOT.glob("pages/*.py")]
    assert [file.name for file in files if ":material/{" in file.read_text("utf-8")] == []
    assert {"slideshow", "article", "arrow_upward", "arrow_downward"} <= set(find_icons())


def test_every_icon_that_was_there_is_still_there(font_file: Path, reduced: bytes) -> None:
    before, after = icons_of(font_file.read_bytes()), icons_of(reduced)
    assert set(find_icons()) & set(before) == set(find_icons()) & set(after)
    assert len(before) > 4_000 > 200 > len(after)


def test_an_icon_looks_as_before(font_file: Path, reduced: bytes) -> None:
    before, after = TTFont(font_file), TTFont(io.BytesIO(reduced))
    was, now = (dict(read_icons(font))["groups"] for font in (before, after))
    assert after["glyf"][now] == before["glyf"][was]
    assert after["hmtx"][now] == before["hmtx"][was]
    assert after["head"].unitsPerEm == before["head"].unitsPerEm


def test_the_font_is_small(font_file: Path, reduced: bytes) -> None:
    assert len(reduced) < font_file.stat().st_size / 20
