"""What commands print: tables on standard output, and problems a line each."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click
import pandas as pd

from smartgov.problems import Problem, describe, locate
from smartgov.text import Language


def print_csv(table: pd.DataFrame) -> None:
    """Print a table as CSV, without its index."""
    sys.stdout.write(table.to_csv(index=False, lineterminator="\n"))


def print_problems(problems: Sequence[Problem], language: Language, *, error: bool) -> None:
    """Print a line for each problem: severity, place, description.

    Parameters
    ----------
    problems
        In the order in which they are printed.
    language
        Of places and descriptions.
    error
        Whether to print on standard error instead of standard output.
    """
    for problem in problems:
        line = f"{problem.severity}: {locate(problem, language)}: {describe(problem, language)}"
        click.echo(line, err=error)
