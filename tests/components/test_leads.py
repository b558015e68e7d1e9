"""Marks of charts that lead on: what was clicked, and what it opens."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go
import pytest
import streamlit as st

from components import leads
from components.leads import CityLead, Lead, city_links, draw_chart, read_mark
from components.links import link
from components.reader import Reader
from components.view.parameters import format_view
from components.view.view import View, change
from smartgov.model import Study
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage, MakeReader

FIGURE = go.Figure(
    [{"type": "scatter", "y": [1, 2], "meta": [["ghent"], ["abuja", "bilbao"]]}, {"type": "bar"}],
    {"meta": {"alt": "Alt", "source": "Source"}},
)


def selected(trace: object, point: object) -> dict[str, Any]:
    """Return the state of a chart in which one point has been clicked."""
    return {"selection": {"points": [{"curve_number": trace, "point_index": point}]}}


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, list[str]]]]:
    """Return the pages that are opened from here on, with their query."""
    pages: list[tuple[str, dict[str, list[str]]]] = []
    monkeypatch.setattr(
        st, "page_link", lambda page, query_params, **_: pages.append((page, query_params))
    )
    return pages


@pytest.fixture
def charts(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Return the options of the chart that is drawn; ``state`` is what it says was clicked."""
    taken: dict[str, Any] = {"state": {"selection": {"points": []}}}

    def take(figure: go.Figure, **options: Any) -> Any:
        taken.update(options, figure=figure)
        return taken["state"]

    monkeypatch.setattr(st, "plotly_chart", take)
    return taken


@pytest.fixture
def html(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    pieces: list[str] = []
    monkeypatch.setattr(st, "html", lambda body, **_: pieces.append(str(body)))
    return pieces


def draw(reader: Reader, lead: Lead | CityLead) -> go.Figure:
    return draw_chart(reader, "chart_made", lambda: go.Figure(FIGURE), lead)


def test_a_mark_is_what_its_figure_says_of_the_point() -> None:
    assert read_mark(FIGURE, selected(0, 0)) == ("ghent",)
    assert read_mark(FIGURE, selected(0, 1)) == ("abuja", "bilbao")


@pytest.mark.parametrize(
    "state",
    [None, {}, {"selection": {"points": []}}]
    + [selected(*at) for at in ((1, 0), (0, 2), (9, 0), (None, 0), (0, None), ("0", 0))],
)
def test_what_stands_for_nothing_opens_nothing(state: Any) -> None:
    """What the browser sends may be of a chart drawn before, or made up."""
    assert read_mark(FIGURE, state) is None


def test_a_mark_opens_a_page_with_all_that_was_chosen(
    make_reader: MakeReader, opened: list[Any], charts: dict[str, Any], survey: Study
) -> None:
    reader = make_reader(of=survey, regions=("150",), measure="foresight")
    charts["state"] = selected(0, 0)
    draw(reader, Lead(lambda view, mark: change(view, "city", mark[0]), "recommendations"))
    query = {"city": ["ghent"], "region": ["150"], "score": ["foresight"]}
    assert opened == [("pages/recommendations.py", query)]


def test_a_mark_of_one_city_opens_its_page(
    make_reader: MakeReader, opened: list[Any], charts: dict[str, Any], survey: Study
) -> None:
    reader = make_reader(of=survey, sizes=("1m_5m",))
    charts["state"] = selected(0, 0)
    draw(reader, CityLead(list))
    assert opened == [("pages/city.py", format_view(View(city="ghent", sizes=("1m_5m",))))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mark_of_several_cities_lists_them(
    make_reader: MakeReader,
    opened: list[Any],
    charts: dict[str, Any],
    html: list[str],
    survey: Study,
    language: Language,
) -> None:
    reader = make_reader(language, of=survey)
    charts["state"] = selected(0, 1)
    draw(reader, CityLead(lambda mark: [*mark, "atlantis"]))
    assert opened == []
    (said,) = html
    assert reader.t("charts.cities_at_mark", count=2) in said
    assert "city=abuja" in said
    assert "city=bilbao" in said
    assert "atlantis" not in said


def test_of_very_many_cities_some_are_listed_and_the_rest_counted(
    make_reader: MakeReader, survey: Study
) -> None:
    reader = make_reader(of=survey)
    listed = leads.cities_here(reader, list(survey.city_by_id))
    assert listed.count("<a ") == leads.MOST_LISTED
    assert reader.t("charts.cities_more", count=78 - leads.MOST_LISTED) in listed


def test_a_mark_of_the_page_itself_changes_the_view(
    make_reader: MakeReader,
    charts: dict[str, Any],
    opened: list[Any],
    survey: Study,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    changed: list[View] = []
    reader = make_reader(of=survey)
    monkeypatch.setattr(leads, "update_view", lambda follow: changed.append(follow(reader.view)))
    monkeypatch.setattr(leads, "widget_value", {"chart_made": selected(0, 0)}.get)
    draw(reader, Lead(lambda view, mark: change(view, "city", mark[0])))
    assert changed == []
    charts["on_select"]()
    assert [view.city for view in changed] == ["ghent"]
    assert opened == []


def test_another_view_selects_nothing(
    make_reader: MakeReader, charts: dict[str, Any], survey: Study
) -> None:
    revisions = set()
    for chosen in ({}, {"city": "ghent"}, {"city": "bilbao"}):
        draw(make_reader(of=survey, **chosen), CityLead(list))
        revisions.add(charts["figure"].layout.selectionrevision)
    assert len(revisions) == 3


def test_a_figure_is_converted_once(make_page: MakePage, charts: dict[str, Any]) -> None:
    """Streamlit converts the figure in every run of a page, and what it gets is the same."""
    converted = []
    for _ in range(2):
        draw_chart(make_page(), "chart_once", lambda: go.Figure(FIGURE), CityLead())
        converted.append(charts["figure"].to_dict())
    assert converted[0] is converted[1]
    assert converted[0]["layout"]["meta"]["alt"] == "Alt"


def test_a_city_is_linked_once_for_all_tables_of_a_page(make_reader: MakeReader) -> None:
    reader = make_reader(city="arco")
    linked = city_links(reader)
    assert linked("brae") == link(reader.name("brae"), "city", reader.with_city("brae"))
    assert city_links(reader) is linked
    assert linked("brae") is linked("brae")
