"""What commands share: the study that they read, and the options that make a `Spec`.

Other packages build their commands of it too, so that the same options mean the same everywhere.
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
    """An option such as ``participation=2``."""

    name = "dimension=number"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, float]:
        """Return the id and the weight; a usage error where it is neither."""
        if isinstance(value, tuple):
            return value
        node, _, number = str(value).partition("=")
        try:
            return node.strip(), float(number)
        except ValueError:
            self.fail(f"{value!r} is not of the form dimension=number", param, ctx)


def language_option(command: Command) -> Command:
    """Give a command the option ``--language``."""
    choice = click.Choice(LANGUAGES)
    return click.option("--language", type=choice, default="en", show_default=True)(command)


def spec_options(command: Command) -> Command:
    """Give a command the argument ``study`` and the options that make a `Spec`.

    The command passes all of them to `score_study`.
    """
    for option in (
        click.option(
            "--weight",
            "weights",
            type=Weight(),
            multiple=True,
            help="Weight of a dimension or pillar; repeat for more.",
        ),
        click.option(
            "--min-coverage",
            type=click.FloatRange(0, 1),
            default=MIN_COVERAGE,
            show_default=True,
            help="Least share of the weight that a mean needs.",
        ),
        click.option(
            "--aggregation",
            type=click.Choice(AGGREGATIONS),
            default="arithmetic",
            show_default=True,
            help="Which mean.",
        ),
        click.argument("study"),
    ):
        command = option(command)
    return command


def score_study(study: str, **options: Any) -> tuple[Study, Scores]:
    """Open a study and score it as `spec_options` say.

    Raises
    ------
    click.UsageError
        Where the options do not fit the study, such as the weight of an unknown dimension.
    """
    opened = open_study(study)
    try:
        return opened, score(opened, Spec(**options))
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def open_study(study: str) -> Study:
    """Return a sound study by its id or folder; otherwise print its problems and exit with 1."""
    loaded = find_study(study)
    if loaded.study is None:
        print_problems(loaded.problems, "en", error=True)
        sys.exit(1)
    return loaded.study


def find_study(study: str) -> LoadedStudy:
    """Load a study by its id, or by the path of its folder."""
    return load_study(study_folders().get(study, Path(study)))
