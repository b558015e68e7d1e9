"""Tests of static files: compressed once, kept by browsers, asked for by tag."""

from __future__ import annotations

import errno
import gzip
import re
from pathlib import Path

import brotli
import pytest

from serving import assets as module
from serving.assets import (
    AN_HOUR,
    FOREVER,
    LATE_SCRIPT,
    Asset,
    Assets,
    StaticAssets,
    find_assets,
    write_assets,
)
from smartgov.paths import STATIC
from tests.serving.asgi import Answer, ask, inner, scope_of

SCRIPT = b"window.text = 'a script of the front end';\n" * 100


@pytest.fixture
def own_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Assets:
    """Return static files of the test's own, compressed in a folder of its own."""
    files = {"app.js": SCRIPT, "land-0123abcd.geojson": SCRIPT, "font.woff2": b"font", "s.css": b""}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    found = [
        Asset("/static/app.js", tmp_path / "app.js", FOREVER, own=False),
        *(
            Asset(f"/app/static/{name}", tmp_path / name, AN_HOUR, own=True)
            for name in list(files)[1:]
        ),
    ]
    monkeypatch.setattr(module, "find_assets", lambda: iter(found))
    monkeypatch.setattr(module, "find_icon_font", lambda: None)
    return Assets(tmp_path / "compressed")


def fetch(assets: Assets, path: str, **headers: str) -> Answer:
    listed = [(name.replace("_", "-"), value) for name, value in headers.items()]
    return ask(StaticAssets(inner, assets), scope_of(path, headers=listed))


def test_files_are_compressed_once(own_files: Assets) -> None:
    assert write_assets(own_files.folder) == 2  # both hold the same text
    assert write_assets(own_files.folder) == 0
    assert len(list(own_files.folder.iterdir())) == 2


def test_a_changed_file_is_compressed_anew(own_files: Assets, tmp_path: Path) -> None:
    own_files.prepare()
    (tmp_path / "app.js").write_bytes(SCRIPT[::-1])
    own_files.prepare()
    answer = fetch(own_files, "/static/app.js", accept_encoding="br")
    assert brotli.decompress(answer.body) == SCRIPT[::-1]


def test_the_browser_gets_the_encoding_that_it_takes(own_files: Assets) -> None:
    own_files.prepare()
    best = fetch(own_files, "/static/app.js", accept_encoding="gzip, br")
    assert brotli.decompress(best.body) == SCRIPT
    assert best.headers["content-encoding"] == "br"
    assert best.headers["cache-control"] == FOREVER
    other = fetch(own_files, "/static/app.js", accept_encoding="gzip")
    assert gzip.decompress(other.body) == SCRIPT
    assert fetch(own_files, "/static/app.js").body == b"app /static/app.js"


def test_a_file_of_our_own_is_sent_in_its_plain_form_too(own_files: Assets) -> None:
    own_files.prepare()
    answer = fetch(own_files, "/app/static/font.woff2", accept_encoding="br")
    assert answer.body == b"font"
    assert "content-encoding" not in answer.headers
    again = fetch(own_files, "/app/static/font.woff2", if_none_match=answer.headers["etag"])
    assert (again.status, again.body) == (304, b"")


def test_files_are_sent_plain_where_nothing_can_be_written(own_files: Assets) -> None:
    own_files.folder.write_text("no folder")
    own_files.prepare()
    answer = fetch(own_files, "/app/static/land-0123abcd.geojson", accept_encoding="br")
    assert answer.body == SCRIPT
    assert answer.headers["content-type"] == "application/geo+json"


def test_the_icon_font_is_reduced_once_and_asked_for_by_tag(
    own_files: Assets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reduced = []

    def reduce(font: bytes, names: list[str]) -> bytes:
        reduced.append(names)
        return b"reduced " + font

    monkeypatch.setattr(module, "find_icon_font", lambda: tmp_path / "font.woff2")
    monkeypatch.setattr(module, "find_icons", lambda: ["groups", "info"])
    monkeypatch.setattr(module, "reduce_font", reduce)
    own_files.prepare()
    own_files.prepare()
    assert reduced == [["groups", "info"]]
    answer = fetch(own_files, "/static/media/font.woff2")
    assert answer.body == b"reduced font"
    assert answer.headers["cache-control"] == AN_HOUR
    monkeypatch.setattr(module, "find_icons", lambda: ["groups", "info", "another"])
    own_files.prepare()
    assert len(reduced) == 2


def test_the_icon_font_is_the_front_ends_where_nothing_can_be_written(
    own_files: Assets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "find_icon_font", lambda: tmp_path / "font.woff2")
    own_files.folder.write_text("no folder")
    own_files.prepare()
    assert fetch(own_files, "/static/media/font.woff2").body == b"app /static/media/font.woff2"


def test_a_full_disk_leaves_no_half_of_a_file(
    own_files: Assets, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(file: Path, content: bytes) -> None:
        with file.open("wb") as opened:
            opened.write(content[:10])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fill)
    own_files.prepare()
    assert list(own_files.folder.iterdir()) == []
    assert fetch(own_files, "/app/static/land-0123abcd.geojson").body == SCRIPT


def test_other_requests_are_left_to_the_app(own_files: Assets) -> None:
    own_files.prepare()
    app = StaticAssets(inner, own_files)
    post = scope_of("/static/app.js", headers=[("accept-encoding", "br")], method="POST")
    assert ask(app, post).body == b"app /static/app.js"
    assert fetch(own_files, "/static/../app.py").body == b"app /static/../app.py"


def test_only_names_that_change_with_the_content_are_kept_forever() -> None:
    kept = {asset.path: asset.keep for asset in find_assets() if asset.own}
    assert kept["/app/static/mark.svg"] == AN_HOUR
    assert kept["/app/static/scripts/document.js"] == "no-cache"
    assert kept["/app/static/style.css"] == "no-cache"
    assert {keep for path, keep in kept.items() if path.endswith(".geojson")} == {FOREVER}


def test_maps_and_charts_start_when_the_page_is_painted() -> None:
    gated = {
        asset.file.name.partition(".")[0]: asset.read().partition(b";await sgGate();")
        for asset in find_assets()
        if not asset.own and len(asset.read()) > asset.file.stat().st_size
    }
    asked = {name: first.split(b"{")[1].split()[0] for name, (first, *_) in gated.items()}
    assert asked == {"DeckGlJsonChart": b"mapsCanStart", "PlotlyChart": b"painted"}
    script = (STATIC / "scripts" / "after_paint.js").read_bytes()
    assert all(b"export const " + name + b" = " in script for name in asked.values())


def test_what_loads_late_is_shown_at_once() -> None:
    """That script of the front end has one such place, and nothing else of it is changed."""
    (react,) = [asset for asset in find_assets() if asset.file.name.startswith(f"{LATE_SCRIPT}.")]
    (wait,) = re.findall(rb"(?<=[=,(])\w+\+500-\w+\(\),10<", react.file.read_bytes())
    at_once = wait.replace(b"+500", b"")
    assert react.read() == react.file.read_bytes().replace(wait, at_once)


def test_the_front_end_is_found() -> None:
    found = [asset.path for asset in find_assets() if not asset.own]
    assert any(path.startswith("/static/js/index.") for path in found)
    assert any(path.startswith("/static/css/") for path in found)
