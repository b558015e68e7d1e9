"""Print tables and problems to standard output or standard error."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click
import pandas as pd

from smartgov.problems import Problem, describe, locate
from smartgov.text import Language


def print_csv(table: pd.DataFrame) -> None:
    """Print a table as CSV without its index."""
    sys.stdout.write(table.to_csv(index=False, lineterminator="\n"))


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
        line = f"{problem.severity}: {locate(problem, language)}: {describe(problem, language)}"
        click.echo(line, err=error)
