"""Keeping a visitor's own city as a file, and reading it again."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
import streamlit as st

from components.sections.your_city import keep
from smartgov.model import Study
from smartgov.own_city.file import read_own_file, to_own_json
from smartgov.own_city.own_city import OwnCity
from smartgov.text import LANGUAGES
from tests.components.conftest import MakePage, MakeReader

languages = pytest.mark.parametrize("language", LANGUAGES)
OWN = OwnCity(name="Fágaraş 2", country="ES", answers={"vote": 1.0, "sets": None})


def test_files_are_named_after_the_city_and_read_back(
    make_reader: MakeReader, small: Study
) -> None:
    downloads = keep.own_downloads(make_reader(), OWN)
    names = [f"{download.stem}.{download.suffix}" for download in downloads]
    assert names == ["fagaras-2-made.json", "fagaras-2-made.csv"]
    for download, name in zip(downloads, names, strict=True):
        assert read_own_file(download.write(), name, small) == (OWN, ())
        assert not download.disabled


def test_a_city_without_a_name_has_a_file_name_too(make_reader: MakeReader) -> None:
    stems = {d.stem for d in keep.own_downloads(make_reader(), replace(OWN, name=""))}
    assert stems == {"own-city-made"}


def test_nothing_entered_is_nothing_to_keep(make_reader: MakeReader) -> None:
    assert all(download.disabled for download in keep.own_downloads(make_reader(), OwnCity()))


class File(io.BytesIO):
    """A file in the field."""

    name = "own.json"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return what comes of the file that is read: the city, then the field that is emptied."""
    done: list[object] = []
    monkeypatch.setattr(keep, "replace_own", lambda _, edit: done.append(edit(OwnCity())))
    monkeypatch.setattr(keep, "empty_field", done.append)
    monkeypatch.setattr(keep, "field_key", lambda field: field)
    monkeypatch.setattr(st, "toast", lambda *args, **options: None)
    return done


def test_a_file_is_put_into_the_link(
    make_page: MakePage, small: Study, read: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keep, "widget_value", lambda _: File(to_own_json(OWN, small)))
    keep._read_upload(make_page(of=small))
    assert read == [OWN, keep.FIELD]


@pytest.mark.parametrize("file", [None, File(b"not a city")])
def test_what_cannot_be_read_changes_nothing(
    make_page: MakePage, read: list[object], monkeypatch: pytest.MonkeyPatch, file: File | None
) -> None:
    monkeypatch.setattr(keep, "widget_value", lambda _: file)
    keep._read_upload(make_page())
    assert read == []
