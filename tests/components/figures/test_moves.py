"""Tests of the moves from one value to another."""

from __future__ import annotations

from components.figures.brush import Brush
from components.figures.moves import Move, draw_moves
from tests.components.figures.reading import ESCAPED, EVIL, as_sent, check_figure, notes, traces

MOVES = [
    Move("Arco", "+20.0", 40, 60, "#1d4f91", "40.0 → 60.0", "arco"),
    Move("Brae", "−5.0", 15, 10, "#8c3b06", "15.0 → 10.0", "brae"),
]


def test_each_move_has_a_hollow_and_a_full_dot_and_its_line(brush: Brush) -> None:
    figure = draw_moves(brush, MOVES, "alt", suffix="%")
    check_figure(lambda: figure, "alt")
    *lines, then, now = traces(figure)
    assert [line["x"] for line in lines] == [[40, 60, None], [15, 10, None]]
    assert [line["line"]["color"] for line in lines] == [move.hue for move in MOVES]
    assert (then["x"], now["x"]) == ([40, 15], [60, 10])
    assert set(then["marker"]["color"]) == {brush.theme.paper}
    assert now["marker"]["color"] == [move.hue for move in MOVES]


def test_dots_and_rows_stand_for_what_they_open(brush: Brush) -> None:
    marked = [t["meta"] for t in as_sent(draw_moves(brush, MOVES, "alt"))["data"] if "meta" in t]
    assert marked == [[["arco"], ["brae"]]] * 3


def test_labels_and_words_are_text(brush: Brush) -> None:
    figure = draw_moves(brush, [Move(EVIL, EVIL, 1, 2, "#1d4f91", EVIL, "x")], "alt")
    assert notes(figure) == [ESCAPED, ESCAPED]
    assert traces(figure)[-1]["customdata"] == [ESCAPED]
