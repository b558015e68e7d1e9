"""Tests of the scripts that a page needs first."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit import file_util

from components.menu import PAGES
from serving.scripts import FIRST_SHOWN, HEADER, first_scripts

FOLDER = Path(file_util.get_static_dir()) / "static" / "js"


def parts_of(slug: str) -> list[str]:
    return [file.split(".")[0] for file in first_scripts(slug)]


@pytest.mark.parametrize(
    "part", [*HEADER, *(part for shown in FIRST_SHOWN.values() for part in shown)]
)
def test_the_front_end_has_what_is_named(part: str) -> None:
    assert len(list(FOLDER.glob(f"{part}.*.js"))) == 1


@pytest.mark.parametrize("slug", PAGES)
def test_the_header_comes_first(slug: str) -> None:
    assert parts_of(slug)[0] == "Html"
    assert set(HEADER) <= set(parts_of(slug))
    assert ("Multiselect" in parts_of(slug)) is (slug == "")
    assert "DeckGlJsonChart" not in parts_of(slug)  # it would hold up the first paint


def test_what_a_script_imports_is_named_too() -> None:
    assert "purify" in parts_of("city")  # of Html
    named = set(first_scripts(""))
    missing = {
        imported
        for file in named
        for imported in re.findall(r'from"\./([^"]+\.js)"', (FOLDER / file).read_text("utf-8"))
    } - named
    assert missing == set()


def test_nothing_is_named_twice() -> None:
    assert len(first_scripts("")) == len(set(first_scripts("")))
