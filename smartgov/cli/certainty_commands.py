"""Commands for the certainty of rankings: ``python -m smartgov ranks`` and others."""

from __future__ import annotations

from typing import Any

import click

from smartgov.certainty.reliability import coherence_table
from smartgov.certainty.robustness import DRAWS, SEED, rank_intervals
from smartgov.certainty.sensitivity import rank_shifts
from smartgov.cli.options import score_study, spec_options
from smartgov.cli.output import print_csv


@click.command()
@spec_options
@click.option("--draws", type=click.IntRange(1, 1_000_000), default=DRAWS, show_default=True)
@click.option("--seed", type=click.IntRange(0), default=SEED, show_default=True)
def ranks(study: str, draws: int, seed: int, **options: Any) -> None:
    """Write the rank of each city of STUDY with its uncertainty interval, as CSV.

    The same seed gives the same output.
    """
    table = rank_intervals(*score_study(study, **options), draws=draws, seed=seed)
    table["rank"] = table["rank"].astype("Int64")
    print_csv(table.rename_axis("city_id").reset_index())


@click.command()
@spec_options
def sensitivity(study: str, **options: Any) -> None:
    """Write how sensitive the ranking of STUDY is to each scoring choice, as CSV."""
    print_csv(rank_shifts(*score_study(study, **options)))


@click.command()
@spec_options
def coherence(study: str, **options: Any) -> None:
    """Write the internal consistency of STUDY, as CSV.

    Includes Cronbach's alpha of each dimension and the correlation of each pair of dimensions.
    """
    print_csv(coherence_table(*score_study(study, **options)))
