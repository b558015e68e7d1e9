"""Tests of reading a file into a study of its valid rows and problems of the others."""

from __future__ import annotations

import csv
import math

import pandas as pd
import pytest

from smartgov.export.study_files import to_workbook
from smartgov.intake.read_file import limit_problems, read_file
from smartgov.model import Study
from smartgov.problems import Problem, describe, has_errors, locate
from smartgov.scoring.score import score
from smartgov.study.load import LoadedStudy
from smartgov.text import LANGUAGES
from tests.smartgov.intake.made_files import (
    CITIES,
    HEADER,
    make_csv,
    make_table,
    make_workbook,
    make_zip,
)
from tests.smartgov.made_studies import SOUND, to_zip

NAN = math.nan


def read(content: bytes, name: str = "file.xlsx") -> LoadedStudy:
    return read_file(content, name)


def study_of(intake: LoadedStudy) -> Study:
    assert intake.study is not None, intake.problems
    return intake.study


def told(intake: LoadedStudy) -> list[tuple[str, int | None, str]]:
    """Return code, row and letter of the column of everything that is wrong.

    That questions have no column, and that cities lie where no such place is, is meant so here.
    """
    meant = ("questions_left_out", "coordinates_far", "coordinates_outside")
    return [(p.code, p.row, p.letter) for p in intake.problems if p.code not in meant]


def answers_of(study: Study) -> list[list[float]]:
    return study.answers.to_numpy().tolist()


def same(found: list[list[float]], expected: list[list[float]]) -> bool:
    return pd.DataFrame(found).equals(pd.DataFrame(expected, dtype=float))


# --- one table ---------------------------------------------------------------------------------


def test_table_of_cities_and_answers() -> None:
    intake = read(make_table())
    study = study_of(intake)
    assert told(intake) == []
    assert intake.left_out == 0
    assert [(c.id, c.name, c.country, c.region) for c in study.cities] == [
        ("arco", "Arco", "ES", "150"),
        ("brae", "Brae", "NA", "002"),
        ("cove", "Cove", "CL", "419"),
    ]
    assert list(study.answers.columns) == ["voting", "strategic_plan"]
    assert same(answers_of(study), [[1, 0], [0, NAN], [1, 1]])
    overall = score(study).overall
    assert overall.drop("brae").tolist() == [50, 100]
    assert math.isnan(overall["brae"])  # one of two answers is too little


def test_file_that_says_nothing_of_itself_is_somebodys_own_and_unverified() -> None:
    info = study_of(read(make_table(), "Our cities 2024.xlsx")).info
    assert info.id == "our-cities-2024"
    assert info.title.en == "Our cities 2024"
    assert (info.status, info.licence, info.years) == ("not_stated", "none stated", ())
    assert len({info.caveat.read(language) for language in LANGUAGES}) == len(LANGUAGES)
    assert info.left_out == 0


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_of_any_separator_and_encoding(separator: str, encoding: str) -> None:
    rows = [("Málaga", "España", 36.7, -4.4, "sí", "no"), ("Orán", "Argelia", 35, -1, "NO", "n/a")]
    content = make_csv(rows, HEADER, separator).decode().encode(encoding)
    study = study_of(read(content, "file.csv"))
    assert [c.name for c in study.cities] == ["Málaga", "Orán"]
    assert same(answers_of(study), [[1, 0], [0, NAN]])


def test_csv_with_decimal_commas_and_the_line_of_excel() -> None:
    header = ("Ciudad", "País", "Latitud", "Longitud", "Población", "voting")
    rows = [("Arco", "ES", "43,31", "-3,5", "1.250.000", "1")]
    content = b"sep=;\r\n" + make_csv(rows, header, ";")
    (city,) = study_of(read(content, "file.csv")).cities
    assert (city.latitude, city.longitude, city.population) == (43.31, -3.5, 1_250_000)


@pytest.mark.parametrize(
    "header",
    [
        ("City", "Country", "Latitude", "Longitude", "Voting", "Strategic plan"),
        ("ciudad", "PAIS", "latitud", "longitud", "Voto", "Plan estratégico"),
        ("Ville", "Pays", "Latitude", "Longitude", "vote", "Plan strategique"),
        ("name", "country", "latitude", "longitude", "voting", "What is it? (strategic_plan)"),
    ],
)
def test_headers_in_any_language(header: tuple[str, ...]) -> None:
    study = study_of(read(make_table(CITIES, header)))
    assert list(study.answers.columns) == ["voting", "strategic_plan"]
    assert study.cities[0].latitude == 43.3


