"""Commands that write files: ``python -m smartgov template``, ``import`` and ``checksums``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from smartgov.cases.own_cases import FILE as PRACTICES
from smartgov.cases.own_cases import read_own_cases, write_table
from smartgov.cases.read_cases import read_sound_collection
from smartgov.cli.edition_options import Years, check_place, print_arrival
from smartgov.cli.options import language_option, open_study
from smartgov.cli.output import print_error, print_problems, say
from smartgov.export.study_files import write_study
from smartgov.intake.choices import ALL, BLANKS, NO_CHOICES, Blank, Choices, DecimalSign
from smartgov.intake.mapping_file import FILE as MAPPING
from smartgov.intake.mapping_file import adopt, read_mapping, write_mapping
from smartgov.intake.read_file import FileStudy, read_file
from smartgov.intake.study.about import describe_imported
from smartgov.intake.template.next_edition import to_edition_xlsx
from smartgov.intake.template.write_template import to_template_csv, to_template_xlsx
from smartgov.model import STATUSES, Status, Study, StudyInfo
from smartgov.problems import Problem, has_errors
from smartgov.study.catalog import study_folders
from smartgov.study.checksums import renew_checksums
from smartgov.study.datapackage import FILE
from smartgov.study.framework import read_recommendations, recommendations_for
from smartgov.study.load import load_study
from smartgov.study.questionnaire import QUESTIONNAIRES, Questionnaire, load_questionnaires
from smartgov.study.schema import ID_PATTERN
from smartgov.text import Language

#: The function that writes a template, by file extension.
WRITERS: dict[str, Callable[[Questionnaire, Language], bytes]] = {
    ".xlsx": to_template_xlsx,
    ".csv": to_template_csv,
}

#: The questionnaire of a template for which none is named.
QUESTIONNAIRE = "smart-governance"

#: The decimal signs by the names that the option has.
SIGNS: dict[str, DecimalSign] = {"point": ".", "comma": ","}


@click.command()
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@language_option
@click.option(
    "--questionnaire",
    type=click.Choice(sorted(path.name for path in QUESTIONNAIRES.iterdir())),
    show_default=QUESTIONNAIRE,
)
@click.option("--edition-after")
def template(
    out: Path, language: Language, questionnaire: str | None, edition_after: str | None
) -> None:
    """Write a template to OUT, to be filled in with the answers of cities.

    If the name ends in .xlsx, the template is a workbook with instructions and drop-down lists;
    if it ends in .csv, a single row of headers. An existing file is never overwritten, since it
    may contain answers.
    """
    content = _make_template(out, language, questionnaire, edition_after)
    try:
        with out.open("xb") as file:
            file.write(content)
    except FileExistsError:
        print_error(f"{out}: {say('template_exists', language)}", language)
        sys.exit(1)
    except OSError as error:
        print_error(f"{out}: {error.strerror}", language)
        sys.exit(1)
    asked = edition_after or questionnaire or QUESTIONNAIRE
    click.echo(say("template", language, name=out, questionnaire=asked, language=language))


def _make_template(
    out: Path, language: Language, questionnaire: str | None, edition_after: str | None
) -> bytes:
    """Make the template of a questionnaire, or of the edition after a study."""
    writer = WRITERS.get(out.suffix.lower())
    if writer is None:
        endings = ", ".join(WRITERS)
        raise click.UsageError(say("wrong_ending", language, name=out.name, endings=endings))
    if edition_after is None:
        return writer(load_questionnaires()[questionnaire or QUESTIONNAIRE], language)
    if questionnaire is not None:
        raise click.UsageError(say("edition_after_alone", language))
    if writer is not to_template_xlsx:
        raise click.UsageError(say("edition_after_xlsx", language))
    return to_edition_xlsx(open_study(edition_after), language)


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--id", "study_id", required=True)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
)
@click.option("--skip-rows", is_flag=True)
@click.option(
    "--status",
    type=click.Choice(STATUSES),
)
@click.option(
    "--blank",
    type=click.Choice(BLANKS),
)
@click.option(
    "--decimal",
    type=click.Choice(list(SIGNS)),
)
@click.option(
    "--mapping",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("--series")
@click.option("--edition", type=Years())
@click.option(
    "--practices",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@language_option
def import_command(
    file: Path,
    study_id: str,
    out: Path,
    *,
    skip_rows: bool,
    status: Status | None,
    series: str | None,
    edition: str | None,
    practices: Path | None,
    language: Language,
    **decided: Any,
) -> None:
    """Create a study folder from FILE: a workbook, a CSV file or a zip of a study.

    All problems of the file are listed. If it cannot be used as is, nothing is written and the exit
    status is 1. What was decided about the file is kept in the folder, as mapping.json.
    """
    if not ID_PATTERN.fullmatch(study_id):
        raise click.UsageError(say("bad_id", language, id=study_id))
    check_place(series, edition, language)
    choices = _read_choices(file, language, **decided)
    intake = _read_or_exit(file, language, choices, skip_rows=skip_rows)
    study, folder = intake.sound, out / study_id
    info = _with_status(study.info, file, status, language)
    info = replace(info, series=series or info.series, edition=edition or info.edition)
    kept = _read_practices(practices, study, language) or _write_practices(intake)
    try:
        write_study(replace(study, info=describe_imported(info, study_id)), folder)
        if choices != NO_CHOICES:
            (folder / MAPPING).write_bytes(write_mapping(choices, intake.understood))
        if kept is not None:
            (folder / PRACTICES).write_bytes(kept)
    except FileExistsError:
        print_error(f"{folder}: {say('exists', language)}", language)
        sys.exit(1)
    except OSError as error:
        print_error(f"{folder}: {error.strerror}", language)
        sys.exit(1)
    verdict = "usable" if load_study(folder).study is not None else "unusable"
    cities, questions = len(study.cities), len(study.questions)
    click.echo(say(verdict, language, name=folder, cities=cities, questions=questions))
    print_arrival(folder, language)


@click.command()
@click.argument("study")
@language_option
def checksums(study: str, language: Language) -> None:
    """Renew the checksums of STUDY, an id or the path of a study folder, after an edit.

    They are in datapackage.json. Run ``check`` afterwards.
    """
    folder = study_folders().get(study, Path(study))
    try:
        renewed = renew_checksums(folder, FILE)
    except OSError as error:
        print_error(f"{folder}: {error.strerror}", language)
        sys.exit(1)
    except ValueError as error:
        print_error(f"{folder}: {error}", language)
        sys.exit(1)
    click.echo(say("renewed", language, name=folder, files=", ".join(renewed)))


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


def _read_practices(file: Path | None, study: Study, language: Language) -> bytes | None:
    """Read and check documented practices; exit with status 1 if they have an error."""
    if file is None:
        return None
    problems = check_practices(file, study)
    print_problems(tuple(problems), language, error=True)
    if has_errors(problems):
        sys.exit(1)
    return file.read_bytes()


def _write_practices(intake: FileStudy) -> bytes | None:
    """Write the practices of a sheet of the file; None if it has none."""
    cases = intake.practices.cases
    return write_table(cases) if cases else None


def check_practices(file: Path, study: Study) -> list[Problem]:
    """Find the problems of a file of documented practices for a study."""
    found = recommendations_for(study.framework, read_recommendations())
    ids = [recommendation.id for recommendation in found]
    shipped = read_sound_collection().limit_to(ids).cases
    return read_own_cases(file, study.cities, shipped, ids)[1]


def _read_or_exit(
    file: Path, language: Language, choices: Choices, *, skip_rows: bool
) -> FileStudy:
    """Read the study in a file; on failure print the problems and exit with status 1."""
    intake = read_file(file.read_bytes(), file.name, choices=choices)
    print_problems(intake.problems, language, error=True)
    if intake.study is None:
        sys.exit(1)
    left_out = intake.left_out + intake.practices.left_out
    if left_out and not skip_rows:
        print_error(say("rows_with_problems", language, count=left_out), language)
        sys.exit(1)
    return intake


def _with_status(
    info: StudyInfo, file: Path, status: Status | None, language: Language
) -> StudyInfo:
    """Complete the status of a file that does not say it; exit with status 1 if nobody does."""
    said = info.status
    if said == "not_stated" and status is None:
        print_error(say("status_missing", language, name=file.name), language)
        sys.exit(1)
    if status not in (None, said) and said != "not_stated":
        print_error(say("status_differs", language, name=file.name, status=said), language)
        sys.exit(1)
    return info if status is None else replace(info, status=status)
