"""Tests of the lines over the editions of a series."""

from __future__ import annotations

import math

import pytest

from components.figures.brush import Brush
from components.figures.lines import Line, LineRow, draw_lines, first_year, split
from tests.components.figures.reading import ESCAPED, EVIL, as_sent, check_figure, notes

EDITIONS = ["2012", "2014-2015", "2018"]
NAN = math.nan


def row(breaks: frozenset[str] = frozenset(), **scores: float) -> LineRow:
    given = dict(zip(EDITIONS, scores.values(), strict=False))
    line = Line("Arco", "#c47300", given, mark=("arco",))
    low, high = (dict.fromkeys(EDITIONS, 10.0), dict.fromkeys(EDITIONS, 90.0))
    return LineRow("Voice", "#075f5a", [line], "1 → 2", low, high, breaks)


def lines_of(figure) -> list[dict]:
    return [t for t in as_sent(figure)["data"] if t["mode"] == "lines+markers"]


def test_a_line_stands_at_the_first_year_of_each_edition(brush: Brush) -> None:
    figure = draw_lines(brush, [row(a=40, b=50, c=60)], EDITIONS, "alt")
    check_figure(lambda: figure, "alt")
    (line,) = lines_of(figure)
    assert [x for x in line["x"] if x is not None] == [2012, 2014, 2018]
    assert [y for y in line["y"] if y is not None] == [40, 50, 60]
    assert line["meta"][0] == ["arco"]
    axis = as_sent(figure)["layout"]["xaxis"]
    assert axis["ticktext"] == ["2012", "2014–2015", "2018"]


def test_a_missing_score_is_a_gap_and_no_number(brush: Brush) -> None:
    assert split({"2012": 1.0, "2018": 3.0}, EDITIONS) == [[("2012", 1.0)], [("2018", 3.0)]]
    (line,) = lines_of(draw_lines(brush, [row(a=40, b=NAN, c=60)], EDITIONS, "alt"))
    assert line["y"] == [40, None, 60, None]
    assert line["connectgaps"] is False


def test_a_break_is_drawn_and_never_bridged(brush: Brush) -> None:
    broken = row(frozenset({"2018"}), a=40, b=50, c=60)
    figure = draw_lines(brush, [broken], EDITIONS, "alt")
    (line,) = lines_of(figure)
    assert line["y"] == [40, 50, None, 60, None]
    (shape,) = as_sent(figure)["layout"]["shapes"]
    assert shape["x0"] == shape["x1"] == 2016
    bands = [t for t in as_sent(figure)["data"] if t.get("fill") == "toself"]
    assert [min(band["x"]) for band in bands] == [2012, pytest.approx(2017.94)]


def test_each_row_has_its_own_axis_and_label(brush: Brush) -> None:
    figure = draw_lines(brush, [row(a=1, b=2, c=3)] * 3, EDITIONS, "alt")
    layout = as_sent(figure)["layout"]
    domains = [layout[name]["domain"] for name in ("yaxis", "yaxis2", "yaxis3")]
    assert domains[0][0] > domains[1][1] > domains[1][0] > domains[2][1]
    assert layout["xaxis"]["anchor"] == "y3"
    assert notes(figure) == ["Voice", "1 → 2"] * 3


def test_names_are_text(brush: Brush) -> None:
    line = Line(EVIL, "#c47300", {"2012": 1.0})
    figure = draw_lines(brush, [LineRow(EVIL, "#075f5a", [line])], ["2012", "2014"], "alt")
    (drawn,) = lines_of(figure)
    assert ESCAPED in drawn["customdata"][0]
    assert notes(figure)[0] == ESCAPED


def test_first_year() -> None:
    assert (first_year("2014"), first_year("2014-2016")) == (2014, 2014)