def test_title_above_the_header_is_no_header() -> None:
    intake = read(make_workbook({"Answers": [("Our study",), (), HEADER, *CITIES]}))
    assert len(study_of(intake).cities) == 3
    assert told(intake) == []


def test_one_answer_in_each_row() -> None:
    header = ("City", "Country", "Latitude", "Longitude", "Question", "Answer")
    rows = [
        ("Arco", "ES", 1, 2, "voting", "yes"),
        ("Brae", "FR", 1, 2, "Voto", "no"),
        ("Arco", "ES", 1, 2, "strategic_plan", 0),
        ("Brae", "FR", 1, 2, "dancing", 1),
    ]
    intake = read(make_table(rows, header))
    study = study_of(intake)
    assert told(intake) == [("unknown_question_here", 5, "E")]
    assert study.answers.loc["arco", ["voting", "strategic_plan"]].tolist() == [1, 0]
    assert study.answers.loc["brae", "voting"] == 0
    assert intake.left_out == 0


def test_second_answer_to_the_same_question_leaves_its_city_out() -> None:
    header = ("City", "Country", "Latitude", "Longitude", "Question", "Answer")
    rows = [(c, "ES", 1, 2, "voting", n) for c, n in (("a", 1), ("b", 1), ("a", 0))]
    intake = read(make_table(rows, header))
    assert told(intake) == [("duplicate_answer_here", 4, "F")]
    assert [c.id for c in study_of(intake).cities] == ["b"]
    assert intake.left_out == 1


# --- rows that are left out --------------------------------------------------------------------


def test_rows_with_something_wrong_are_left_out_and_all_is_told_at_once() -> None:
    rows = [
        *CITIES,
        ("Dell", "Narnia", 1, 2, 1, 1),
        ("", "ES", 1, 2, 1, 1),
        ("Eden", "ES", 99, 2, 1, 1),
        ("Ford", "ES", 1, 2, "perhaps", 2),
        ("Arco", "Spain", 1, 2, 1, 1),
    ]
    intake = read(make_table(rows))
    assert told(intake) == [
        ("unknown_country", 5, "B"),
        ("required", 6, "A"),
        ("bad_coordinates", 7, "C"),
        ("not_yes_no", 8, "E"),
        ("out_of_range", 8, "F"),
        ("duplicate_city", 9, "A"),
    ]
    assert [c.name for c in study_of(intake).cities] == ["Arco", "Brae", "Cove"]
    assert intake.left_out == study_of(intake).info.left_out == 5


def test_place_of_a_problem_is_told_as_the_spreadsheet_shows_it() -> None:
    rows = [*CITIES, ("Dell", "Narnia", 1, 2, 1, 1)]
    (problem,) = (p for p in read(make_table(rows)).problems if p.row)
    assert locate(problem) == "file.xlsx, sheet Answers, row 5, column B (Country)"
    assert locate(problem, "es") == "file.xlsx, hoja Answers, fila 5, columna B (Country)"
    assert locate(problem, "fr") == "file.xlsx, feuille Answers, ligne 5, colonne B (Country)"
    assert "Narnia" in describe(problem)


def test_file_of_which_no_row_is_sound_gives_no_study() -> None:
    intake = read(make_table([("Dell", "Narnia", 1, 2, 1, 1)]))
    assert intake.study is None
    assert has_errors(intake.problems)
    assert intake.left_out == 0


def test_columns_that_are_not_known_are_told_and_not_read() -> None:
    header = (*HEADER, "Mood", None)
    intake = read(make_table([(*row, "x", "y") for row in CITIES], header))
    assert told(intake) == [("no_column_name", None, "H"), ("unknown_column", 1, "G")]
    assert len(study_of(intake).cities) == 3


def test_questions_without_a_column_are_not_asked() -> None:
    intake = read(make_table())
    (problem,) = intake.problems
    assert problem.code == "questions_left_out"
    assert problem.value.startswith("public_consultation, ")
    assert problem.allowed == "urban-governance-survey-2015"


