"""Build the fonts of city profiles for letters that IBM Plex Sans does not have.

``python -m tools.build_fallback_fonts FOLDER`` takes them from Debian's packages
fonts-dejavu-core, fonts-noto-core, fonts-droid-fallback and fonts-nanum, unpacked (``dpkg -x``) in
one folder. Each becomes a font with one or a few scripts, without hints and without the tables for
layout, which are not used.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools import subset

from components.publish.type import FALLBACK_FOLDER

#: Folder of fonts in a Debian package.
FONTS = Path("usr/share/fonts/truetype")

#: Scripts of Noto, each a font of its own.
NOTO = (
    *("Devanagari", "Bengali", "Tamil", "Telugu", "Gujarati", "Gurmukhi", "Kannada", "Malayalam"),
    *("Sinhala", "Thai", "Lao", "Khmer", "Myanmar", "Ethiopic"),
)

#: Blocks of Unicode with the scripts that are taken from DejaVu Sans: Latin and Greek to Arabic,
#: Georgian, and the joined forms of Arabic letters.
DEJAVU = ((0x100, 0x24F), (0x370, 0x5FF), (0x600, 0x6FF), (0x10A0, 0x10FF), (0x1E00, 0x1FFF))
JOINED = ((0xFB50, 0xFBFF), (0xFE70, 0xFEFC))

#: The names of a font that programs show: family, full name, PostScript name, and the typeface.
NAMES = (1, 3, 4, 6, 16)

#: Kana, and signs of Chinese writing.
KANA = ((0x3000, 0x30FF), (0xFF01, 0xFF5E))

#: Code pages with the characters in common use in China, Taiwan, Japan and Korea: the first bytes
#: of the characters that every text has, see their standards.
COMMON = {"gb2312": (0xB0, 0xD8), "shift_jis": (0x88, 0x98)}
HANGUL = "euc_kr", (0xB0, 0xC8)


def main(folder: str) -> None:
    """Write all fonts."""
    source = Path(folder) / FONTS
    FALLBACK_FOLDER.mkdir(exist_ok=True)
    write_font(source / "dejavu" / "DejaVuSans.ttf", "DejaVuSans", _blocks(DEJAVU + JOINED))
    for script in NOTO:
        name = f"NotoSans{script}"
        write_font(source / "noto" / f"{name}-Regular.ttf", name, None)
    common = [code for page, leads in COMMON.items() for code in characters(page, leads)]
    common += _blocks(KANA)
    write_font(source / "droid" / "DroidSansFallbackFull.ttf", "DroidSansFallback", common)
    write_font(source / "nanum" / "NanumSquareR.ttf", "Hangul", list(characters(*HANGUL)))


def _blocks(blocks: tuple[tuple[int, int], ...]) -> list[int]:
    return [code for first, last in blocks for code in range(first, last + 1)]


def characters(page: str, leads: tuple[int, int]) -> Iterator[int]:
    """List the characters of a code page of two bytes, as numbers of Unicode.

    ``leads`` are the first and the last of their first bytes.
    """
    for lead in range(leads[0], leads[1] + 1):
        for trail in range(0x40, 0xFF):
            text = bytes((lead, trail)).decode(page, "ignore")
            if len(text) == 1 and ord(text) > 0x7F:
                yield ord(text)


def write_font(font_file: Path, name: str, codes: list[int] | None) -> None:
    """Write the characters of a font that are named, or all, as a small font."""
    options = subset.Options(hinting=False, notdef_outline=True, layout_features=[])
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "kern"]
    font = subset.load_font(str(font_file), options, lazy=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes if codes is not None else sorted(font.getBestCmap()))
    subsetter.subset(font)
    for record in font["name"].names:  # a part of a font may not have the name of the whole
        if record.nameID in NAMES:
            record.string = f"SmartGov {name}"
    target = FALLBACK_FOLDER / f"{name}.ttf"
    subset.save_font(font, str(target), options)
    print(f"{target.name}: {target.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main(sys.argv[1])
