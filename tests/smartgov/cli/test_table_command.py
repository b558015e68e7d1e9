"""Tests of the command for any table of a study."""

from __future__ import annotations

import csv
import io

import pytest
from click.testing import CliRunner, Result

from smartgov.cli.commands import main
from smartgov.cli.output import say
from smartgov.export.tables import OF_A_CITY, OF_EDITIONS, TABLES
from smartgov.text import LANGUAGES

SURVEY = "urban-governance-survey-2015"
DEMO = "smart-cities-study-2019-demo"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def rows_of(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


@pytest.mark.parametrize("name", [name for name in TABLES if name not in OF_EDITIONS])
def test_every_table_is_written(name: str) -> None:
    options = ("--city", "demo-01-west-africa") if name in OF_A_CITY else ()
    assert rows_of(run("table", name, DEMO, *options))


@pytest.mark.parametrize(("command", "name"), [("score", "scores"), ("bands", "bands")])
def test_a_command_of_its_own_gives_the_same(command: str, name: str) -> None:
    options = (SURVEY, "--weight", "participation=3", "--aggregation", "geometric")
    assert run(command, *options).stdout == run("table", name, *options).stdout


def test_filters_choose_the_rows() -> None:
    rows = rows_of(run("table", "cities", SURVEY, "--country", "ES", "--search", "barc"))
    assert [row["id"] for row in rows] == ["barcelona"]
    rows = rows_of(run("table", "standards", SURVEY, "--recommendation", "design_together"))
    assert {row["recommendation"] for row in rows} == {"design_together"}


def test_change_is_since_the_edition_before_unless_another_is_named() -> None:
    table = run("table", "change", DEMO)
    assert table.stdout == run("change", DEMO, "--since", "2017").stdout
    assert {row["since"] for row in rows_of(table)} == {"2017"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_change_without_another_edition_is_refused(language: str) -> None:
    for command in (("change",), ("table", "change"), ("table", "trends")):
        result = run("--language", language, *command, SURVEY)
        assert (result.exit_code, result.stdout) == (2, "")
        assert say("no_edition", language).split()[-1] in result.stderr


@pytest.mark.parametrize(
    ("table", "options", "told"),
    [
        ("profile", (), "--city"),
        ("profile", ("--city", "atlantis"), "atlantis"),
        ("profile", ("--city", "ghent", "--peers", "picked", "--pick", "atlantis"), "atlantis"),
        ("rank_changes", ("--against", "wind"), "--against"),
        ("gaps", ("--pillar", "salt"), "--pillar"),
        ("gaps", ("--dimension", "fourth"), "--dimension"),
        ("practices", ("--recommendation", "luck"), "--recommendation"),
    ],
)
def test_what_the_data_set_does_not_have_is_refused(table, options, told) -> None:
    result = run("table", table, SURVEY, *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_a_measure_that_is_not_there_is_refused() -> None:
    assert run("table", "ranks", SURVEY, "--measure", "luck").exit_code == 2
