"""The command for any table of a study: ``python -m smartgov table``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import click

from smartgov.cases.case_filter import CaseFilter
from smartgov.cases.read_cases import read_sound_collection
from smartgov.cli.certainty_commands import ask_measure, measure_option
from smartgov.cli.change_command import ask_since
from smartgov.cli.options import Command, spec_options
from smartgov.cli.output import print_table, say
from smartgov.cli.spoken_group import spoken
from smartgov.export.asked import Asked
from smartgov.export.tables import OF_A_CITY, OF_EDITIONS, TABLES
from smartgov.peers.filters import CityFilter
from smartgov.peers.groups import GROUPINGS
from smartgov.peers.population import POPULATION_CLASSES
from smartgov.peers.rules import PEER_RULES
from smartgov.scoring.weights import presets
from smartgov.study.framework import read_recommendations, recommendations_for

#: The options that choose cities, by their names in `CityFilter`.
_FILTERS = ("regions", "countries", "sizes", "search")


def choice_options(command: Command) -> Command:
    """Add the options for what a table is about, which have the names that links have."""
    for option in (
        click.option("--since"),
        click.option("--region", "regions", multiple=True),
        click.option("--country", "countries", multiple=True),
        click.option("--size", "sizes", type=click.Choice(list(POPULATION_CLASSES)), multiple=True),
        click.option("--search", default=""),
        click.option("--city"),
        click.option("--peers", type=click.Choice(PEER_RULES), default="region"),
        click.option("--pick", "picked", multiple=True),
        click.option("--by", type=click.Choice(("region", "size"))),
        click.option("--group", type=click.Choice(GROUPINGS), default="region"),
        click.option("--against"),
        click.option("--pillar"),
        click.option("--dimension"),
        click.option("--recommendation"),
    ):
        command = option(command)
    return command


@click.command()
@click.argument("name", type=click.Choice(list(TABLES)))
@spec_options
@measure_option
@choice_options
def table(name: str, study: str, measure: str, since: str | None, **options: Any) -> None:
    """Write a table of STUDY as CSV, as the server gives it to other programs."""
    spec = {key: options.pop(key) for key in ("weights", "min_coverage", "aggregation")}
    cities = CityFilter(**{field: options.pop(field) for field in _FILTERS})
    asked = replace(ask_measure(study, measure, **spec), cities=cities, **options)
    asked = _with_advice(asked)
    _check(name, study, asked)
    if name in OF_EDITIONS:
        asked = ask_since(asked, study, since)
    print_table(name, asked)


def _with_advice(asked: Asked) -> Asked:
    """Add the recommendations for a study, and the practices and standards for them."""
    found = recommendations_for(asked.study.framework, read_recommendations())
    ids = [one.id for one in found]
    return replace(
        asked,
        recommendations=found,
        collection=read_sound_collection().limit_to(ids),
        cases=CaseFilter(asked.recommendation),
    )


def _check(name: str, study: str, asked: Asked) -> None:
    """Fail with a usage error if an option names what the study does not have."""
    if name in OF_A_CITY and asked.city is None:
        raise click.UsageError(say("city_missing", spoken()))
    cities = {asked.city, *asked.picked} - {None, *asked.study.city_by_id}
    if cities:
        told = say("unknown_city", spoken(), study=study, city=sorted(map(str, cities))[0])
        raise click.UsageError(told)
    framework = asked.study.framework
    _check_one("--against", asked.against, presets(asked.study))
    _check_one("--pillar", asked.pillar, [pillar.id for pillar in framework.pillars])
    _check_one("--dimension", asked.dimension, [d.id for d in framework.dimensions])
    _check_one("--recommendation", asked.recommendation, [one.id for one in asked.recommendations])


def _check_one(option: str, value: str | None, known: Iterable[str]) -> None:
    if value is not None and value not in (listed := list(known)):
        told = say("unknown_id", spoken(), value=repr(value), known=", ".join(listed))
        raise click.BadParameter(told, param_hint=option)
