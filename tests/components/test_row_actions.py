"""Tests of the buttons of the rows: what the browser is told."""

from __future__ import annotations

import re
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from components import row_actions
from components.row_actions import listen, row_buttons, table_address
from components.theme import THEMES, Theme
from components.view.view import View
from components.words.captions import caption_words, file_name
from components.words.citations import Work
from smartgov.paths import STATIC
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage

WORK = Work("Data", "data", "Text.", "@misc{}", "TY  - DATA")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_the_browser_gets_names_words_and_colors(
    make_page: MakePage, monkeypatch: pytest.MonkeyPatch, theme: Theme, language: Language
) -> None:
    drawn: list[dict[str, Any]] = []
    monkeypatch.setattr(row_actions, "_ROW_ACTIONS", lambda **options: drawn.append(options))
    page = replace(make_page(language, regions=("002",)), theme=theme)
    listen(page, "https://cities.example", [WORK])
    ((data, key),) = [(options["data"], options["key"]) for options in drawn]
    assert drawn[0]["on_sort_change"] == row_actions._sort
    assert key == "row_actions"
    begin, end, end_of_all = data["names"]
    assert f"{begin}-a-{end}" == file_name(page, "a")
    assert f"{begin}-a-{end_of_all}" == file_name(page, "a", of_all=True)
    assert data["notes"] == [caption_words(page), caption_words(page, of_all=True)]
    assert data["works"] == [vars(WORK)]
    assert data["address"] == "https://cities.example"
    assert data["words"]["copied"] == page.t("row.copied")
    assert (data["paper"], data["ink"], data["muted"]) == (theme.paper, theme.ink, theme.muted)


def test_the_script_has_an_action_for_each_button() -> None:
    script = (STATIC / "scripts" / "row_actions.js").read_text(encoding="utf-8")
    actions = script.partition("const ACTIONS = {")[2].partition("};")[0]
    for name in ("png", "svg", "link", "data", "cite", "copy", "bibtex", "ris", "full", "embed"):
        assert f"  {name}: (" in actions


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chart_can_be_shown_elsewhere_unless_it_is_a_visitors(
    make_page: MakePage, language: Language
) -> None:
    page = make_page(language)
    row = row_buttons(page, "a", ["full", "pictures"], ('"Title"', "below"), of_all=True)
    assert re.findall(r'data-sg="(\w+)"', row) == ["png", "svg", "full", "embed", "link", "cite"]
    assert 'data-title="&#34;Title&#34;" data-subtitle="below"' in row
    assert row.count('data-all="1"') == 4
    own = row_buttons(replace(page, own_file=True), "a", ["full"])
    assert re.findall(r'data-sg="(\w+)"', own) == ["full", "link", "cite"]
    assert re.findall(r'data-sg="(\w+)"', row_buttons(page, "a", None)) == ["link", "cite"]


def test_a_heading_that_is_pressed_sorts_its_table_and_leaves_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    views = [View(city="ghent", sort=(("cities", 1.0), ("ranking", 3.0)))]
    pressed = SimpleNamespace(sort=["ranking", -3])
    monkeypatch.setattr(row_actions, "widget_value", lambda key: pressed)
    monkeypatch.setattr(row_actions, "update_view", lambda change: views.append(change(views[0])))
    row_actions._sort()
    assert views[1] == replace(views[0], sort=(("cities", 1.0), ("ranking", -3.0)))


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the server give tables."""
    monkeypatch.setattr(row_actions, "are_offered", lambda: True)


@pytest.mark.usefixtures("offered")
def test_a_chart_has_the_address_of_its_numbers(make_page: MakePage) -> None:
    page = make_page("en", regions=("002",), weights=(("foresight", 2.0),))
    address = table_address(page, "dimensions")
    assert address.startswith(f"api/v1/scores.csv?study={page.study.info.id}&version=2")
    assert address.endswith("&region=002&weights=foresight:2")
    assert "region" not in table_address(page, "dimensions", of_all=True)
    assert 'data-sg="data"' in row_buttons(page, "dimensions", None)
    assert 'data-sg="data"' not in row_buttons(page, "glossary", None)


@pytest.mark.usefixtures("offered")
def test_what_only_a_visitor_has_has_no_address(make_page: MakePage) -> None:
    page = make_page("en")
    assert table_address(page, "dimensions")
    assert table_address(replace(page, own_file=True), "dimensions") == ""
    assert table_address(page, "profile-ghent-scenario") == ""


def test_no_address_is_offered_where_no_server_gives_tables(make_page: MakePage) -> None:
    assert table_address(make_page("en"), "dimensions") == ""
