"""Tests of the roles of columns: chosen, recognized, about persons."""

from __future__ import annotations

import pytest

from smartgov.intake.choices import NO_CHOICES, Choices
from smartgov.intake.headers import city_columns, respondent_columns
from smartgov.intake.read_file import FileStudy, read_file
from smartgov.problems import describe
from smartgov.text import LANGUAGES
from tests.smartgov.intake.made_files import PLAN, VOTING, make_workbook
from tests.smartgov.intake.made_ticks import BILBAO, LYON, PORTO, codes, read_ticks

ANSWERS = (("sí", "no"), ("no", "sí"), ("sí", "sí"))
CITIES = (BILBAO, PORTO, LYON)


def read(header: tuple[str, ...], *before: str, choices: Choices = NO_CHOICES) -> FileStudy:
    """Read three cities, with the same cells before each."""
    rows = [(*before, *city, *own) for city, own in zip(CITIES, ANSWERS, strict=True)]
    return read_ticks(rows, (*header, VOTING, PLAN), choices)


def names(intake: FileStudy) -> list[str]:
    assert intake.study is not None, intake.problems
    return [city.name for city in intake.study.cities]


def roles(intake: FileStudy) -> dict[str, tuple[str, str]]:
    return {column.name: (column.role, column.how) for column in intake.understood.columns}


@pytest.mark.parametrize(
    "header",
    [
        ("Nombre", "Cargo", "Ciudad", "País"),
        ("Nom", "Poste", "Ville", "Pays"),
        ("Name", "Position", "City", "Country"),
        ("Nombre y apellidos", "Correo electrónico", "Municipio", "País"),
        ("Prénom", "Téléphone", "Commune", "Pays"),
        ("Timestamp", "E-mail address", "City", "Country"),
        ("1. Nombre", "2. Cargo (opcional)", "3. Ciudad", "4. País"),
    ],
)
def test_the_person_who_answered_is_no_city_and_is_not_kept(header: tuple[str, ...]) -> None:
    intake = read(header, "Ana García", "Jefa")
    assert names(intake) == ["Bilbao", "Porto", "Lyon"]
    assert codes(intake) == ["respondent_columns"]
    for language in LANGUAGES:
        assert f"{header[0]}, {header[1]}" in describe(intake.problems[0], language)
    assert [role for role, _ in roles(intake).values()][:2] == ["respondent", "respondent"]
    assert "Ana García" not in repr((intake.study, intake.understood, intake.problems))


def test_a_column_called_name_alone_is_that_of_the_cities() -> None:
    intake = read(("Nombre", "País"))
    assert names(intake) == ["Bilbao", "Porto", "Lyon"]
    assert codes(intake) == []
    assert roles(intake)["Nombre"] == ("name", "wording")


def test_whether_a_name_is_of_a_city_is_seen_by_its_entries() -> None:
    intake = read(("Cargo", "Nombre", "País"), "Jefa")
    assert names(intake) == ["Bilbao", "Porto", "Lyon"]
    assert roles(intake)["Nombre"] == ("name", "values")


PERSONS = (("Jefa", "Ana García", "España"), ("Director", "Rui Costa", "Portugal"))


def read_persons(choices: Choices = NO_CHOICES) -> FileStudy:
    rows = [(*person, "sí", "no") for person in PERSONS]
    return read_ticks(rows, ("Cargo", "Nombre", "País", VOTING, PLAN), choices)


def test_a_name_that_may_be_of_a_person_is_asked_about() -> None:
    intake = read_persons()
    assert intake.study is None
    assert intake.understood.undecided == ("name",)
    assert [p.value for p in intake.problems if p.code == "name_undecided"] == ["Nombre"]


LONE = (("Ana García", "España"), ("Rui Costa", "Portugal"))


def read_lone(name: str, *places: str, choices: Choices = NO_CHOICES) -> FileStudy:
    """Read names of persons below a header that is alone with the country."""
    header = (name, "País", *(("Latitud", "Longitud") if places else ()), VOTING, PLAN)
    return read_ticks([(*person, *places, "sí", "no") for person in LONE], header, choices)


def test_so_is_a_lone_name_of_which_no_entry_is_a_place() -> None:
    intake = read_lone("Nombre")
    assert intake.study is None
    assert intake.understood.undecided == ("name",)
    chosen = Choices(columns={"Nombre": "name"})
    assert names(read_lone("Nombre", choices=chosen)) == ["Ana García", "Rui Costa"]
    one_place = [*LONE, ("Lyon", "Francia")]
    rows = [(*row, "sí", "no") for row in one_place]
    assert names(read_ticks(rows, ("Nombre", "País", VOTING, PLAN)))[-1] == "Lyon"


