"""Shared arguments and options of commands: the study, and the options of a `Spec`.

Other packages use them for their commands too, so that options are the same everywhere.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from smartgov.cli.output import print_problems, say
from smartgov.cli.spoken_group import spoken
from smartgov.editions.series import find_editions
from smartgov.export.asked import Asked
from smartgov.model import AGGREGATIONS, MAX_WEIGHT, MIN_COVERAGE, Scores, Spec, Study
from smartgov.scoring.score import score
from smartgov.study.catalog import study_folders
from smartgov.study.load import LoadedStudy, load_study
from smartgov.text import LANGUAGES

Command = Callable[..., None]

Weights = tuple[tuple[str, float], ...]


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
            self.fail(say("not_a_weight", spoken(), value=value), param, ctx)


def language_option(command: Command) -> Command:
    """Add the option ``--language`` to a command.

    Help and errors are in that language wherever the option stands, see `SpokenGroup`.
    """
    return click.option("--language", type=click.Choice(LANGUAGES), default=spoken)(command)


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
        ),
        click.option(
            "--min-coverage",
            type=click.FloatRange(0, 1),
            default=MIN_COVERAGE,
            show_default=True,
        ),
        click.option(
            "--aggregation",
            type=click.Choice(AGGREGATIONS),
            default="arithmetic",
            show_default=True,
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
    return opened, score(opened, _make_spec(opened, **options))


def ask(study: str, **options: Any) -> Asked:
    """Ask about a study with the values of `spec_options`, all its cities and the overall score.

    Raises
    ------
    click.UsageError
        As for `score_study`.
    """
    opened = open_study(study)
    return Asked(opened, _make_spec(opened, **options))


def _make_spec(
    study: Study, weights: Weights = (), min_coverage: float = MIN_COVERAGE, **options: Any
) -> Spec:
    """Create the spec of a study, and say what of it does not fit."""
    known = study.framework.weights
    wrong = [node for node, weight in weights if not 0 <= weight <= MAX_WEIGHT]
    unknown = [node for node, _ in weights if node not in known]
    if wrong:
        raise click.UsageError(say("bad_weight", spoken(), node=wrong[0]))
    if unknown:
        names = {"names": ", ".join(unknown), "known": ", ".join(known)}
        raise click.UsageError(say("unknown_weight", spoken(), **names))
    if not 0 <= min_coverage <= 1:  # nothing else keeps out what is not a number
        raise click.UsageError(say("bad_coverage", spoken()))
    return Spec(weights, min_coverage=min_coverage, **options)


def open_study(study: str) -> Study:
    """Load a study by id or folder; if it has errors, print its problems and exit with 1."""
    loaded = find_study(study)
    if loaded.study is None:
        print_problems(loaded.problems, spoken(), error=True)
        sys.exit(1)
    return loaded.study


def find_study(study: str) -> LoadedStudy:
    """Load a study by id, by its series, or by the path of its folder; it may have errors.

    Of a series that is the latest edition.
    """
    folders = study_folders()
    editions = find_editions(folders).get(study) if study not in folders else None
    named = editions[-1].study if editions and not Path(study).exists() else study
    return load_study(folders.get(named, Path(study)))