def test_table_without_countries() -> None:
    intake = read(make_csv([("Arco", 1)], ("City", "voting")), "file.csv")
    (problem,) = (p for p in intake.problems if p.severity == "error")
    assert (problem.code, problem.allowed) == ("missing_city_column", "Country, País, Pays")
    assert intake.study is None


def test_questions_that_nobody_knows() -> None:
    intake = read(make_csv([("Arco", "ES", 1)], ("City", "Country", "x")), "file.csv")
    assert [p.code for p in intake.problems if p.severity == "error"] == ["no_questions"]
    assert "smart-governance" in describe(intake.problems[0])


def test_questions_that_are_not_scored_alone() -> None:
    intake = read(make_csv([("Arco", "ES", 1)], ("City", "Country", "metropolitan_setup")), "f.csv")
    assert "nothing_to_score" in {p.code for p in intake.problems}
    assert intake.study is None


# --- cells -------------------------------------------------------------------------------------


def test_ids_given_made_and_numbered() -> None:
    header = ("id", "City", "Country", "Latitude", "Longitude", "voting")
    rows = [
        (7.0, "Arco", "ES", 1, 2, 1),
        ("", "San José", "CR", 1, 2, 1),
        ("", "San José", "US", 1, 2, 1),
        ("", "مدينة", "EG", 1, 2, 1),
        ("san-jose-3", "Sán", "ES", 1, 2, 1),
        ("own id", "Dell", "ES", 1, 2, 1),
    ]
    intake = read(make_table(rows, header))
    assert [c.id for c in study_of(intake).cities] == [
        *("7", "san-jose", "san-jose-2", "city-5", "san-jose-3")
    ]
    assert told(intake) == [("bad_id", 7, "A")]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("مدينة نصر", "مدينة نصر"),
        ("Café 👩‍🚀", "Café 👩‍🚀"),
        ("Ar\u202eco\u2066", "Arco"),
        ("  Ar\u00a0 co\t", "Ar co"),
        ("A\u0301rco", "Árco"),
        ("'=1+1", "=1+1"),
        ("=1+1", "=1+1"),
        ("Ar\ufeffco", "Arco"),
    ],
)
def test_names_are_text_without_signs_that_are_not_seen(written: str, kept: str) -> None:
    rows = [(written, "ES", 1, 2, 1, 1)]
    for intake in (read(make_table(rows)), read(make_csv(rows, HEADER, ";"), "file.csv")):
        assert [c.name for c in study_of(intake).cities] == [kept]


def test_answer_words_do_not_count_in_names() -> None:
    rows = [("No", "NO", 61, 9, "oui", "-"), ("Y", "FR", 49.8, 2.8, "faux", "ne sait pas")]
    study = study_of(read(make_table(rows)))
    assert [c.name for c in study.cities] == ["No", "Y"]
    assert same(answers_of(study), [[1, NAN], [0, NAN]])


def test_formula_counts_with_its_stored_value() -> None:
    formula = b'<c r="@"><f>SUM(1,0)</f><v>1</v></c>'
    blank = b'<c r="@" t="str"><f>""</f><v></v></c>'
    study = study_of(
        read(
            make_table(
                [("Arco", "ES", 1, 2, formula, blank), ("Cove", "CL", -33.4, -70.6, "no", 0)]
            )
        )
    )
    assert same(answers_of(study), [[1, NAN], [0, 0]])


def test_percentages_of_spreadsheets() -> None:
    percent = b'<c r="@" s="2"><v>0.36</v></c>'
    intake = read(make_table([*CITIES, ("Dell", "ES", 1, 2, percent, 1)]))
    assert told(intake) == [("percent_here", 5, "E")]
    assert intake.problems[-1].value == "36%"


# --- workbooks ---------------------------------------------------------------------------------


