"""The command for any table of a study: ``python -m smartgov table``."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import click

from smartgov.cases.case_filter import CaseFilter
from smartgov.cases.read_cases import read_sound_collection
from smartgov.cli.certainty_commands import ask_measure, measure_option
from smartgov.cli.change_command import ask_since
from smartgov.cli.options import spec_options
from smartgov.cli.output import print_table, say
from smartgov.cli.spoken_group import spoken
from smartgov.export.tables import TABLES, Asked
from smartgov.peers.filters import CityFilter
from smartgov.peers.population import POPULATION_CLASSES
from smartgov.study.framework import read_recommendations, recommendations_for


@click.command()
@click.argument("name", type=click.Choice(list(TABLES)))
@spec_options
@measure_option
@click.option("--since")
@click.option("--region", "regions", multiple=True)
@click.option("--country", "countries", multiple=True)
@click.option("--size", "sizes", type=click.Choice(list(POPULATION_CLASSES)), multiple=True)
@click.option("--search", default="")
@click.option("--recommendation")
def table(name: str, study: str, measure: str, since: str | None, **options: Any) -> None:
    """Write a table of STUDY as CSV, as the server gives it to other programs."""
    fields = ("regions", "countries", "sizes", "search")
    cities = CityFilter(**{field: options.pop(field) for field in fields})
    recommendation = options.pop("recommendation")
    asked = _with_advice(ask_measure(study, measure, **options), recommendation)
    if name == "change":
        if since is None:
            raise click.UsageError(say("since_missing", spoken()))
        asked = ask_since(asked, study, since)
    print_table(name, replace(asked, cities=cities))


def _with_advice(asked: Asked, recommendation: str | None) -> Asked:
    """Add the recommendations for a study, and the practices and standards for them."""
    found = recommendations_for(asked.study.framework, read_recommendations())
    ids = [one.id for one in found]
    return replace(
        asked,
        recommendations=found,
        collection=read_sound_collection().limit_to(ids),
        cases=CaseFilter(recommendation),
    )
