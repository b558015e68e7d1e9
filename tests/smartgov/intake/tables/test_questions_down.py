"""Tests of recognizing a sheet with its questions in rows."""

from __future__ import annotations

import pytest

from smartgov.intake.spot import Row, Spot
from smartgov.intake.tables import questions_down
from smartgov.intake.tables.questions_down import Block, find_block
from smartgov.problems import Problem
from tests.smartgov.intake.made_files import PLAN, VOTING
from tests.smartgov.intake.made_tables import make_rows

SPOT = Spot("file.xlsx", "Hoja1")
ROWS = make_rows(("Ciudad", "Bilbao", "Lyon"), (VOTING, "sí", "no"), (PLAN, "no", "no"), ("x", "y"))


def test_a_block_has_its_labels_and_cities() -> None:
    block = find_block(SPOT, ROWS)
    assert isinstance(block, Block)
    assert dict(block.labels) == {2: VOTING, 3: PLAN, 4: "x"}
    assert [(c.column, c.fields["name"], c.answers) for c in block.cities] == [
        (1, "Bilbao", {2: "sí", 3: "no", 4: "y"}),
        (2, "Lyon", {2: "no", 3: "no"}),
    ]
    assert not block.is_form


@pytest.mark.parametrize(
    "rows",
    [
        [],
        make_rows((VOTING, "sí")),
        make_rows((VOTING,), (PLAN,)),
        make_rows(("Ciudad", VOTING, PLAN), ("Bilbao", VOTING, PLAN)),
        make_rows(("Bilbao", VOTING, "sí"), ("Lyon", VOTING, "no"), ("Lyon", PLAN, "no")),
        make_rows(*[("",) * 40 + (name, "sí") for name in (VOTING, PLAN)]),
    ],
)
def test_other_tables_are_none(rows: list[Row]) -> None:
    assert find_block(SPOT, rows) is None


def test_a_sheet_with_more_rows_than_a_questionnaire_is_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(questions_down, "MAX_ROWS", 3)
    assert find_block(SPOT, ROWS) is None


def test_the_sheet_names_the_city_if_it_is_a_place() -> None:
    rows = make_rows((VOTING, "sí"), (PLAN, "no"))
    named = find_block(Spot("a.xlsx", "Bilbao"), rows)
    assert isinstance(named, Block)
    assert named.cities[0].fields == {"name": "Bilbao"}
    for sheet in ("Hoja1", "BIO"):
        unnamed = find_block(Spot("a.xlsx", sheet), rows)
        assert isinstance(unnamed, Problem)
        assert unnamed.code == "form_city_unclear"
