"""Tests of recognizing damaged accents in the names of columns."""

from __future__ import annotations

import pytest

from smartgov.intake.read_file import read_file
from smartgov.intake.study.damaged import find_damaged


@pytest.mark.parametrize("cell", ["PaÃ­s", "Pa\ufffds", "Pa?s", "PA\ufffd\ufffdS"])
def test_damaged_name_is_recognized(cell: str) -> None:
    assert find_damaged({0: "Ciudad", 3: cell}, "country") == (3, "País")


@pytest.mark.parametrize("cell", ["Pas", "Pass", "Plaza?", "P?", "?", "Pays", "x" * 10_000 + "?"])
def test_other_name_is_not(cell: str) -> None:
    assert find_damaged({0: cell}, "country") is None


def test_missing_column_that_is_there_is_said_to_be_damaged() -> None:
    content = "Ciudad;Pa\ufffds;contracts\nArco;ES;3\n".encode()
    intake = read_file(content, "a.csv")
    assert intake.study is None
    told = [(p.code, p.letter, p.value, p.allowed) for p in intake.problems]
    assert ("damaged_header", "B", "Pa\ufffds", "País") in told
    assert "missing_city_column" not in {p.code for p in intake.problems}
