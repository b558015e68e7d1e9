"""Tests of the fallback fonts: which letters they have, and what they are called."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from components.publish.type import FALLBACK_FOLDER, fallback_fonts, font_of
from tools.build_fallback_fonts import HANGUL, NAMES, NOTO, characters, write_font

FONTS = sorted(FALLBACK_FOLDER.glob("*.ttf"))


def test_there_is_a_font_for_each_script() -> None:
    names = {font.stem for font in FONTS}
    assert names == {f"NotoSans{script}" for script in NOTO} | {
        "DejaVuSans",
        "DroidSansFallback",
        "Hangul",
    }
    assert set(fallback_fonts()) == set(FONTS)
    assert sum(font.stat().st_size for font in FONTS) < 2_000_000


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.stem)
def test_parts_of_fonts_have_names_of_their_own(font: Path) -> None:
    names = [str(name) for name in TTFont(font)["name"].names if name.nameID in NAMES]
    assert names
    assert set(names) == {f"SmartGov {font.stem}"}


def test_common_characters_are_there() -> None:
    hangul = list(characters(*HANGUL))
    assert len(hangul) == 2350
    assert {font_of(chr(code)) for code in hangul} == {FALLBACK_FOLDER / "Hangul.ttf"}


def test_a_font_is_cut_to_some_letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.build_fallback_fonts.FALLBACK_FOLDER", tmp_path)
    write_font(FALLBACK_FOLDER / "NotoSansThai.ttf", "Part", [0x0E01, 0x0E02])
    assert sorted(TTFont(tmp_path / "Part.ttf").getBestCmap()) == [0x0E01, 0x0E02]
