"""Tests of what is said of versions of the data."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.i18n import translator
from components.words.versions import (
    about_version,
    change_columns,
    change_rows,
    change_words,
    dated_source,
    version_words,
)
from smartgov.study_info import DataChange
from smartgov.text import LANGUAGES, Text
from tests.components.conftest import MakePage
from tests.smartgov.made_studies import INFO

FIRST = DataChange("2026-01-02", "0a1b2c3d", Text("First", "Primera", "Première"))
SECOND = DataChange("2026-02-03", "4e5f6a7b", Text("Two cities", "Dos ciudades", "Deux villes"))
NOW = replace(INFO, digest=SECOND.digest, changes=(SECOND, FIRST))


@pytest.mark.parametrize("pinned", [None, NOW.version, SECOND.digest])
def test_the_current_version_needs_no_words(pinned: str | None) -> None:
    assert version_words(translator("en"), NOW, pinned) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_changed_since_a_listed_version_is_told(language) -> None:
    told = version_words(translator(language), NOW, "2026-01-02-0a1b2c3d")
    assert len(told) == 2
    assert "2026-01-02-0a1b2c3d" in told[0]
    assert "2026-02-03-4e5f6a7b" in told[0]
    assert SECOND.text.read(language) in told[1]


def test_what_is_not_listed_is_said_to_be_unknown() -> None:
    told = version_words(translator("en"), NOW, "ffffffff")
    assert told[1] == "What changed between the two is not listed."
    assert version_words(translator("en"), INFO, "ffffffff") == []


def test_what_leaves_the_page_says_its_version(make_page: MakePage, make_reader, small) -> None:
    page = make_page("fr")
    told = dated_source(page)
    assert told == f"{page.source} Version {page.study.info.version}."
    assert dated_source(make_reader(of=small)) == make_reader(of=small).source


def test_a_change_has_its_day() -> None:
    assert change_words(translator("fr"), SECOND) == "3 février 2026\N{NO-BREAK SPACE}: Deux villes"


def test_changes_are_listed_with_day_and_checksum() -> None:
    t = translator("es")
    rows = change_rows(t, NOW)
    assert [row[1] for row in rows] == ["Dos ciudades", "Primera"]
    assert [head.label for head in change_columns(t)] == [
        "Fecha",
        t("versions.what"),
        t("versions.digest"),
    ]
    assert "2026" in rows[0][0]
    assert SECOND.digest in rows[0][2]


def test_a_version_without_a_date_is_said_to_have_none() -> None:
    t = translator("en")
    assert about_version(t, NOW) == t("versions.subtitle", version=NOW.version)
    undated = replace(NOW, changes=())
    assert about_version(t, undated) == t("versions.undated", version=SECOND.digest)