def test_cities_that_are_located_need_not_be_known() -> None:
    intake = read_lone("Nombre", "40.5", "-3.5")
    assert intake.understood.undecided == ()
    assert names(intake) == ["Ana García", "Rui Costa"]
    assert "no_known_place" not in codes(intake)


def test_cities_of_which_none_is_known_are_told_of() -> None:
    intake = read_lone("Ciudad")
    assert names(intake) == ["Ana García", "Rui Costa"]
    (problem,) = [p for p in intake.problems if p.code == "no_known_place"]
    assert (problem.column, problem.value) == ("Ciudad", "Ana García, Rui Costa")
    assert problem.severity == "warning"
    for language in LANGUAGES:
        assert "Ana García, Rui Costa" in describe(problem, language)


def test_a_name_is_what_the_visitor_says() -> None:
    cities = read_persons(Choices(columns={"Nombre": "name"}))
    assert names(cities) == ["Ana García", "Rui Costa"]
    assert roles(cities)["Nombre"] == ("name", "chosen")
    persons = read_persons(Choices(columns={"Nombre": "ignored"}))
    assert persons.study is None
    assert "missing_city_column" in codes(persons)
    assert roles(persons)["Nombre"] == ("ignored", "chosen")


def test_any_column_can_have_another_role() -> None:
    header = ("Ciudad", "País", "Sí o no", "Planes")
    rows = [(*city, *own) for city, own in zip(CITIES, ANSWERS, strict=True)]
    chosen = Choices(columns={"Sí o no": f"question:{VOTING}", "Planes": "note"})
    intake = read_ticks(rows, header, chosen)
    assert intake.study is not None
    assert list(intake.study.answers) == [VOTING]
    assert [city.note for city in intake.study.cities] == ["no", "sí", "sí"]
    assert roles(intake)["Sí o no"] == ("question", "chosen")
    assert roles(intake)["Planes"] == ("note", "chosen")


def test_a_problem_names_a_column_as_the_file_does() -> None:
    chosen = Choices(columns={"Sí o no": f"question:{VOTING}"})
    intake = read_ticks([(*BILBAO, "quizá"), (*PORTO, "no")], ("Ciudad", "País", "Sí o no"), chosen)
    (problem,) = [p for p in intake.problems if p.code == "not_yes_no"]
    assert (problem.column, problem.letter) == ("Sí o no", "C")


def test_every_column_is_told_with_how_it_was_recognized() -> None:
    sheets = {
        "Ciudades": [("Ciudad", "country", "Alcaldía"), ("Bilbao", "ES", "x"), ("Lyon", "FR", "y")],
        "Respuestas": [("Ciudad", VOTING, "Plan estratégico"), ("Bilbao", 1, 0), ("Lyon", 0, 1)],
    }
    columns = read_file(make_workbook(sheets), "a.xlsx").understood.columns
    assert [(c.sheet, c.letter, c.role, c.question, c.how) for c in columns] == [
        ("Ciudades", "A", "name", "", "wording"),
        ("Ciudades", "B", "country", "", "id"),
        ("Ciudades", "C", "ignored", "", ""),
        ("Respuestas", "A", "name", "", "wording"),
        ("Respuestas", "B", "question", VOTING, "id"),
        ("Respuestas", "C", "question", PLAN, "wording"),
    ]


def test_the_columns_of_a_table_with_a_row_per_answer() -> None:
    header = ("Nombre", "Ciudad", "País", "Pregunta", "Respuesta")
    intake = read_ticks([("Ana", *BILBAO, VOTING, "sí"), ("Eva", *PORTO, VOTING, "no")], header)
    found = [column.role for column in intake.understood.columns]
    assert found == ["respondent", "name", "country", "question", "value"]
    assert names(intake) == ["Bilbao", "Porto"]


def test_city_comes_before_name_wherever_it_stands() -> None:
    header = {0: "Nombre", 1: "Cargo", 2: "Ciudad"}
    assert city_columns(header) == {"name": 2}
    assert respondent_columns(header) == {0, 1}
    assert respondent_columns({0: "Nombre", 1: "País"}) == set()
