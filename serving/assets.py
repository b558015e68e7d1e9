"""Static files in the smallest form, made once at install.

``python -m serving.assets`` compresses them and reduces the icon font. What is missing, the server
writes when it starts; if it may not, it sends the files as they are.
"""

from __future__ import annotations

import logging
import mimetypes
import os
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import file_util

from serving.addresses import local_path
from serving.content import ENCODINGS, PLAIN, Content, compress, digest
from serving.icons import find_icon_font, find_icons, reduce_font

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "build" / "assets"

#: Kinds of files that are worth compressing. Smaller files are sent as they are.
COMPRESSIBLE = {".js", ".css", ".svg", ".json", ".geojson", ".map"}
SMALLEST = 1_000

#: The endings of compressed files.
ENDINGS = {"br": ".br", "gzip": ".gz"}

#: For files whose name changes with their content: a browser never has to ask again.
FOREVER = "public, max-age=31536000, immutable"

#: For other files: used for an hour, then asked for by their entity tag.
AN_HOUR = "public, max-age=3600"

#: Asked for by its entity tag every time: an old script or style sheet does not fit new pages.
KEPT = {".js": "no-cache", ".css": "no-cache"}

#: What scripts of the front end begin with that are heavy to start; see `after_paint.js`.
GATE = 'import{{{} as sgGate}}from"../../app/static/scripts/after_paint.js";await sgGate();'
GATES = {"DeckGlJsonChart": GATE.format("mapsCanStart"), "PlotlyChart": GATE.format("painted")}

#: The script of React, which shows what has loaded late at most every 500 ms. Most elements of a
#: page load late. Here they are shown at once, and the first screen is there an eighth earlier.
LATE_SCRIPT = "react-dom"
LATE, AT_ONCE = re.compile(rb"(\w+)\+500-(\w+)\(\)"), rb"\1-\2()"

HASHED_NAME = re.compile(r"-[0-9a-f]{8}\.\w+$")

_logger = logging.getLogger("serving.assets")


@dataclass(frozen=True)
class Asset:
    """A static file: its path on the server, where it is, and how long it may be kept."""

    path: str
    file: Path
    keep: str
    own: bool

    @property
    def is_compressible(self) -> bool:
        """Check whether the file is worth compressing."""
        return self.file.suffix in COMPRESSIBLE and self.file.stat().st_size >= SMALLEST

    def read(self) -> bytes:
        """Read the file, with `GATES` and `AT_ONCE` in scripts of the front end."""
        content, name = self.file.read_bytes(), self.file.name.partition(".")[0]
        if self.own:
            return content
        if name == LATE_SCRIPT:
            return LATE.sub(AT_ONCE, content)
        return GATES.get(name, "").encode() + content


def find_assets() -> Iterator[Asset]:
    """Find the project's static files, and those of Streamlit's front end worth compressing."""
    front_end = Path(file_util.get_static_dir()) / "static"
    for file in sorted(front_end.rglob("*")):
        asset = Asset(f"/static/{file.relative_to(front_end).as_posix()}", file, FOREVER, own=False)
        if file.is_file() and asset.is_compressible:
            yield asset
    for file in sorted((ROOT / "static").rglob("*")):
        if file.is_file():
            path = f"/app/static/{file.relative_to(ROOT / 'static').as_posix()}"
            keep = FOREVER if HASHED_NAME.search(file.name) else KEPT.get(file.suffix, AN_HOUR)
            yield Asset(path, file, keep, own=True)


def write_assets(folder: Path = FOLDER) -> int:
    """Write the compressed forms that are missing, and count them."""
    folder.mkdir(parents=True, exist_ok=True)
    contents = {
        _compressed_file(content, encoding, folder): (content, encoding)
        for asset in find_assets()
        if asset.is_compressible
        for content in [asset.read()]
        for encoding in ENCODINGS
    }
    missing = [(file, *what) for file, what in contents.items() if not file.exists()]
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda item: _write(*item), missing))
    return len(missing)


def find_icon_asset(folder: Path) -> Asset | None:
    """Find the asset that takes the place of the front end's icon font; it may not exist yet."""
    font = find_icon_font()
    if font is None:
        return None
    made_of = digest(font.read_bytes() + " ".join(find_icons()).encode())
    return Asset(f"/static/media/{font.name}", folder / f"{made_of}.woff2", AN_HOUR, own=True)


def write_icons(folder: Path = FOLDER) -> None:
    """Write the reduced icon font if it is missing."""
    font, asset = find_icon_font(), find_icon_asset(folder)
    if font is not None and asset is not None and not asset.file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _replace(asset.file, reduce_font(font.read_bytes(), find_icons()))


def _compressed_file(content: bytes, encoding: str, folder: Path) -> Path:
    """Get the file of a compressed form; its name changes with the content."""
    return folder / f"{digest(content)}{ENDINGS[encoding]}"


def _write(file: Path, content: bytes, encoding: str) -> None:
    _replace(file, compress(content, encoding))


def _replace(file: Path, content: bytes) -> None:
    """Write a file; another process may be writing the same one."""
    temporary = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        temporary.write_bytes(content)
        temporary.replace(file)
    finally:
        temporary.unlink(missing_ok=True)


def _read(asset: Asset, folder: Path) -> Content:
    content = asset.read()
    forms = {PLAIN: content} if asset.own else {}
    if asset.is_compressible:
        for encoding in ENCODINGS:
            file = _compressed_file(content, encoding, folder)
            if file.exists():
                forms[encoding] = file.read_bytes()
    media_type = mimetypes.guess_type(asset.file.name)[0] or "application/octet-stream"
    if asset.file.suffix == ".geojson":
        media_type = "application/geo+json"
    return Content(forms, media_type, digest(content), {"Cache-Control": asset.keep})


@dataclass
class Assets:
    """The static files that the server sends itself; none until they are loaded."""

    folder: Path = FOLDER
    contents: dict[str, Content] = field(default_factory=dict)

    def prepare(self) -> None:
        """Write what is missing, if the file system allows it, and load everything."""
        try:
            write_assets(self.folder)
            write_icons(self.folder)
        except OSError as error:
            _logger.warning("static files are not compressed: %s", type(error).__name__)
        assets = list(find_assets())
        icons = find_icon_asset(self.folder)
        if icons is not None and icons.file.exists():
            assets.append(icons)
        self.contents = {asset.path: _read(asset, self.folder) for asset in assets}


class StaticAssets:
    """Middleware that answers requests for static files in compressed form."""

    def __init__(self, app: ASGIApp, assets: Assets) -> None:
        self._app = app
        self._assets = assets

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send a static file, or leave the request to the app."""
        if scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}:
            content = self._assets.contents.get(local_path(scope))
            response = content.respond(Headers(scope=scope)) if content else None
            if response is not None:
                await response(scope, receive, send)
                return
        await self._app(scope, receive, send)


if __name__ == "__main__":
    write_assets()
    write_icons()
