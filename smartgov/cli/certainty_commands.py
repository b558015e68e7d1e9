"""Commands for the certainty of rankings: ``python -m smartgov ranks`` and others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import click

from smartgov.certainty.robustness import DRAWS, SEED
from smartgov.cli.options import ask, spec_options
from smartgov.cli.output import print_table, say
from smartgov.cli.spoken_group import spoken
from smartgov.export.asked import Asked

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
    asked = ask_measure(study, measure, **options)
    print_table("ranks", replace(asked, draws=draws, seed=seed))


@click.command()
@spec_options
@measure_option
@draw_options
def bands(study: str, measure: str, draws: int, seed: int, **options: Any) -> None:
    """Write the band of each city of STUDY, as CSV: cities that cannot be told apart share one."""
    asked = ask_measure(study, measure, **options)
    print_table("bands", replace(asked, draws=draws, seed=seed))


@click.command()
@spec_options
@measure_option
def sensitivity(study: str, measure: str, **options: Any) -> None:
    """Write how sensitive the ranking of STUDY is to each scoring choice, as CSV."""
    print_table("sensitivity", ask_measure(study, measure, **options))


def ask_measure(study: str, measure: str, **options: Any) -> Asked:
    """Ask about a measure of a study, and make sure that the study has it."""
    asked = ask(study, **options)
    known = ["overall", *asked.study.framework.weights]
    if measure not in known:
        told = say("unknown_measure", spoken(), measure=repr(measure), known=", ".join(known))
        raise click.BadParameter(told, param_hint="--measure")
    return replace(asked, measure=measure)


@click.command()
@spec_options
def coherence(study: str, **options: Any) -> None:
    """Write the internal consistency of STUDY, as CSV.

    Includes Cronbach's alpha of each dimension and the correlation of each pair of dimensions.
    """
    print_table("coherence", ask(study, **options))
