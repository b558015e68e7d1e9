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
from components.publish.site.collect import list_addresses
from components.publish.site.edition import Edition
from components.publish.site.write_edition import write_edition
from components.reader import Reader
from components.theme import LIGHT
from components.view.view import Numbers, View
from smartgov.cases.case import Case
from smartgov.cases.own_cases import FILE as CASES_FILE
from smartgov.cases.own_cases import read_own_cases
from smartgov.cases.read_cases import read_sound_collection
from smartgov.cli.change_command import choose_edition, find_others
from smartgov.cli.options import language_option, score_study, spec_options
from smartgov.cli.output import print_error, say
from smartgov.cli.spoken_group import SpokenGroup, spoken
from smartgov.editions.choice import earlier_editions
from smartgov.editions.series import sort_editions
from smartgov.model import Study
from smartgov.peers.rules import PEER_RULES, PeerRule
from smartgov.study.allowed import is_in_range
from smartgov.study.catalog import study_folders
from smartgov.study.framework import recommendations_for
from smartgov.study.load import LoadedStudy
from smartgov.text import LANGUAGES, Language
from smartgov.web_address import is_web_address


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
        choose_edition(earlier_editions(study, [*others, study]), since)
    editions = sort_editions([*others, study]) if others else ()
    return tuple(LoadedStudy(edition.info.id, edition) for edition in editions)


@main.command()
@spec_options
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--language", "languages", type=click.Choice(LANGUAGES), multiple=True)
@click.option("--base-url", default="")
def site(
    study: str, out: Path, languages: tuple[Language, ...], base_url: str, **options: Any
) -> None:
    """Write all of STUDY as pages that open without a server.

    STUDY is an id or the path of a study folder; OUT a folder, or the name of a zip archive.
    """
    if base_url and not is_web_address(base_url):
        raise click.UsageError(say("bad_address", spoken(), value=base_url))
    opened, scores = score_study(study, **options)
    edition = Edition(
        name=opened.info.id,
        study=opened,
        scores=scores,
        languages=tuple(one for one in LANGUAGES if one in (languages or LANGUAGES)),
        base_url=base_url,
        own_cases=cases_beside(study, opened),
        editions=load_editions(opened, study, None),
    )
    try:
        size = write_edition(edition, out, _print_progress)
    except FileExistsError:
        print_error(say("site_exists", spoken(), name=out), spoken())
        sys.exit(1)
    except OSError as error:
        print_error(f"{out}: {error.strerror}", spoken())
        sys.exit(1)
    pages, spoken_in = len(list(list_addresses(edition))), ", ".join(edition.languages)
    told = {"pages": pages, "languages": spoken_in, "size": math.ceil(size / 1_000_000)}
    click.echo(say("site", spoken(), name=out, **told))


def _print_progress(done: int, count: int) -> None:
    """Say on a terminal how many pages are written."""
    if sys.stderr.isatty():
        click.echo(f"\r{say('site_progress', spoken(), done=done, all=count)}", nl=False, err=True)
        if done == count:
            click.echo(err=True)


def cases_beside(study: str, opened: Study) -> Sequence[Case]:
    """Read the documented practices in the folder of a study; none if there is no such file."""
    file = study_folders().get(study, Path(study)) / CASES_FILE
    if not file.exists():
        return ()
    ids = [one.id for one in recommendations_for(opened.framework)]
    shipped = read_sound_collection().limit_to(ids)
    return read_own_cases(file, opened.cities, shipped.cases, ids)[0]


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
