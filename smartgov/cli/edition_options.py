"""Options for the edition of a study that is imported, and what is said of it."""

from __future__ import annotations

from pathlib import Path

import click

from smartgov.cli.change_command import find_others
from smartgov.cli.output import say
from smartgov.cli.spoken_group import spoken
from smartgov.editions.arrival import describe_arrival
from smartgov.model import City
from smartgov.study.edition import parse_edition
from smartgov.study.load import load_study
from smartgov.study.schema import ID_PATTERN
from smartgov.text import Language

#: Maximum number of cities that are named.
MOST_NAMED = 10


class Years(click.ParamType[str]):
    """The type of an option such as ``2014`` or ``2014-2015``."""

    name = "year"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Parse the years; fail with a usage error if they cannot be an edition."""
        parts = str(value).split("-")
        years = [int(part) for part in parts if part.isdecimal()]
        found = parse_edition(years) if len(years) == len(parts) <= 2 else None
        if found is None:
            self.fail(say("not_an_edition", spoken(), value=value), param, ctx)
        return found


def check_place(series: str | None, edition: str | None, language: Language) -> None:
    """Fail with a usage error unless both a valid series and an edition are given, or neither."""
    if (series is None) != (edition is None):
        raise click.UsageError(say("incomplete_place", language))
    if series is not None and not ID_PATTERN.fullmatch(series):
        raise click.UsageError(say("bad_series", language, series=series))


def print_arrival(folder: Path, language: Language) -> None:
    """Say how a new edition differs from the last one before it; nothing if there is none."""
    study = load_study(folder).study
    if study is None or not study.info.series:
        return
    others = find_others(study, str(folder))
    last = [other for other in others if other.info.edition < study.info.edition]
    if not last:
        return
    before = max(last, key=lambda other: other.info.edition)
    found = describe_arrival(study, before)
    click.echo(
        say("arrival", language, since=before.info.edition, **vars_of(found.new, found.gone))
    )
    counts = {"changed": found.changed, "answered": found.answered}
    click.echo(say("arrival_answers", language, **counts))
    for key, cities in (
        ("arrival_renamed", found.renamed),
        ("arrival_shifted", found.shifted),
        ("arrival_turned", found.turned),
    ):
        if cities:
            click.echo(say(key, language, cities=name_some(cities)))


def vars_of(new: tuple[City, ...], gone: tuple[City, ...]) -> dict[str, str]:
    """Name the cities that are new and gone, for `say`."""
    return {"new": name_some(new), "gone": name_some(gone)}


def name_some(cities: tuple[City, ...]) -> str:
    """Name the first cities and count the others; a dash for none."""
    named = ", ".join(city.name for city in cities[:MOST_NAMED])
    more = len(cities) - MOST_NAMED
    return (f"{named} (+{more})" if more > 0 else named) or "–"
