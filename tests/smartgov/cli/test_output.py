"""Tests of the output of commands."""

from __future__ import annotations

import pytest

from smartgov.cli.output import print_error, print_problems, print_table, say
from smartgov.export.asked import Asked
from smartgov.problems import Problem

PROBLEMS = [
    Problem("required", "cities.csv", 3, "name"),
    Problem("no_coordinates", "cities.csv", 4, "latitude"),
]


def test_a_table_is_printed_without_its_index(capsys: pytest.CaptureFixture[str], survey) -> None:
    print_table("answers", Asked(survey))
    first, second, *_ = capsys.readouterr().out.splitlines()
    assert first == "city,question,value,study,status,version"
    assert second.startswith("abuja,voting,1,urban-governance-survey-2015,real,")


def test_error_is_said_in_the_language(capsys: pytest.CaptureFixture[str]) -> None:
    print_error(say("rows_with_problems", "fr", count=3), "fr")
    assert capsys.readouterr().err.startswith("erreur: Lignes avec des problèmes")


@pytest.mark.parametrize("error", [False, True])
def test_problems_are_printed_a_line_each(capsys: pytest.CaptureFixture[str], error: bool) -> None:
    print_problems(PROBLEMS, "es", error=error)
    out, err = capsys.readouterr()
    lines = (err if error else out).splitlines()
    assert (out if error else err) == ""
    assert [line.split(":")[0] for line in lines] == ["error", "advertencia"]
    assert "fila 3" in lines[0]
    assert "fila 4" in lines[1]
