"""Tests of what the search finds."""

from __future__ import annotations

import json
from urllib.parse import unquote

import pytest

from components.publish.site.collect import has_page
from components.publish.site.edition import Edition
from components.publish.site.search_index import list_entries, write_index
from components.publish.site.site_address import parse_address
from smartgov.text import LANGUAGES, Language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_leads_to_a_page(edition: Edition, language: Language) -> None:
    entries = list(list_entries(edition, language))
    for _, kind, path, _ in entries:
        address = parse_address(unquote(path.partition("#")[0]))
        assert address is not None
        assert has_page(edition, address)
        assert kind
    names = [name for name, *_ in entries]
    assert len(entries) > len(edition.study.cities)
    assert edition.reader(language).name("london") in names


def test_a_city_is_found_by_its_names_and_country(edition: Edition) -> None:
    words = next(entry[3] for entry in list_entries(edition, "fr") if entry[0] == "Londres")
    assert " london" in words
    assert "royaume-uni" in words


def test_the_index_is_a_script(tiny: Edition) -> None:
    script = write_index(tiny, "en").decode()
    written = script.removeprefix("window.editionIndex=").removesuffix(";\n")
    assert [tuple(entry) for entry in json.loads(written)] == list(list_entries(tiny, "en"))
