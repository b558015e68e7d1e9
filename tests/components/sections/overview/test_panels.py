"""The distribution as small multiples."""

from __future__ import annotations

from typing import Any

import pytest

from components.sections.overview import panels
from components.view.parameters import format_view, parse_view
from components.view.view import View
from smartgov.model import Study
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader


@pytest.mark.parametrize("language", LANGUAGES)
def test_regions_stand_by_name_with_their_selected_cities(
    make_reader: MakeReader, survey: Study, language: Language
) -> None:
    reader = make_reader(language, of=survey, panels="region", sizes=("1m_5m", "over_5m"))
    groups = panels.panel_groups(reader)
    names = [reader.t.region(group) for group in groups]
    assert names == sorted(names, key=reader.collate)
    assert {city for cities in groups.values() for city in cities} <= set(reader.chosen)
    assert all(survey.city_by_id[c].region == g for g, cities in groups.items() for c in cities)


def test_population_classes_stand_from_small_to_large(
    make_reader: MakeReader, survey: Study
) -> None:
    reader = make_reader(of=survey, panels="size")
    assert list(panels.panel_groups(reader)) == [
        size for size in reader.sizes if size in panels.panel_groups(reader)
    ]


def test_each_group_is_a_chart_whose_dots_are_its_cities(
    make_reader: MakeReader, survey: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader, drawn = make_reader(of=survey, panels="region"), {}
    rows: list[dict[str, Any]] = []
    alone: list[str] = []

    def take(_reader: Any, key: str, draw: Any, lead: Any) -> None:
        drawn[key] = (draw(), lead)

    monkeypatch.setattr(panels, "draw_chart", take)
    monkeypatch.setattr(panels.show, "table_expander", lambda *_, **how: rows.append(how))
    monkeypatch.setattr(panels.show, "source", alone.append)
    panels.show_panels(reader)
    groups = panels.panel_groups(reader)
    assert list(drawn) == [f"chart_panel-{group}" for group in groups]
    figure, lead = drawn["chart_panel-002"]
    found = [lead.find(tuple(mark)) for mark in figure.data[0].meta]
    assert {city for cities in found for city in cities} <= set(groups["002"])
    assert all(found)
    # the row says the source, and nothing else does
    assert (rows, alone) == (
        [{}],
        [],
    )  # the row says the source, and nothing else does


def test_the_table_has_the_median_of_each_group(make_reader: MakeReader, survey: Study) -> None:
    reader = make_reader(of=survey, panels="region")
    data = panels.panels_table(reader).data.set_index("dimension")
    europe = [city.id for city in survey.cities if city.region == "150"]
    expected = reader.scores.dimensions.loc[europe, "foresight"].median()
    assert data.loc["foresight", "150"] == pytest.approx(expected)


def test_the_control_is_in_the_link() -> None:
    assert format_view(View(panels="region")) == {"by": ["region"]}
    assert parse_view({"by": ["size"]})[0].panels == "size"