def test_sheets_of_a_workbook_in_another_language() -> None:
    intake = read(
        make_workbook(
            {
                "Instrucciones": [("Lea esto",)],
                "Estudio": [
                    ("Campo", "Valor"),
                    ("Título", "Nuestras ciudades"),
                    ("Años de las respuestas", "2018–2019"),
                    ("Entidades productoras", "Una; Otra"),
                    ("Estado", "demostración"),
                    ("Lo que debe saberse", "Inventado."),
                ],
                "Ciudades": [
                    ("Ciudad", "País", "Latitud", "Longitud", "Habitantes"),
                    ("Arco", "España", 43.3, -3, 40_000),
                    ("Brae", "Namibia", -22.5, 17, None),
                ],
                "Respuestas": [("Ciudad", "Voto"), ("Brae", "sí"), ("ARCO", "no")],
                "Listas": [("sí",)],
            }
        )
    )
    study = study_of(intake)
    assert told(intake) == []
    assert [c.population for c in study.cities] == [40_000, None]
    assert same(answers_of(study), [[0], [1]])
    info = study.info
    assert info.title.read("fr") == "Nuestras ciudades"
    assert (info.years, info.status) == ((2018, 2019), "demonstration")
    assert [p.en for p in info.publishers] == ["Una", "Otra"]
    assert info.caveat.read("es") == "Inventado."


def test_city_of_the_answers_that_is_not_among_the_cities() -> None:
    sheets = {
        "Cities": [("City", "Country", "Latitude", "Longitude"), ("Arco", "ES", 1, 2)],
        "Answers": [("City", "voting"), ("Arco", 1), ("Brae", 1), ("Arco", 0)],
    }
    intake = read(make_workbook(sheets))
    assert told(intake) == [("unknown_city_here", 3, "A"), ("duplicate_city", 4, "A")]
    assert [c.id for c in study_of(intake).cities] == ["arco"]
    assert study_of(intake).answers.loc["arco", "voting"] == 1


def test_cities_of_the_same_name_are_told_apart_by_country_or_id() -> None:
    cities = [("City", "Country", "Latitude", "Longitude"), ("X", "ES", 1, 2), ("X", "FR", 1, 2)]
    answers = [("City", "Country", "voting"), ("X", "France", 1), ("X", "ES", 0)]
    study = study_of(read(make_workbook({"Cities": cities, "Answers": answers})))
    assert same(answers_of(study), [[0], [1]])
    answers = [("City", "voting"), ("X", 1), ("x-2", 0)]
    intake = read(make_workbook({"Cities": cities, "Answers": answers}))
    assert told(intake) == [("city_not_matched", 2, "A"), ("ambiguous_city", 2, "A")]
    assert study_of(intake).answers.loc["x-2", "voting"] == 0


def test_sheet_of_another_name_holds_the_answers_where_no_other_does() -> None:
    intake = read(make_workbook({"Hoja1": [HEADER, *CITIES], "Hoja2": [], "Hoja3": [("x",)]}))
    assert len(study_of(intake).cities) == 3
    assert [(p.code, p.sheet) for p in intake.problems if p.code != "questions_left_out"] == [
        ("unknown_sheet", "Hoja3")
    ]


def test_workbook_without_answers() -> None:
    intake = read(make_workbook({"Hoja1": [("a", "b"), (1, 2)]}))
    assert [p.code for p in intake.problems if p.severity == "error"] == ["no_answers_sheet"]


def test_questionnaire_that_the_study_names() -> None:
    sheets = {
        "Study": [("Questionnaire", "smart-governance"), ("Mood", "good"), ("Color", "blue")],
        "Answers": [HEADER[:5], *(row[:5] for row in CITIES)],
    }
    intake = read(make_workbook(sheets))
    assert intake.study is None
    assert ("unknown_field", 2, "") in told(intake)
    assert "nothing_to_score" in {p.code for p in intake.problems}


def test_status_that_is_none() -> None:
    intake = read(make_workbook({"Study": [("Status", "so-so")], "Answers": [HEADER, *CITIES]}))
    assert intake.study is None
    assert [p.code for p in intake.problems if p.severity == "error"] == ["unknown_status"]


OWN = {
    "Framework": [("id", "parent", "label_en"), ("good", "", "Good"), ("calm", "good", "Calm")],
    "Questions": [
        ("id", "dimension", "role", "type", "low", "high", "text_en", "levels_en"),
        ("mood", "calm", "scored", "scale", 0, 2, "What mood?", "low; fair; high"),
        ("size", "calm", "scored", "number", 0, 100, "What size?", ""),
    ],
    "Answers": [
        ("City", "Country", "Latitude", "Longitude", "What mood?", "size"),
        ("Arco", "ES", 1, 2, "fair", "12,5"),
        ("Brae", "ES", 1, 2, "2 - high", 50),
        ("Cove", "ES", 1, 2, "3", "1,234"),
    ],
}


