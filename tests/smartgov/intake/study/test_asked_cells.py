"""Tests of finding the cells that answer each question."""

from __future__ import annotations

import pytest

from smartgov.intake.study.asked_cells import find_asked_cells
from tests.smartgov.intake.made_tables import make_grid, make_tables
from tests.smartgov.made_studies import make_yes_no

QUESTIONS = (make_yes_no("vote"), make_yes_no("plan"))
WIDE = make_grid(("City", "plan", "x", "vote"), ("Arco", "1", "", "2"), ("Brae", "3", "", "4"))
LONG = make_grid(
    ("City", "Question", "Answer"),
    *(("Arco", "plan", "1"), ("Arco", "vote", "2"), ("Arco", "x", "9")),
    *(("Brae", "plan", "3"), ("Brae", "vote", "4")),
)


@pytest.mark.parametrize("grid", [WIDE, LONG], ids=["wide", "long"])
def test_cells_are_found_in_either_layout(grid) -> None:
    found = find_asked_cells(make_tables(grid), QUESTIONS)
    cells = {asked.question.id: asked.cells(grid.columns) for asked in found}
    assert cells == {"plan": ["1", "3"], "vote": ["2", "4"]}
    assert [asked.name for asked in found] == ["plan", "vote"]
