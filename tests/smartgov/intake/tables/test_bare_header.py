"""Tests of a header without a word for the city."""

from __future__ import annotations

import pytest

from smartgov.intake.headers import is_city_header
from smartgov.intake.tables.bare_header import choose_header, is_bare_header
from tests.smartgov.intake.made_files import PLAN, VOTING
from tests.smartgov.intake.made_tables import make_rows


@pytest.mark.parametrize(
    ("cells", "is_header"),
    [
        (("Ort", VOTING, PLAN), True),
        (("Ort", "Pregunta", "Respuesta"), True),
        *(((VOTING, PLAN), False), (("Ort", VOTING), False), (("Pregunta", "Respuesta"), False)),
    ],
)
def test_questions_beside_something_else_are_a_header(
    cells: tuple[str, ...], is_header: bool
) -> None:
    assert is_bare_header(cells) == is_header


def test_a_word_for_the_city_comes_first() -> None:
    bare, city = ("Ort", VOTING, PLAN), ("Ciudad", "x")
    check, rows = choose_header(iter(make_rows(bare, city)))
    assert check is is_city_header
    assert len(list(rows)) == 2
    check, _ = choose_header(iter(make_rows(bare, ("Bilbao", "sí", "no"))))
    assert check is is_bare_header
