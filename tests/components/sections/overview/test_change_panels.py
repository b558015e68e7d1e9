"""Tests of change as small multiples, on Overview."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from components.leads import Lead
from components.reader import Reader
from components.sections.overview import change_panels
from components.view.view import View
from smartgov.model import Study
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader
from tests.components.editions_made import EDITIONS, read_editions
from tests.components.sections.conftest import Drawn

#: ``arco`` and ``brae`` are in both of the later editions, in Europe and in Asia.
REGIONS = {"arco": "150", "brae": "142", "cove": "150", "dell": "142"}


def place(study: Study, regions: Mapping[str, str]) -> Study:
    """Return the study with its cities in some regions."""
    cities = tuple(replace(city, region=regions[city.id]) for city in study.cities)
    return replace(study, cities=cities)


def read_regions(make_reader: MakeReader, language: Language = "en", **chosen: Any) -> Reader:
    editions = [place(study, REGIONS) for study in EDITIONS]
    return read_editions(make_reader, editions[-1], editions, language, **chosen)


@pytest.fixture
def charts(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Return the charts that are drawn from here on, and their leads, by key."""
    found: dict[str, Any] = {}

    def take(_reader: Reader, key: str, draw: Any, lead: Lead) -> None:
        found[key] = (draw(), lead)

    monkeypatch.setattr(change_panels, "draw_chart", take)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_region_is_a_chart_of_medians_then_and_now(
    make_reader: MakeReader, drawn: Drawn, charts: dict[str, Any], language: Language
) -> None:
    reader = read_regions(make_reader, language, panels="region")
    change_panels.show_panels(reader)
    assert list(charts) == [f"chart_change-panel-{g}" for g in change_panels.change_groups(reader)]
    figure, lead = charts["chart_change-panel-150"]
    table = change_panels.median_changes(reader)
    europe = table[table["group"] == "150"]
    dots = [trace for trace in figure.data if trace.type == "scatter" and trace.mode == "markers"]
    hollow, full = dots
    assert list(hollow.x) == list(europe["before"])
    assert list(full.x) == list(europe["after"])
    assert lead.follow(View(), ("voice",)).dimension == "voice"
    assert drawn.names == ["change-by-region"]
    assert drawn.headings[0] == reader.t("editions.overview.panels_region", since="2014")


def test_medians_are_of_the_cities_with_a_score_in_both(make_reader: MakeReader) -> None:
    reader = read_regions(make_reader, panels="region")
    table = change_panels.median_changes(reader).set_index(["group", "dimension"])
    asia = EDITIONS[2].answers.loc[["brae", "dell"], ["vote", "listen"]].mean(axis=1)
    assert table.loc[("142", "voice"), "after"] == asia.median()
    assert table.loc[("142", "voice"), "cities"] == 2
    assert (table["change"] == table["after"] - table["before"]).all()
    written = change_panels.medians_table(reader)
    assert len(written.rows) == len(table)


def test_a_filter_leaves_out_the_cities_of_other_regions(
    make_reader: MakeReader, drawn: Drawn, charts: dict[str, Any]
) -> None:
    change_panels.show_panels(read_regions(make_reader, panels="region", regions=("150",)))
    assert (charts, drawn.headings, drawn.words) == ({}, [], [])


def test_without_the_control_links_lead_to_the_charts(
    make_reader: MakeReader, drawn: Drawn, charts: dict[str, Any]
) -> None:
    change_panels.show_panels(read_regions(make_reader))
    assert (charts, drawn.headings) == ({}, [])
    assert "by=region" in drawn.words[0]
    assert "by=size" in drawn.words[0]


def test_nothing_is_drawn_without_another_edition(
    make_reader: MakeReader, drawn: Drawn, charts: dict[str, Any]
) -> None:
    reader = make_reader(panels="region")
    change_panels.show_panels(reader)
    assert change_panels.median_changes(reader).empty
    assert (charts, drawn.headings, drawn.words) == ({}, [], [])
