"""Tests of the heatmap of recommendations × regions."""

from __future__ import annotations

import pandas as pd
import pytest

from components.figures.brush import Brush
from components.figures.heat import LINE, ROW, draw_heat
from components.theme import score_color
from smartgov.palette import contrast
from tests.components.figures.reading import ESCAPED, EVIL, as_sent, check_figure, notes, traces

NAN = float("nan")
ROWS = {"plan": "Plan", "ahead": "Look ahead"}
COLUMNS = {"150": "Europe (3)", "002": "Africa (4)"}


@pytest.fixture
def table() -> pd.DataFrame:
    return pd.DataFrame({"150": [62.4, NAN], "002": [100.0, 0.0]}, index=["plan", "ahead"])


def test_it_is_a_figure(brush: Brush, table: pd.DataFrame) -> None:
    check_figure(lambda: draw_heat(brush, table, ROWS, COLUMNS, "alt"), "alt", table)


def test_every_cell_has_its_number(brush: Brush, table: pd.DataFrame) -> None:
    (heat,) = traces(draw_heat(brush, table, ROWS, COLUMNS, ""))
    assert heat["z"] == [[62.4, 100.0], [None, 0.0]]
    assert heat["x"] == ["Europe (3)", "Africa (4)"]
    assert heat["y"] == ["Plan", "Look ahead"]


def test_numbers_are_written_in_their_cells(brush: Brush, table: pd.DataFrame) -> None:
    figure = draw_heat(brush, table, ROWS, COLUMNS, "")
    cells = [(n["y"], n["x"], n["text"]) for n in as_sent(figure)["layout"]["annotations"]]
    assert cells == [
        ("Plan", "Europe (3)", "62"),
        ("Plan", "Africa (4)", "100"),
        ("Look ahead", "Europe (3)", "–"),
        ("Look ahead", "Africa (4)", "0"),
    ]


def test_numbers_are_written_in_the_language(spanish: Brush) -> None:
    big = pd.DataFrame({"150": [12345.0]}, index=["plan"])
    assert notes(draw_heat(spanish, big, ROWS, COLUMNS, "")) == ["12.345"]


def test_a_row_is_as_high_as_its_label(brush: Brush, table: pd.DataFrame) -> None:
    low = draw_heat(brush, table, ROWS, COLUMNS, "")
    words = ROWS | {"plan": "Strengthen the strategic planning of the whole city"}
    high = draw_heat(brush, table, words, COLUMNS, "")
    lines = traces(high)[0]["y"][0].count("<br>") + 1
    assert lines == 3
    assert high.layout.height - low.layout.height == 2 * (lines * LINE - ROW)


def test_what_is_missing_has_no_color(brush: Brush, table: pd.DataFrame) -> None:
    figure = draw_heat(brush, table, ROWS, COLUMNS, "")
    (dash,) = [n for n in as_sent(figure)["layout"]["annotations"] if n["text"] == "–"]
    assert dash["font"]["color"] == brush.theme.muted
    assert traces(figure)[0]["hoverongaps"] is False


def test_colors_are_those_of_the_scale_from_0_to_100(brush: Brush, table: pd.DataFrame) -> None:
    (heat,) = traces(draw_heat(brush, table, ROWS, COLUMNS, ""))
    assert (heat["zmin"], heat["zmax"]) == (0, 100)
    assert [color for _, color in heat["colorscale"]] == list(brush.theme.scale)
    assert [place for place, _ in heat["colorscale"]] == pytest.approx([0, 0.2, 0.4, 0.6, 0.8, 1])


def test_numbers_can_be_read_on_every_color(brush: Brush) -> None:
    table = pd.DataFrame({"150": [float(n) for n in range(101)]}, [f"r{n}" for n in range(101)])
    figure = draw_heat(brush, table, {row: row for row in table.index}, COLUMNS, "")
    for score, note in enumerate(as_sent(figure)["layout"]["annotations"]):
        assert contrast(note["font"]["color"], score_color(brush.theme, score)) >= 4.5


def test_the_first_recommendation_is_at_the_top(brush: Brush, table: pd.DataFrame) -> None:
    figure = draw_heat(brush, table, ROWS, COLUMNS, "")
    assert as_sent(figure)["layout"]["yaxis"]["autorange"] == "reversed"


def test_names_stay_text(brush: Brush, table: pd.DataFrame) -> None:
    figure = draw_heat(brush, table, {"plan": EVIL, "ahead": "b"}, {"150": EVIL, "002": "d"}, "")
    (heat,) = traces(figure)
    assert heat["y"][0].replace("<br>", " ") == ESCAPED == heat["x"][0].replace("<br>", " ")


def test_many_groups_are_rows_and_numbers_stay_in_their_columns(brush: Brush) -> None:
    regions = [f"r{n}" for n in range(16)]
    table = pd.DataFrame({"plan": [10.0] * 16, "ahead": [20.0] * 16}, index=regions)
    words = {region: region.title() for region in regions}
    figure = draw_heat(brush, table, words, {"plan": "3", "ahead": "5"}, "")
    (heat,) = traces(figure)
    assert heat["x"] == ["<b>3</b>", "<b>5</b>"]
    layout = as_sent(figure)["layout"]
    assert {note["x"] for note in layout["annotations"]} == set(heat["x"])
    assert layout["xaxis"]["type"] == "category"
    assert layout["height"] < 600