def test_workbook_with_questions_and_a_framework_of_its_own() -> None:
    intake = read(make_workbook(OWN))
    study = study_of(intake)
    assert [d.id for d in study.framework.dimensions] == ["calm"]
    assert same(answers_of(study), [[1, 12.5], [2, 50]])
    assert told(intake) == [("out_of_range", 4, "E")]


def test_wrong_questions_of_its_own_are_told_with_their_place() -> None:
    questions = [*OWN["Questions"], ("mood", "joy", "scored", "scale", 2, 0, "?", "")]
    intake = read(make_workbook({**OWN, "Questions": questions}))
    assert intake.study is None
    assert [
        (p.code, p.sheet, p.row, p.letter) for p in intake.problems if p.sheet != "Answers"
    ] == [
        ("duplicate_id", "Questions", 4, "A"),
        ("unknown_dimension", "Questions", 4, "B"),
        ("bad_goalposts", "Questions", 4, "E"),
    ]


def test_sheet_of_questions_to_be_read_by_people_is_left_alone() -> None:
    sheets = {"Questions": [("Question", "Text"), ("voting", "?")], "Answers": [HEADER, *CITIES]}
    assert len(study_of(read(make_workbook(sheets))).cities) == 3


# --- zips --------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", ["", "made/", "./"])
def test_zip_of_a_study_folder(folder: str) -> None:
    files = {f"{folder}{name}": content for name, content in SOUND.items()}
    intake = read(make_zip({**files, f"{folder}README.md": "x", "__MACOSX/._x": "y"}), "made.zip")
    assert intake.problems == ()
    assert [c.id for c in study_of(intake).cities] == ["arco", "brae", "cove", "dell"]


def test_rows_of_a_zip_with_something_wrong_are_left_out() -> None:
    cities = SOUND["cities.csv"].replace("Dell,ES", "Dell,Spain")
    answers = SOUND["answers.csv"].replace("arco,listen,3", "arco,listen,9")
    intake = read(make_zip({**SOUND, "cities.csv": cities, "answers.csv": answers}), "made.zip")
    assert [c.id for c in study_of(intake).cities] == ["brae", "cove"]
    assert intake.left_out == study_of(intake).info.left_out == 2
    assert {p.code for p in intake.problems} == {"bad_country", "out_of_range"}
    assert locate(intake.problems[0]) == "made.zip, cities.csv, row 5, column country"


def test_files_missing_in_a_zip() -> None:
    intake = read(make_zip({"datapackage.json": SOUND["datapackage.json"]}), "made.zip")
    assert intake.study is None
    assert [p.code for p in intake.problems] == ["missing_file"] * 3


# --- there and back ----------------------------------------------------------------------------


@pytest.mark.parametrize("write", [to_zip, to_workbook])
def test_survey_comes_back_with_the_same_scores(survey: Study, write) -> None:
    intake = read(write(survey))
    study = study_of(intake)
    assert intake.problems == ()
    assert study.cities == survey.cities
    assert study.questions == survey.questions
    assert study.answers.equals(survey.answers)
    assert score(study).overall.equals(score(survey).overall)


# --- the rest ----------------------------------------------------------------------------------


def test_kind_is_told_by_the_content_and_not_by_the_name() -> None:
    assert read(make_table(), "file.csv").study is not None
    assert read(make_csv(), "file.xlsx").study is not None
    assert read(make_zip(SOUND), "file.txt").study is not None


def test_progress_goes_from_0_to_1() -> None:
    shares: list[float] = []
    read_file(make_table(), "file.xlsx", progress=shares.append)
    assert shares[0] == 0
    assert shares[-1] == 1
    assert shares == sorted(shares)


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\x\\passwd", "pass\u202ewd", "passwd"])
def test_name_of_the_file_is_shown_without_its_folder(name: str) -> None:
    assert read(b"", name).name == "passwd"


