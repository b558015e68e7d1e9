"""Tests of the description of the tables: complete, consistent, and without anything elsewhere."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from components.data_address import TABLE_PARAMETERS
from components.i18n import translator
from serving.api.description import build_description, draw_description
from smartgov.text import LANGUAGES
from tests.serving.api.conftest import Asking, read_json


def references(part: object) -> list[str]:
    """List every reference inside a description."""
    if isinstance(part, dict):
        found = [value for key, value in part.items() if key == "$ref"]
        return found + [one for value in part.values() for one in references(value)]
    return [one for value in part for one in references(value)] if isinstance(part, list) else []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_and_parameter_is_described(language) -> None:
    told = build_description(translator(language))
    assert told["openapi"] == "3.1.0"
    for table, names in TABLE_PARAMETERS.items():
        for ending in ("", ".json", ".csv"):
            operation = told["paths"][f"/{table}{ending}"]["get"]
            listed = [one["$ref"].rpartition("/")[2] for one in operation["parameters"]]
            assert listed == list(names)
    identifiers = [path["get"]["operationId"] for path in told["paths"].values()]
    assert len(set(identifiers)) == len(identifiers) == 3 * len(TABLE_PARAMETERS)


def test_every_reference_leads_somewhere() -> None:
    told = build_description(translator("en"))
    for reference in references(told):
        place = told
        for step in reference.removeprefix("#/").split("/"):
            place = place[step]
        assert place


def test_the_description_is_given_to_programs(get: Asking) -> None:
    answer = get("openapi.json", accept_language="es")
    assert answer.headers["content-type"] == "application/json"
    assert read_json(answer) == build_description(translator("es"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_leads_to_every_table_and_nowhere_else(language, get: Asking) -> None:
    page = get("", f"lang={language}").body.decode()
    assert f'<html lang="{language}"' in page
    links = re.findall(r'(?:href|src)="([^"]*)"', page)
    assert {f"{table}.{form}" for table in TABLE_PARAMETERS for form in ("csv", "json")} <= {*links}
    assert not [link for link in links if ":" in link or link.startswith("//")]
    assert "<script" not in page
    for link in links:
        assert get(link.partition("?")[0]).status in (200, 400, 404)


def test_the_page_is_well_formed() -> None:
    class Balance(HTMLParser):
        """Notes the elements that are open."""

        open: list[str]

        def handle_starttag(self, tag: str, attrs: object) -> None:
            del attrs
            if tag not in ("meta", "br"):
                self.open.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert self.open.pop() == tag

    reader = Balance()
    reader.open = []
    reader.feed(draw_description("en").forms[""].decode())
    assert reader.open == []
