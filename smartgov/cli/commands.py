"""The main command and the commands for studies: ``python -m smartgov``."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import click

from smartgov.cases.own_cases import FILE as PRACTICES
from smartgov.cli.certainty_commands import bands, coherence, ranks, sensitivity
from smartgov.cli.change_command import change, check_editions
from smartgov.cli.files import check_practices, checksums, import_command, template
from smartgov.cli.options import ask, find_study, language_option, spec_options
from smartgov.cli.output import print_problems, print_table, say
from smartgov.cli.spoken_group import SpokenGroup, spoken
from smartgov.cli.table_command import table
from smartgov.intake.study.check_coordinates import check_places
from smartgov.problems import has_errors
from smartgov.study.catalog import study_folders
from smartgov.study.load import load_study
from smartgov.text import Language


@click.group("smartgov", cls=SpokenGroup, context_settings={"help_option_names": ["-h", "--help"]})
@language_option
def main(**_: Language) -> None:
    """Run a command; commands without ``--language`` are in the language of this one."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # whatever the encoding of the system


@main.command()
def studies() -> None:
    """List the studies: id, title, status, number of cities and version of the data."""
    for study_id, folder in study_folders().items():
        loaded = load_study(folder)
        if loaded.study is None:
            click.echo(f"{study_id}\t{say('not_loaded', spoken(), study=study_id)}")
            continue
        info = loaded.study.info
        title, count = info.title.read(spoken()), len(loaded.study.cities)
        cities = say("city_count", spoken(), count=count)
        click.echo(f"{study_id}\t{title}\t{info.status}\t{cities}\t{info.version}")


@main.command("score")
@spec_options
def score_command(study: str, **options: Any) -> None:
    """Score the cities of STUDY, an id or the path of a study folder, as CSV."""
    print_table("scores", ask(study, **options))


@main.command()
@click.argument("path")
@language_option
def check(path: str, language: Language) -> None:
    """Check the study folder PATH (or the study with that id) and list all problems.

    Exit with status 1 if any problem is an error.
    """
    loaded = find_study(path)
    cities = () if loaded.study is None else loaded.study.cities
    places = check_places(cities, "cities.csv")
    practices = study_folders().get(path, Path(path)) / PRACTICES
    told = loaded.study is not None and practices.exists()
    found = check_practices(practices, loaded.sound) if told else []
    problems = (*loaded.problems, *check_editions(loaded, path), *places, *found)
    print_problems(problems, language, error=False)
    if has_errors(problems):
        sys.exit(1)
    if loaded.study is not None:
        questions = len(loaded.study.questions)
        counts = {"cities": len(cities), "questions": questions}
        click.echo(say("usable", language, name=loaded.name, **counts))


for command in (
    *(ranks, bands, sensitivity, coherence, change, table),
    *(template, import_command, checksums),
):
    main.add_command(command)
