"""Tests of editions as folders and archives."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from components.publish.preview import describe_view
from components.publish.site.collect import list_addresses
from components.publish.site.edition import Edition
from components.publish.site.extra_files import draw_picture
from components.publish.site.write_edition import (
    list_written,
    write_edition,
    write_folder,
    write_zip,
)
from smartgov.text import LANGUAGES

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def short(tiny: Edition) -> Edition:
    """Return the edition in one language and without an address; it is written in the same way."""
    return replace(tiny, languages=LANGUAGES[:1], base_url="")


@pytest.fixture(scope="module")
def files(short: Edition) -> Files:
    """Return every file of the short edition. Nothing may write into it."""
    return dict(list_written(short))


def test_a_folder_has_every_file(short: Edition, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    size = write_folder(short, tmp_path / "site", lambda done, count: told.append((done, count)))
    files = [path for path in (tmp_path / "site").rglob("*") if path.is_file()]
    assert size == sum(path.stat().st_size for path in files)
    pages = len(list(list_addresses(short)))
    assert told == [(number, pages) for number in range(1, pages + 1)]
    assert list(tmp_path.iterdir()) == [tmp_path / "site"]


def test_the_picture_of_a_city_stands_beside_its_page_on_the_web(
    tiny: Edition, files: Files
) -> None:
    on_the_web = dict(list_written(replace(tiny, languages=LANGUAGES[:0:-1])))
    pictures = {path for path in on_the_web if path.endswith(".png") and "/city/" in path}
    pages = {path for path in on_the_web if "/city/" in path and path.endswith(".html")}
    assert {path.replace(".html", ".png") for path in pages} == pictures
    image = Image.open(io.BytesIO(on_the_web["es/city/arco.png"]))
    told = describe_view(tiny.reader("es", "arco"), "city")
    assert (image.size, image.mode) == ((1200, 630), "P")
    assert image.text["Title"] == told.words
    assert on_the_web["es/city/arco.png"] != on_the_web["es/city/brae.png"]
    assert on_the_web["es/city/arco.png"] == draw_picture(tiny, "es", "arco")
    assert not [path for path in files if path.endswith(".png")]


def test_an_archive_is_the_same_whenever_it_is_written(short: Edition, files: Files) -> None:
    first, second = io.BytesIO(), io.BytesIO()
    write_zip(short, first)
    write_zip(replace(short), second)
    assert first.getvalue() == second.getvalue()
    with zipfile.ZipFile(first) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    assert inside == {f"tiny/{path}": content for path, content in files.items()}


@pytest.mark.parametrize("name", ["site", "site.zip"])
def test_what_is_there_is_not_overwritten(tiny: Edition, tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    if out.suffix:
        out.write_text("mine")
    else:
        out.mkdir()
        (out / "mine.txt").write_text("mine")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(FileExistsError):
        write_edition(tiny, out)
    assert sorted(tmp_path.rglob("*")) == before


def test_an_empty_folder_is_filled(short: Edition, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    write_edition(short, tmp_path / "site")
    assert (tmp_path / "site" / "index.html").exists()


def test_what_fails_leaves_nothing(
    tiny: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(done: int, count: int) -> None:
        raise OSError(28, "No space left on device")

    for name in ("site", "site.zip"):
        with pytest.raises(OSError, match="No space"):
            write_edition(tiny, tmp_path / name, fail)
    assert list(tmp_path.iterdir()) == []
