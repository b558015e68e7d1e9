"""The icon font of the front end, with only the icons that the app can show.

Streamlit's font has four thousand icons, the largest file that a first visit loads but for the
scripts of the map and the charts. An icon is a ligature: the font draws its name as one glyph.
"""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from streamlit import file_util

ROOT = Path(__file__).resolve().parents[1]

#: How an icon is named in the code of the app and of the front end.
ICON = re.compile(r":material/(\w+)")

#: What the names of icons are written with.
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"


def find_icon_font() -> Path | None:
    """Find the icon font among the files of the front end."""
    folder = Path(file_util.get_static_dir()) / "static" / "media"
    return next(folder.glob("MaterialSymbols-Rounded.*.woff2"), None)


@cache
def find_icons() -> list[str]:
    """List the names of all icons in the code of the app and of the front end."""
    front_end = Path(file_util.get_static_dir()) / "static" / "js"
    files = [
        *front_end.glob("*.js"),
        *(ROOT / "components").rglob("*.py"),
        *ROOT.glob("pages/*.py"),
    ]
    return sorted({name for file in files for name in ICON.findall(file.read_text("utf-8"))})


def reduce_font(font: bytes, names: Collection[str]) -> bytes:
    """Rewrite the icon font with only some icons; names that it does not have are ignored."""
    reduced = TTFont(io.BytesIO(font), lazy=True, recalcTimestamp=False)
    options = subset.Options()
    options.layout_closure = False  # the letters alone would bring every icon with them
    options.layout_features = ["*"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(
        text=LETTERS, glyphs=[glyph for name, glyph in read_icons(reduced) if name in names]
    )
    subsetter.subset(reduced)
    reduced.flavor = "woff2"
    written = io.BytesIO()
    reduced.save(written)
    return written.getvalue()


def read_icons(font: TTFont) -> Iterator[tuple[str, str]]:
    """Read the names of the icons in a font, and their glyphs."""
    letters = {
        glyph: chr(code) for code, glyph in font.getBestCmap().items() if chr(code) in LETTERS
    }
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            for first, ligatures in getattr(table, "ligatures", {}).items():
                for ligature in ligatures:
                    glyphs = [first, *ligature.Component]
                    yield "".join(letters.get(glyph, " ") for glyph in glyphs), ligature.LigGlyph
