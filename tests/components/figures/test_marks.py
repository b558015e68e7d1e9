"""The marks that several figures share."""

from __future__ import annotations

from components.figures.base import new_figure
from components.figures.brush import Brush
from components.figures.marks import city_dot, dimension_mark, median_ticks, row_targets
from tests.components.figures.reading import traces


def test_medians_are_ticks_in_the_grey_of_peers(brush: Brush) -> None:
    ticks = median_ticks(brush, [50.25, None], [0, 1], size=17)
    (trace,) = traces(new_figure(brush, 100, "", [ticks]))
    assert (trace["x"], trace["y"]) == ([50.25, None], [0, 1])
    assert trace["marker"]["symbol"] == "line-ns"
    assert trace["marker"]["size"] == 17
    assert trace["marker"]["line"]["color"] == brush.theme.peer
    assert brush.t("charts.peer_median") in trace["hovertemplate"]


def test_the_chosen_city_is_a_dot_that_is_not_cut_at_the_edge(brush: Brush) -> None:
    dot = city_dot(brush, 100, 3, size=16)
    (trace,) = traces(new_figure(brush, 100, "", [dot]))
    assert (trace["x"], trace["y"]) == ([100], [3])
    assert trace["marker"]["color"] == brush.theme.city
    assert trace["marker"]["line"]["color"] == brush.theme.paper
    assert trace["cliponaxis"] is False
    assert trace["hoverinfo"] == "skip"


def test_rows_or_only_their_labels_react_to_clicks() -> None:
    marks = [dimension_mark("voice"), dimension_mark("data")]
    rows, labels = (row_targets(marks, (0, 100), labels_only=only) for only in (False, True))
    assert rows["meta"] == labels["meta"] == [["dimension", "voice"], ["dimension", "data"]]
    assert rows["y"] == [0, 1]
    assert all(y + labels["width"] / 2 < row for row, y in enumerate(labels["y"]))
    assert rows["hoverinfo"] == "none"  # a mark that is skipped could not be clicked
