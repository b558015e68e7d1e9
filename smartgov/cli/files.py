"""Commands that write files: ``python -m smartgov template`` and ``import``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from smartgov.cli.options import language_option
from smartgov.cli.output import print_problems
from smartgov.export.study_files import write_study
from smartgov.intake.choices import ALL, BLANKS, NO_CHOICES, Blank, Choices, DecimalSign
from smartgov.intake.mapping_file import FILE as MAPPING
from smartgov.intake.mapping_file import adopt, read_mapping, write_mapping
from smartgov.intake.read_file import FileStudy, read_file
from smartgov.intake.study.about import describe_imported
from smartgov.intake.template.write_template import to_template_csv, to_template_xlsx
from smartgov.study.load import load_study
from smartgov.study.questionnaire import QUESTIONNAIRES, Questionnaire, load_questionnaires
from smartgov.study.schema import ID_PATTERN, ID_RULE
from smartgov.text import Language

#: The function that writes a template, by file extension.
WRITERS: dict[str, Callable[[Questionnaire, Language], bytes]] = {
    ".xlsx": to_template_xlsx,
    ".csv": to_template_csv,
}


#: The decimal signs by the names that the option has.
SIGNS: dict[str, DecimalSign] = {"point": ".", "comma": ","}


@click.command()
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@language_option
@click.option(
    "--questionnaire",
    type=click.Choice(sorted(path.name for path in QUESTIONNAIRES.iterdir())),
    default="smart-governance",
    show_default=True,
    help="The questionnaire to use.",
)
def template(out: Path, language: Language, questionnaire: str) -> None:
    """Write a template to OUT, to be filled in with the answers of cities.

    If the name ends in .xlsx, the template is a workbook with instructions and drop-down lists;
    if it ends in .csv, a single row of headers. An existing file is never overwritten, since it
    may contain answers.
    """
    writer = WRITERS.get(out.suffix.lower())
    if writer is None:
        raise click.UsageError(f"{out.name}: the name must end in {' or '.join(WRITERS)}")
    try:
        with out.open("xb") as file:
            file.write(writer(load_questionnaires()[questionnaire], language))
    except OSError as error:
        click.echo(f"error: {out}: {error.strerror}", err=True)
        sys.exit(1)
    click.echo(f"{out}: template of {questionnaire}, {language}")


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--id", "study_id", required=True, help="Id of the study, the name of its folder.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Folder in which to create the study folder, such as data/studies/.",
)
@click.option("--skip-rows", is_flag=True, help="Leave out the rows that have problems.")
@click.option(
    "--blank",
    type=click.Choice(BLANKS),
    help="What a blank cell means in a column that contains only yes and blanks.",
)
@click.option(
    "--decimal",
    type=click.Choice(list(SIGNS)),
    help="The decimal sign, if the file does not tell.",
)
@click.option(
    "--mapping",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A mapping saved on the page Data: how columns, blanks and places of the file are read.",
)
@language_option
def import_command(
    file: Path, study_id: str, out: Path, *, skip_rows: bool, language: Language, **decided: Any
) -> None:
    """Create a study folder from FILE: a workbook, a CSV file or a zip of a study.

    All problems of the file are listed. If it cannot be used as is, nothing is written and the exit
    status is 1. What was decided about the file is kept in the folder, as mapping.json.
    """
    if not ID_PATTERN.fullmatch(study_id):
        raise click.UsageError(f"--id {study_id}: use {ID_RULE}")
    choices = _read_choices(file, language, **decided)
    intake = _read_or_exit(file, language, choices, skip_rows=skip_rows)
    study, folder = intake.sound, out / study_id
    try:
        write_study(replace(study, info=describe_imported(study.info, study_id)), folder)
        if choices != NO_CHOICES:
            (folder / MAPPING).write_bytes(write_mapping(choices, intake.understood))
    except OSError as error:
        click.echo(f"error: {folder}: {error.strerror}", err=True)
        sys.exit(1)
    written = load_study(folder)
    cities, questions = len(study.cities), len(study.questions)
    verdict = "can be used" if written.study is not None else "cannot be used: see check"
    click.echo(f"{folder}: {cities} cities, {questions} questions, {verdict}")


def _read_choices(
    file: Path, language: Language, blank: Blank | None, decimal: str | None, mapping: Path | None
) -> Choices:
    """Collect the choices of the options; exit with status 1 if the mapping cannot be used."""
    choices = NO_CHOICES
    if mapping is not None:
        saved, problems = read_mapping(mapping.read_bytes(), mapping.name)
        print_problems(problems, language, error=True)
        if saved is None:
            sys.exit(1)
        choices = adopt(saved, read_file(file.read_bytes(), file.name).understood)
    if blank is not None:
        choices = replace(choices, blank={ALL: blank})
    return choices if decimal is None else replace(choices, decimal=SIGNS[decimal])


def _read_or_exit(
    file: Path, language: Language, choices: Choices, *, skip_rows: bool
) -> FileStudy:
    """Read the study in a file; on failure print the problems and exit with status 1."""
    intake = read_file(file.read_bytes(), file.name, choices=choices)
    print_problems(intake.problems, language, error=True)
    if intake.study is None:
        sys.exit(1)
    if intake.left_out and not skip_rows:
        rows = "1 row has" if intake.left_out == 1 else f"{intake.left_out} rows have"
        click.echo(f"error: {rows} problems; fix them, or add --skip-rows", err=True)
        sys.exit(1)
    return intake
