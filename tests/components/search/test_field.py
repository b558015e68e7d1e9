"""The search field: what the browser is sent, and where a finding leads."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st

from components import menu
from components.figures.shape import HEIGHT
from components.search import field
from tests.components.conftest import MakePage

NAMES = {slug: menu.name_of(slug) for slug in menu.PAGES}


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Return what the browser is sent from here on; it answers with what stands in `answer`."""
    drawn: list[dict[str, Any]] = []

    def draw(**options: Any) -> SimpleNamespace:
        drawn.append(options["data"])
        return SimpleNamespace(chosen=ANSWER.get("chosen"))

    monkeypatch.setattr(field, "_FIELD", draw)
    monkeypatch.setattr(field, "widget_value", lambda key: ANSWER)
    ANSWER.clear()
    return drawn


ANSWER: dict[str, Any] = {}


def draw(page: Any) -> None:
    """Draw the field, outside of a fragment."""
    field.draw_search.__wrapped__(page, {SURVEY: page.study.info}, menu.PAGES, NAMES)


SURVEY = "urban-governance-survey-2015"


def test_nothing_is_sent_until_the_field_is_used(
    make_page: MakePage, sent: list[dict[str, Any]]
) -> None:
    draw(make_page("fr"))
    assert sent[0]["entries"] == []
    ANSWER["opened"] = True
    draw(make_page("fr"))
    keys = [entry[0] for entry in sent[1]["entries"]]
    assert {"city:ghent", "recommendation:look_ahead", "page:method", f"study:{SURVEY}"} <= {*keys}
    assert set(sent[1]["kinds"]) == {key.split(":")[0] for key in keys}


def test_the_picture_of_a_profile_is_sent_in_few_bytes(
    make_page: MakePage, sent: list[dict[str, Any]]
) -> None:
    ANSWER["opened"] = True
    draw(make_page())
    picture, entries = sent[0]["picture"], sent[0]["entries"]
    shapes = [entry[4] for entry in entries if entry[1] == "city"]
    assert len(shapes) == 78
    assert {len(shape) + 1 for shape in shapes} == {len(picture["looks"])}
    assert picture["hatches"]  # four dimensions were not asked about
    assert (picture["width"], picture["height"]) == (46, HEIGHT)
    assert len(json.dumps(shapes)) / len(shapes) < 200


def test_a_finding_opens_its_page_with_its_view(
    make_page: MakePage, sent: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[str, dict[str, list[str]]]] = []
    monkeypatch.setattr(
        st, "switch_page", lambda page, query_params: opened.append((page, query_params))
    )
    ANSWER.update(opened=True, chosen="city:ghent")
    draw(make_page(lang="es"))
    assert opened == [("pages/city.py", {"lang": ["es"], "city": ["ghent"]})]


def test_what_does_not_exist_leads_nowhere(
    make_page: MakePage, sent: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(st, "switch_page", lambda *_, **__: pytest.fail("a page was opened"))
    ANSWER.update(opened=True, chosen="city:nowhere")
    draw(make_page())
    assert sent


def test_a_large_data_set_sends_the_cities_that_were_typed(
    make_page: MakePage, sent: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(field, "MOST_OPTIONS", 10)
    for typed, cities in (("", set()), ("ghen", {"city:ghent"}), ("málaga", {"city:malaga"})):
        ANSWER.update(opened=True, typed=typed)
        draw(make_page())
        assert sent[-1]["ask"]
        keys = {entry[0] for entry in sent[-1]["entries"]}
        assert {key for key in keys if key.startswith("city:")} == cities
