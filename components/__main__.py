"""Command line for the app's outputs: ``python -m components``.

The commands use the texts and drawings of the interface, but do not start Streamlit.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from components.i18n import translator
from components.publish.report.card import WRITERS, write_card
from components.reader import Reader
from components.theme import LIGHT
from components.view.view import Numbers, View
from smartgov.cli.change_command import choose_edition, find_others
from smartgov.cli.options import language_option, score_study, spec_options
from smartgov.cli.output import print_error, say
from smartgov.cli.spoken_group import SpokenGroup, spoken
from smartgov.editions.choice import earlier_editions
from smartgov.editions.series import sort_editions
from smartgov.model import Study
from smartgov.peers.rules import PEER_RULES, PeerRule
from smartgov.study.allowed import is_in_range
from smartgov.study.framework import recommendations_for
from smartgov.study.load import LoadedStudy
from smartgov.text import Language


@click.group(
    "components", cls=SpokenGroup, context_settings={"help_option_names": ["-h", "--help"]}
)
@language_option
def main(**_: Language) -> None:
    """Run a command."""


@main.command()
@spec_options
@click.argument("city")
@language_option
@click.option(
    "--peers",
    type=click.Choice([rule for rule in PEER_RULES if rule != "picked"]),
    default="region",
    show_default=True,
)
@click.option(
    "--if",
    "changes",
    multiple=True,
    metavar="QUESTION=ANSWER",
)
@click.option("--since")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
)
def report(
    study: str,
    city: str,
    language: Language,
    peers: PeerRule,
    changes: tuple[str, ...],
    since: str | None,
    out: Path,
    **options: Any,
) -> None:
    """Write the city profile of CITY, the id of a city of STUDY.

    STUDY is an id or the path of a study folder.
    """
    suffix = out.suffix.lower().removeprefix(".")
    if suffix not in WRITERS:
        endings = ", ".join(f".{ending}" for ending in WRITERS)
        raise click.UsageError(say("wrong_ending", language, name=out.name, endings=endings))
    opened, scores = score_study(study, **options)
    if city not in opened.city_by_id:
        raise click.UsageError(say("unknown_city", language, study=opened.info.id, city=city))
    spec = scores.spec
    reader = Reader(
        study=opened,
        scores=scores,
        recommendations=recommendations_for(opened.framework),
        view=View(
            lang=language,
            city=city,
            peers=peers,
            weights=tuple(sorted(spec.weights)),
            aggregation=spec.aggregation,
            coverage=spec.min_coverage,
            changes=parse_changes(opened, changes),
            since=since,
        ),
        t=translator(language),
        theme=LIGHT,
        editions=load_editions(opened, study, since),
    )
    try:
        out.write_bytes(write_card(reader, suffix))
    except OSError as error:
        print_error(f"{out}: {error.strerror}", language)
        sys.exit(1)
    name = opened.city_by_id[city].name
    click.echo(say("report", language, name=out, city=name, language=language))


def load_editions(study: Study, path: str, since: str | None) -> tuple[LoadedStudy, ...]:
    """Load the editions of the series of a study, the earliest first; none if it is alone.

    Raises
    ------
    click.UsageError
        If ``since`` names none that the study can be compared with.
    """
    others = find_others(study, path)
    if since is not None:
        choose_edition(earlier_editions(study, others), since)
    editions = sort_editions([*others, study]) if others else ()
    return tuple(LoadedStudy(edition.info.id, edition) for edition in editions)


def parse_changes(study: Study, changes: Sequence[str]) -> Numbers:
    """Parse changed answers of the form ``question=answer``, sorted by question.

    Raises
    ------
    click.UsageError
        If one is not of that form, or the study has no such question or answer.
    """
    parsed: dict[str, float] = {}
    for change in changes:
        name, _, answer = change.partition("=")
        question = study.question_by_id.get(name)
        try:
            value = float(answer)
        except ValueError:
            value = math.nan
        if question is None or not is_in_range(question, value):
            told = say("unknown_change", spoken(), change=change, study=study.info.id)
            raise click.UsageError(told)
        parsed[name] = value
    return tuple(sorted(parsed.items()))


if __name__ == "__main__":
    main()
