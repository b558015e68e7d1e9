"""Commands that write files: ``python -m smartgov template``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from smartgov.intake.template import to_template_csv, to_template_xlsx
from smartgov.questionnaire import QUESTIONNAIRES, Questionnaire, load_questionnaires
from smartgov.text import LANGUAGES, Language

#: How a template is written, by the ending of its file.
WRITERS: dict[str, Callable[[Questionnaire, Language], bytes]] = {
    ".xlsx": to_template_xlsx,
    ".csv": to_template_csv,
}


@click.command()
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
@click.option(
    "--questionnaire",
    type=click.Choice(sorted(path.name for path in QUESTIONNAIRES.iterdir())),
    default="smart-governance",
    show_default=True,
    help="Whose questions.",
)
def template(out: Path, language: Language, questionnaire: str) -> None:
    """Write a template to OUT, to be filled in with the answers of cities.

    A name that ends in .xlsx gives a workbook with instructions and lists to choose from, one
    that ends in .csv a single row of headers.
    """
    writer = WRITERS.get(out.suffix.lower())
    if writer is None:
        raise click.UsageError(f"{out.name}: the name must end in {' or '.join(WRITERS)}")
    try:
        out.write_bytes(writer(load_questionnaires()[questionnaire], language))
    except OSError as error:
        click.echo(f"error: {out}: {error.strerror}", err=True)
        sys.exit(1)
    click.echo(f"{out}: template of {questionnaire}, {language}")
