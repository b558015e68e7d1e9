"""Tests of the archive with all pages of a data set."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
import streamlit as st

from components.downloads import Download
from components.i18n import translator
from components.publish.site.collect import list_addresses
from components.publish.site.edition import Edition
from components.publish.site.write_edition import list_written
from components.sections.data import take_along
from components.sections.data.take_along import draw_offer, edition_of, make_archive
from smartgov.export.study_files import to_workbook
from smartgov.intake.read_file import read_file
from smartgov.model import Spec, Study
from smartgov.scoring.score import score
from smartgov.study.load import LoadedStudy
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage
from tests.components.sections.conftest import Drawn


class Bar:
    """Records what a progress bar shows."""

    def __init__(self) -> None:
        self.shown: list[tuple[float, str]] = []

    def progress(self, share: float, words: str) -> None:
        self.shown.append((share, words))

    def empty(self) -> None:
        self.shown.append((-1.0, ""))


@pytest.fixture
def bar(monkeypatch: pytest.MonkeyPatch) -> Bar:
    """Return the progress bar that is drawn."""
    made = Bar()
    monkeypatch.setattr(st, "progress", lambda share, words: made)
    return made


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> list[Download]:
    """Return the downloads that are drawn."""
    found: list[Download] = []
    monkeypatch.setattr(take_along, "download_buttons", found.extend)
    return found


def press(monkeypatch: pytest.MonkeyPatch, pressed: bool) -> None:
    button: Callable[..., Any] = lambda *_, **__: pressed  # noqa: E731
    monkeypatch.setattr(st, "button", button)


@pytest.fixture(scope="module")
def listed(small: Study) -> list[str]:
    """Return the paths of all files of the edition, however its languages are ordered."""
    edition = Edition(name=small.info.id, study=small, scores=score(small))
    return sorted(path for path, _ in list_written(edition))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_archive_has_every_page_and_shows_how_far_it_is(
    make_page: MakePage, small: Study, bar: Bar, listed: list[str], language: Language
) -> None:
    page = make_page(language, of=small)
    edition = edition_of(page)
    with zipfile.ZipFile(io.BytesIO(make_archive(page))) as archive:
        names = archive.namelist()
    assert sorted(names) == [f"{edition.name}/{path}" for path in listed]
    count = len(list(list_addresses(edition)))
    assert len(bar.shown) == count + 1
    assert bar.shown[-2][0] == 1.0
    assert edition.languages[0] == language
    assert {*edition.languages} == {*LANGUAGES}


def test_it_is_made_when_asked_for(
    make_page: MakePage,
    small: Study,
    bar: Bar,
    offered: list[Download],
    drawn: Drawn,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = make_page("en", of=small)
    press(monkeypatch, pressed=False)
    draw_offer(page)
    assert (offered, bar.shown) == ([], [])
    press(monkeypatch, pressed=True)
    draw_offer(page)
    (download,) = offered
    assert zipfile.is_zipfile(io.BytesIO(download.write()))
    assert download.suffix == "zip"


def test_it_has_the_weights_and_the_file_that_are_shown(make_page: MakePage, small: Study) -> None:
    page = replace(make_page("en", of=small), own_file=True)
    page = replace(page, editions=(LoadedStudy("small", small),))
    edition = edition_of(page)
    assert edition.editions == page.editions
    assert edition.scores is page.scores
    assert edition.study is small
    assert edition.own_file
    assert edition.scores.spec == Spec()


def test_a_file_of_ones_own_opens_from_the_archive_and_says_whose_it_is(
    make_page: MakePage, small: Study, bar: Bar
) -> None:
    own = read_file(to_workbook(small), "four.xlsx").sound
    page = replace(make_page("es", of=own), own_file=True)
    with zipfile.ZipFile(io.BytesIO(make_archive(page))) as archive:
        pages = {name: archive.read(name).decode() for name in archive.namelist() if "html" in name}
    (entrance,) = [name for name in pages if name.count("/") == 1]
    top = entrance.split("/")[0]
    for language in LANGUAGES:
        said = translator(language)("source.own_file")
        assert f'href="{language}/index.html"' in pages[entrance]
        for path in ("index", "city/arco", "data", "method"):
            assert said in unescape(pages[f"{top}/{language}/{path}.html"])
    assert {"arco", "brae", "cove", "dell"} == {city.id for city in own.cities}
    assert "og:title" not in "".join(pages.values())


def test_of_very_many_cities_none_is_made(
    make_page: MakePage, small: Study, drawn: Drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(take_along, "MOST_CITIES", 3)
    draw_offer(make_page("en", of=small))
    assert "python -m components site" in " ".join(drawn.words)
