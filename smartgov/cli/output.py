"""Print tables and problems to standard output or standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import click

from smartgov.export.asked import Asked
from smartgov.export.tables import make_table, to_plain_csv
from smartgov.problems import Problem, describe, locate
from smartgov.text import Language

#: What commands say, one file per language.
TEXTS = Path(__file__).with_name("texts")


def print_table(name: str, asked: Asked) -> None:
    """Print a table of a study as CSV; see `make_table`."""
    sys.stdout.write(to_plain_csv(make_table(name, asked)))


def print_problems(problems: Sequence[Problem], language: Language, *, error: bool) -> None:
    """Print one line per problem: severity, location, description.

    Parameters
    ----------
    problems
        The problems, in the order to print them.
    language
        The language of locations and descriptions.
    error
        Whether to print to standard error instead of standard output.
    """
    for problem in problems:
        severity = say(problem.severity, language)
        line = f"{severity}: {locate(problem, language)}: {describe(problem, language)}"
        click.echo(line, err=error)


def print_error(words: str, language: Language) -> None:
    """Print one line to standard error that says why a command ends."""
    click.echo(f"{say('error', language)}: {words}", err=True)


def say(key: str, language: Language, /, **values: object) -> str:
    """Look up what a command says, and fill in values."""
    text: str = texts_of(language)["say"][key]
    return text.format(**values)


@cache
def texts_of(language: Language) -> Mapping[str, Any]:
    """Read the texts of commands: what they ``say``, their help, and the words of ``click``."""
    texts: dict[str, Any] = json.loads((TEXTS / f"{language}.json").read_text(encoding="utf-8"))
    return texts
