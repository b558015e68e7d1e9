"""The order of the rows of a long table, which the browser does not have in full."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from components.html import Rows
from components.row_order import (
    PART,
    leading_number,
    order_rows,
    part_to_draw,
    sorted_by,
    with_sort,
)
from components.view.view import View
from smartgov.text import Language
from tests.components.conftest import MakeReader


@pytest.mark.parametrize(
    ("text", "point", "number"),
    [
        ("12 (3–40)", ".", 12.0),
        ("1,234.5", ".", 1234.5),
        ("1.234,5", ",", 1234.5),
        ("1 234,5 %", ",", 1234.5),
        ("−7", ".", -7.0),
        ("+7", ".", 7.0),
        ("not ranked", ".", None),
        ("", ".", None),
    ],
)
def test_a_cell_counts_as_the_number_that_it_begins_with(
    text: str, point: str, number: float | None
) -> None:
    assert leading_number(text, point) == number


@pytest.mark.parametrize(
    ("language", "cells", "up", "down"),
    [
        ("en", ["10", "9.5", "not ranked", "100", ""], [1, 0, 3, 2, 4], [3, 0, 1, 2, 4]),
        ("es", ["9,5", "1.000", "9,25"], [2, 0, 1], [1, 0, 2]),
        ("fr", ["Zoug", "Évian", "", "Eu", "Fès"], [3, 1, 4, 0, 2], [0, 4, 1, 3, 2]),
        ("en", ["2", "2", "1"], [2, 0, 1], [0, 1, 2]),
    ],
)
def test_rows_are_in_the_order_of_what_a_column_shows(
    make_reader: MakeReader, language: Language, cells: list[str], up: list[int], down: list[int]
) -> None:
    """What has no number, or is blank, comes last both ways; equal rows keep their order."""
    rows = [[Markup("<a href='9'>City</a>"), Markup("<b>{}</b>").format(cell)] for cell in cells]
    reader = make_reader(language)
    assert order_rows(reader, rows, 2) == up
    assert order_rows(reader, rows, -2) == down


def test_a_part_is_around_the_chosen_city_or_the_first_by_a_column(
    make_reader: MakeReader,
) -> None:
    rows = Rows(range(1_000), lambda number: [str(number), str(-number)])
    part = part_to_draw(make_reader(), "long", rows, 500)
    assert (part.rows[0][0], part.first, part.chosen, part.by) == ("450", 450, 50, 0)
    part = part_to_draw(make_reader(sort=(("long", 2.0),)), "long", rows, 990)
    assert (part.rows[0][0], part.first, part.chosen, part.by) == ("999", 0, 9, 2)
    part = part_to_draw(make_reader(sort=(("long", 2.0),)), "long", rows, 500)
    assert (len(part.rows), part.chosen) == (PART, None)


@pytest.mark.parametrize("column", [0.0, 3.0, -3.0])
def test_a_link_with_a_column_that_a_table_has_not_leaves_its_order(
    make_reader: MakeReader, column: float
) -> None:
    rows = [[str(number), ""] for number in range(200, 0, -1)]
    part = part_to_draw(make_reader(sort=(("long", column),)), "long", rows, None)
    assert (part.rows, part.by) == (rows[:PART], 0)


def test_each_table_has_its_own_order() -> None:
    view = with_sort("a", -2, with_sort("b", 1, View()))
    assert [sorted_by(view, name) for name in "abc"] == [-2, 1, 0]
