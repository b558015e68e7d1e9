"""Shared arguments and options of commands: the study, and the options of a `Spec`.

Other packages use them for their commands too, so that options are the same everywhere.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from smartgov.cli.output import print_problems
from smartgov.model import AGGREGATIONS, MIN_COVERAGE, Scores, Spec, Study
from smartgov.scoring.score import score
from smartgov.study.catalog import study_folders
from smartgov.study.load import LoadedStudy, load_study
from smartgov.text import LANGUAGES

Command = Callable[..., None]


class Weight(click.ParamType[tuple[str, float]]):
    """The type of an option such as ``participation=2``."""

    name = "dimension=number"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, float]:
        """Parse the id and the weight; fail with a usage error if the value is invalid."""
        if isinstance(value, tuple):
            return value
        node, _, number = str(value).partition("=")
        try:
            return node.strip(), float(number)
        except ValueError:
            self.fail(f"{value!r} is not of the form dimension=number", param, ctx)


def language_option(command: Command) -> Command:
    """Add the option ``--language`` to a command."""
    choice = click.Choice(LANGUAGES)
    return click.option("--language", type=choice, default="en", show_default=True)(command)


def spec_options(command: Command) -> Command:
    """Add the argument ``study`` and the options of a `Spec` to a command.

    The command must pass all of them to `score_study`.
    """
    for option in (
        click.option(
            "--weight",
            "weights",
            type=Weight(),
            multiple=True,
            help="Weight of a dimension or pillar; can be repeated.",
        ),
        click.option(
            "--min-coverage",
            type=click.FloatRange(0, 1),
            default=MIN_COVERAGE,
            show_default=True,
            help="Minimum share of the weight that must be answered for a mean.",
        ),
        click.option(
            "--aggregation",
            type=click.Choice(AGGREGATIONS),
            default="arithmetic",
            show_default=True,
            help="The mean to use.",
        ),
        click.argument("study"),
    ):
        command = option(command)
    return command


def score_study(study: str, **options: Any) -> tuple[Study, Scores]:
    """Load a study and score it with the values of `spec_options`.

    Raises
    ------
    click.UsageError
        If the options do not fit the study, such as the weight of an unknown dimension.
    """
    opened = open_study(study)
    try:
        return opened, score(opened, Spec(**options))
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def open_study(study: str) -> Study:
    """Load a study by id or folder; if it has errors, print its problems and exit with 1."""
    loaded = find_study(study)
    if loaded.study is None:
        print_problems(loaded.problems, "en", error=True)
        sys.exit(1)
    return loaded.study


def find_study(study: str) -> LoadedStudy:
    """Load a study by id or by the path of its folder; it may have errors."""
    return load_study(study_folders().get(study, Path(study)))
