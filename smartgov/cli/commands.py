"""The command line: ``python -m smartgov``."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click
import pandas as pd

from smartgov.certainty.reliability import coherence_table
from smartgov.certainty.robustness import DRAWS, SEED, rank_intervals
from smartgov.certainty.sensitivity import rank_shifts
from smartgov.cli.files import import_command, template
from smartgov.export.spreadsheets import scores_table
from smartgov.model import AGGREGATIONS, MIN_COVERAGE, Scores, Spec, Study
from smartgov.problems import Problem, describe, has_errors, locate
from smartgov.scoring.score import score
from smartgov.study.catalog import study_folders
from smartgov.study.load import LoadedStudy, load_study
from smartgov.text import LANGUAGES, Language


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Scores and checks of the studies of the Smart Governance Explorer."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # also where a file is in another encoding


@main.command()
def studies() -> None:
    """List the studies: id, title, status, number of cities."""
    for study_id, folder in study_folders().items():
        loaded = load_study(folder)
        if loaded.study is None:
            click.echo(f"{study_id}\tnot loaded: see python -m smartgov check {study_id}")
            continue
        info = loaded.study.info
        click.echo(f"{study_id}\t{info.title.en}\t{info.status}\t{len(loaded.study.cities)} cities")


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


def spec_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the study to read and the options that make a `Spec` of it."""
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


def _score(study: str, **options: Any) -> tuple[Study, Scores]:
    """Return a study and its scores; a usage error where the options fit no spec."""
    loaded = _open(study)
    try:
        return loaded, score(loaded, Spec(**options))
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def _write_csv(table: pd.DataFrame) -> None:
    sys.stdout.write(table.to_csv(index=False, lineterminator="\n"))


@main.command("score")
@spec_options
def score_command(study: str, **options: Any) -> None:
    """Score the cities of STUDY, an id or the path of a study folder, as CSV."""
    _write_csv(scores_table(*_score(study, **options)))


@main.command()
@spec_options
@click.option("--draws", type=click.IntRange(1, 1_000_000), default=DRAWS, show_default=True)
@click.option("--seed", type=click.IntRange(0), default=SEED, show_default=True)
def ranks(study: str, draws: int, seed: int, **options: Any) -> None:
    """Write how sure the rank of each city of STUDY is, as CSV.

    The same seed gives the same bytes.
    """
    table = rank_intervals(*_score(study, **options), draws=draws, seed=seed)
    table["rank"] = table["rank"].astype("Int64")
    _write_csv(table.rename_axis("city_id").reset_index())


@main.command()
@spec_options
def sensitivity(study: str, **options: Any) -> None:
    """Write what moves the ranking of STUDY most, as CSV."""
    _write_csv(rank_shifts(*_score(study, **options)))


@main.command()
@spec_options
def coherence(study: str, **options: Any) -> None:
    """Write how well the parts of STUDY belong together, as CSV.

    Cronbach's alpha of each dimension, and the correlation of each pair of dimensions.
    """
    _write_csv(coherence_table(*_score(study, **options)))


@main.command()
@click.argument("path")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
def check(path: str, language: Language) -> None:
    """Say everything that is wrong with the study folder PATH (or the study of that id).

    Exit with 1 where any problem is an error.
    """
    loaded = _load(path)
    _report(loaded.problems, language, error=False)
    if has_errors(loaded.problems):
        sys.exit(1)
    if loaded.study is not None:
        cities, questions = len(loaded.study.cities), len(loaded.study.questions)
        click.echo(f"{loaded.name}: {cities} cities, {questions} questions, can be used")


def _load(study: str) -> LoadedStudy:
    """Load a study by its id, or by the path of its folder."""
    return load_study(study_folders().get(study, Path(study)))


def _open(study: str) -> Study:
    """Return a sound study; otherwise say what is wrong and exit with 1."""
    loaded = _load(study)
    if loaded.study is None:
        _report(loaded.problems, "en", error=True)
        sys.exit(1)
    return loaded.study


def _report(problems: Sequence[Problem], language: Language, *, error: bool) -> None:
    for problem in problems:
        line = f"{problem.severity}: {locate(problem, language)}: {describe(problem, language)}"
        click.echo(line, err=error)


main.add_command(template)
main.add_command(import_command)
