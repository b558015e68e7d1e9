"""Tests of the scatter plot of two dimensions."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import pytest

from components.figures.brush import Brush
from components.figures.dots import SYMBOLS
from components.figures.scatter import LARGEST, draw_scatter
from tests.components.figures.reading import ESCAPED, EVIL, Spec, as_sent, check_figure, traces

NAN = float("nan")
NAMES = {"arco": "Arco", "brae": "Brae", "cove": "Cove", "dell": "Dell", "elm": "Elm"}


@pytest.fixture
def values() -> pd.DataFrame:
    return pd.DataFrame(
        {"voice": [100.0, 0.0, 0.0, 50.0, 20.0], "look": [75.0, 25.0, 25.0, NAN, 20.0]},
        index=list(NAMES),
    )


def draw(
    brush: Brush,
    values: pd.DataFrame,
    slots: dict[str, int] | None = None,
    peers: tuple[str, ...] = (),
    **names: str,
) -> go.Figure:
    titles = ("Voice", "Look")
    return draw_scatter(brush, values, peers, NAMES | names, slots or {}, titles, "alt")


def clouds(figure: go.Figure) -> list[Spec]:
    """Return the dots of the cities that are not named: the others, and the peers."""
    return [trace for trace in traces(figure) if trace.get("customdata") is not None]


def test_it_is_a_figure(brush: Brush, values: pd.DataFrame) -> None:
    check_figure(lambda: draw(brush, values, {"arco": 0}, ("elm",)), "alt", values)


def test_cities_on_one_spot_are_one_larger_dot_with_all_their_names(
    brush: Brush, values: pd.DataFrame
) -> None:
    others = clouds(draw(brush, values))[0]
    spots = dict(zip(zip(others["x"], others["y"], strict=True), others["customdata"], strict=True))
    assert spots == {(100.0, 75.0): "Arco", (0.0, 25.0): "Brae, Cove", (20.0, 20.0): "Elm"}
    sizes = dict(zip(others["customdata"], others["marker"]["size"], strict=True))
    assert sizes["Brae, Cove"] > sizes["Arco"] == sizes["Elm"]


def test_a_spot_of_very_many_cities_has_their_number_and_a_dot_that_fits(brush: Brush) -> None:
    names = {f"city-{number}": f"Name {number}" for number in range(400)}
    values = pd.DataFrame({"voice": 50.0, "look": 50.0}, index=list(names))
    values.loc["city-0", "voice"] = 0.0
    others = clouds(draw(brush, values, **names))[0]
    assert others["customdata"] == ["Name 0", brush.t("charts.cities_here", count=399)]
    assert 7 < others["marker"]["size"][0] < others["marker"]["size"][1] <= LARGEST


def test_a_city_without_both_scores_is_left_out(brush: Brush, values: pd.DataFrame) -> None:
    figure = draw(brush, values, {"dell": 0}, ("dell",))
    assert "Dell" not in as_sent(figure).__repr__()


def test_peers_are_darker_than_the_others(brush: Brush, values: pd.DataFrame) -> None:
    others, peers = clouds(draw(brush, values, peers=("elm", "arco")))
    assert others["marker"]["color"] == brush.theme.other
    assert others["customdata"] == ["Brae, Cove"]
    assert peers["marker"]["color"] == brush.theme.peer
    assert sorted(peers["customdata"]) == ["Arco", "Elm"]


def test_compared_cities_are_named_in_their_color_and_shape(
    brush: Brush, values: pd.DataFrame
) -> None:
    figure = draw(brush, values, {"elm": 4}, ("elm",))
    dots, name = traces(figure)[-2:]
    assert (dots["x"], dots["y"]) == ([20.0], [20.0])
    assert dots["marker"]["color"] == [brush.theme.series[4]]
    assert dots["marker"]["symbol"] == [SYMBOLS[4]]
    assert name["text"] == ["Elm"]
    assert "Elm" not in [words for cloud in clouds(figure) for words in cloud["customdata"]]


def test_compared_cities_on_one_spot_stand_side_by_side(brush: Brush, values: pd.DataFrame) -> None:
    dots, name = traces(draw(brush, values, {"brae": 0, "cove": 1}))[-2:]
    left, right = dots["x"]
    assert left < 0 < right
    assert dots["y"] == [25.0, 25.0]
    assert name["text"] == ["Brae<br>Cove"]


def test_axes_say_what_they_measure(brush: Brush, values: pd.DataFrame) -> None:
    layout = as_sent(draw(brush, values))["layout"]
    assert layout["xaxis"]["title"]["text"] == "Voice"
    assert layout["yaxis"]["title"]["text"] == "Look"
    for axis in (layout["xaxis"], layout["yaxis"]):
        assert axis["range"][0] < 0 < 100 < axis["range"][1]


def test_names_stay_text(brush: Brush, values: pd.DataFrame) -> None:
    figure = draw(brush, values, {"arco": 0}, brae=EVIL, arco=EVIL)
    assert traces(figure)[-1]["text"] == [ESCAPED]
    assert f"{ESCAPED}, Cove" in clouds(figure)[0]["customdata"]
