"""Files of secretariats with their questions in rows: transposed tables, forms, sheets per city."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from smartgov.intake.choices import NO_CHOICES, Choices
from smartgov.intake.read_file import FileStudy, read_file
from tests.smartgov.intake.made_files import PLAN, VOTING, Cell, make_workbook

Sheet = Sequence[Sequence[Cell]]

CITIES = ("Bilbao", "Lyon", "Porto")
COUNTRIES = ("España", "Francia", "Portugal")
ANSWERS: Sheet = ((VOTING, "sí", "no", "sí"), (PLAN, "no", "no", "sí"))

#: What the table and the sheets below say.
READ = {"Bilbao": [1, 0], "Lyon": [0, 0], "Porto": [1, 1]}

TRANSPOSED: Sheet = (("Ciudad", *CITIES), ("País", *COUNTRIES), *ANSWERS)

FORM: Sheet = (
    ("Encuesta 2019",),
    ("City: Bilbao",),
    ("Country: Spain",),
    ("No.", "Question", "Answer", "Remarks"),
    (1, VOTING, "yes", "since 2015"),
    (2, PLAN, "no", None),
    ("Contact person", "Ana García", "x"),
)


def one_sheet_per_city(named: bool = True) -> dict[str, Sheet]:
    """Return a sheet for each city, named by the sheet, or in a cell."""
    return {
        city if named else f"Hoja{number}": [
            *([] if named else [(f"Ciudad: {city}",)]),
            ("País", country),
            ("Pregunta", "Respuesta"),
            *((question, *answers[number : number + 1]) for question, *answers in ANSWERS),
        ]
        for number, (city, country) in enumerate(zip(CITIES, COUNTRIES, strict=True))
    }


def read_sheets(sheets: Mapping[str, Sheet], choices: Choices = NO_CHOICES) -> FileStudy:
    """Return what is read of a workbook."""
    return read_file(make_workbook(sheets), "file.xlsx", choices=choices)


def answers_of(intake: FileStudy) -> dict[str, list[float]]:
    """Return the answers of each city by its name."""
    assert intake.study is not None, intake.problems
    answers = intake.study.answers[[VOTING, PLAN]].to_numpy().tolist()
    return {city.name: row for city, row in zip(intake.study.cities, answers, strict=True)}


def told(intake: FileStudy) -> list[tuple[str, str, int | None, str]]:
    """Return code, sheet, row and column letter of what is told."""
    return [
        (p.code, p.sheet, p.row, p.letter)
        for p in intake.problems
        if p.code != "questions_left_out"
    ]
