"""Tests of the chart of one city's dimensions against its peers."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import pytest

from components.figures.brush import Brush
from components.figures.profile import draw_profile
from smartgov.model import Framework
from tests.components.figures.reading import (
    ESCAPED,
    EVIL,
    Spec,
    as_sent,
    check_figure,
    notes,
    relabel,
    traces,
)

NAN = float("nan")


@pytest.fixture
def profile() -> pd.DataFrame:
    """Return a city ahead in voice, without a score in data, and without peers in look."""
    return pd.DataFrame(
        {
            "city": [75.0, NAN, 0.0],
            "median": [50.0, 40.0, NAN],
            "low": [25.0, 30.0, NAN],
            "high": [60.5, 45.0, NAN],
            "peers": [12, 9, 0],
        },
        index=["voice", "data", "look"],
    )


def draw(brush: Brush, framework: Framework, profile: pd.DataFrame) -> go.Figure:
    return draw_profile(brush, framework, framework.dimensions, profile, "alt")


def with_color(figure: go.Figure, color: str) -> list[Spec]:
    """Return the traces whose marks have a color."""
    marks = [(trace, trace.get("marker", {})) for trace in traces(figure)]
    return [t for t, m in marks if color in (m.get("color"), m.get("line", {}).get("color"))]


def test_it_is_a_figure(brush: Brush, framework: Framework, profile: pd.DataFrame) -> None:
    check_figure(lambda: draw(brush, framework, profile), "alt", profile)


def test_the_city_is_amber_and_only_where_it_has_a_score(
    brush: Brush, framework: Framework, profile: pd.DataFrame
) -> None:
    dots = with_color(draw(brush, framework, profile), brush.theme.city)
    assert [(dot["x"], dot["y"]) for dot in dots] == [([75.0], [0]), ([0.0], [2])]


def test_the_median_of_the_peers(brush: Brush, framework: Framework, profile: pd.DataFrame) -> None:
    ticks = with_color(draw(brush, framework, profile), brush.theme.peer)
    assert [(tick["x"], tick["y"]) for tick in ticks] == [([50.0], [0]), ([40.0], [1])]


def test_the_middle_half_of_the_peers(
    brush: Brush, framework: Framework, profile: pd.DataFrame
) -> None:
    bands = [t for t in traces(draw(brush, framework, profile)) if t["mode"] == "lines"]
    assert [band["x"] for band in bands] == [[25.0, 60.5], [30.0, 45.0]]
    assert {band["line"]["color"] for band in bands} == {brush.theme.other}


def test_a_row_ends_in_its_score_or_says_why_not(
    brush: Brush, framework: Framework, profile: pd.DataFrame
) -> None:
    missing = brush.t("terms.too_few_answers")
    assert notes(draw(brush, framework, profile)) == [
        *("voice", "75.0"),
        *("data", missing),
        *("look", "0.0"),
    ]


def test_a_scenario_is_a_ring_beside_the_score(
    brush: Brush, framework: Framework, profile: pd.DataFrame
) -> None:
    t = brush.t
    figure = draw(brush, framework, profile.assign(scenario=[90.0, 20.0, NAN]))
    rings = [t for t in with_color(figure, brush.theme.city) if t["mode"] == "lines+markers"]
    assert [(ring["x"], ring["y"]) for ring in rings] == [([75.0, 90.0], [0, 0]), ([20.0], [1])]
    assert [ring["marker"]["size"][-1] for ring in rings] == [13, 13]
    assert {ring["marker"]["color"] for ring in rings} == {brush.theme.paper}
    assert notes(figure)[1::2] == [
        t("whatif.in_profile", score=t.score(75.0), scenario=t.score(90.0)),
        t("whatif.in_profile", score=t.score(NAN), scenario=t.score(20.0)),
        "0.0",
    ]


def test_dimensions_have_the_hue_of_their_pillar(
    brush: Brush, framework: Framework, profile: pd.DataFrame
) -> None:
    labels = as_sent(draw(brush, framework, profile))["layout"]["annotations"][::2]
    hues = [label["font"]["color"] for label in labels]
    first, second = brush.theme.pillars[:2]
    assert hues == [first, first, second]


def test_only_what_was_asked_is_drawn(
    brush: Brush, framework: Framework, profile: pd.DataFrame
) -> None:
    asked = framework.dimensions[:1]
    assert notes(draw_profile(brush, framework, asked, profile, "")) == ["voice", "75.0"]


def test_names_stay_text(brush: Brush, framework: Framework, profile: pd.DataFrame) -> None:
    figure = draw(brush, relabel(framework, EVIL), profile)
    assert notes(figure)[::2] == [ESCAPED] * 3
