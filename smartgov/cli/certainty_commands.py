"""Commands for the certainty of rankings: ``python -m smartgov ranks`` and others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from smartgov.certainty.bands import rank_bands
from smartgov.certainty.reliability import coherence_table
from smartgov.certainty.robustness import DRAWS, SEED, rank_intervals
from smartgov.certainty.sensitivity import rank_shifts
from smartgov.cli.options import score_study, spec_options
from smartgov.cli.output import print_csv, say
from smartgov.cli.spoken_group import spoken
from smartgov.model import Scores, Study

Command = Callable[..., Any]


def measure_option(command: Command) -> Command:
    """Add the option ``--measure``: the score to rank by."""
    return click.option(
        "--measure",
        default="overall",
        show_default=True,
    )(command)


def draw_options(command: Command) -> Command:
    """Add the options of the random draws to a command."""
    seed = click.option("--seed", type=click.IntRange(0), default=SEED, show_default=True)
    number = click.IntRange(1, 1_000_000)
    return click.option("--draws", type=number, default=DRAWS, show_default=True)(seed(command))


@click.command()
@spec_options
@measure_option
@draw_options
def ranks(study: str, measure: str, draws: int, seed: int, **options: Any) -> None:
    """Write the rank of each city of STUDY with its uncertainty interval, as CSV.

    The same seed gives the same output.
    """
    scored = _score_measure(study, measure, **options)
    table = rank_intervals(*scored, measure, draws=draws, seed=seed)
    table["rank"] = table["rank"].astype("Int64")
    print_csv(table.rename_axis("city_id").reset_index())


@click.command()
@spec_options
@measure_option
@draw_options
def bands(study: str, measure: str, draws: int, seed: int, **options: Any) -> None:
    """Write the band of each city of STUDY, as CSV: cities that cannot be told apart share one."""
    scored = _score_measure(study, measure, **options)
    table = rank_intervals(*scored, measure, draws=draws, seed=seed)
    table.insert(0, "band", rank_bands(table))
    table = table[["band", "rank", "rank_p05", "rank_p95"]]
    table = table.astype({"band": "Int64", "rank": "Int64"})
    print_csv(table.rename_axis("city_id").reset_index())


@click.command()
@spec_options
@measure_option
def sensitivity(study: str, measure: str, **options: Any) -> None:
    """Write how sensitive the ranking of STUDY is to each scoring choice, as CSV."""
    print_csv(rank_shifts(*_score_measure(study, measure, **options), measure))


def _score_measure(study: str, measure: str, **options: Any) -> tuple[Study, Scores]:
    """Score a study, and make sure that it has the measure."""
    opened, scores = score_study(study, **options)
    known = ["overall", *opened.framework.weights]
    if measure not in known:
        told = say("unknown_measure", spoken(), measure=repr(measure), known=", ".join(known))
        raise click.BadParameter(told, param_hint="--measure")
    return opened, scores


@click.command()
@spec_options
def coherence(study: str, **options: Any) -> None:
    """Write the internal consistency of STUDY, as CSV.

    Includes Cronbach's alpha of each dimension and the correlation of each pair of dimensions.
    """
    print_csv(coherence_table(*score_study(study, **options)))