def test_long_name_of_the_file_is_cut() -> None:
    assert read(b"", "x" * 300).name == "x" * 79 + "…"


def test_what_takes_too_much_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr("smartgov.intake.read_file.assemble", fail)
    assert [p.code for p in read(make_table()).problems] == ["too_much"]


def test_problems_are_bounded_and_errors_come_first() -> None:
    warnings = [Problem("no_coordinates", "f", n) for n in range(900)]
    errors = [Problem("required", "f", n) for n in range(900)]
    found = limit_problems([*warnings, *errors], unlisted=5)
    assert len(found) == 1_001
    assert [p.code for p in found].count("required") == 900
    assert found[-1] == Problem("more_problems", "f", value="805")
    assert limit_problems(warnings) == tuple(warnings)


def test_the_same_problem_of_a_column_is_told_so_often_and_then_counted() -> None:
    rows = [(f"c{n}", "ES", 1, 2, "perhaps", 1) for n in range(300)]
    intake = read(make_table([*CITIES, *rows]))
    codes = [p.code for p in intake.problems]
    assert codes.count("not_yes_no") == 100
    assert intake.problems[-1].value == "200"
    assert intake.left_out == 300


def test_region_that_is_none_is_that_of_the_country() -> None:
    header = (*HEADER, "Region", "Subregion")
    rows = [
        (*CITIES[0], "Europa", "39"),
        (*CITIES[1], "Middle-earth", ""),
        (*CITIES[2], "CL-AN", ""),
    ]
    intake = read(make_table(rows, header))
    assert told(intake) == [("unknown_region", 3, "G")]
    assert [(c.region, c.subregion) for c in study_of(intake).cities] == [
        ("150", "039"),
        ("002", "018"),
        ("CL-AN", ""),
    ]


def test_workbook_of_too_many_sheets() -> None:
    intake = read(make_workbook({f"s{n}": [("x",)] for n in range(51)}))
    assert [p.code for p in intake.problems] == ["too_many_sheets"]


def test_cells_of_too_much_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("smartgov.intake.tables.grid.MAX_TEXT", 100)
    intake = read(make_table([("x" * 90, "ES", 1, 2, 1, 1), ("y" * 90, "ES", 1, 2, 1, 1)]))
    assert [p.code for p in intake.problems] == ["too_much_text"]


def test_rows_that_cannot_be_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(rows: object) -> object:
        raise csv.Error("no rows")
        yield rows

    monkeypatch.setattr("smartgov.intake.tables.delimited.csv.reader", lambda *_, **__: fail(0))
    intake = read(make_csv(), "file.csv")
    assert [(p.code, p.value) for p in intake.problems] == [("unreadable", "no rows")]


def test_columns_that_a_table_of_cities_or_its_answers_should_not_have() -> None:
    sheets = {
        "Cities": [
            ("City", "Country", "Latitude", "Longitude", "Mayor"),
            ("Arco", "ES", 1, 2, "x"),
        ],
        "Answers": [("City", "Population", "voting"), ("Arco", 5, 1)],
    }
    intake = read(make_workbook(sheets))
    assert told(intake) == [("unknown_column", 1, "E"), ("unknown_column", 1, "B")]


@pytest.mark.parametrize(
    ("given", "kept"), [("a_b.c", "a_b.c"), ("Ávila 2", "avila-2"), ("", "file")]
)
def test_id_of_a_study(given: str, kept: str) -> None:
    study = [("id", given), ("basis", "recorded")]
    info = study_of(read(make_workbook({"Study": study, "Answers": [HEADER, *CITIES]}))).info
    assert (info.id, info.basis) == (kept, "recorded")


def test_formula_without_value_in_a_header_or_for_a_city() -> None:
    formula = b'<c r="@"><f>1</f></c>'
    sheets = {
        "Cities": [("City", "Country", "Latitude", "Longitude"), ("Arco", "ES", 1, 2)],
        "Answers": [("City", "voting", formula), ("Arco", 1, 1), (formula, 1, 1)],
    }
    intake = read(make_workbook(sheets))
    assert told(intake) == [("no_column_name", None, "C"), ("formula_without_value", 3, "A")]
    assert len(study_of(intake).cities) == 1
    assert intake.left_out == 1
