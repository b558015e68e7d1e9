"""Tests of every kind of problem, created on disk, and of their messages."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import smartgov
from smartgov.problems import WARNINGS, Problem, describe, has_errors, locate, problem_texts
from smartgov.study.framework import read_recommendations
from smartgov.text import LANGUAGES
from tests.smartgov.made_studies import SOUND, StudyFolder

PACKAGE, FRAMEWORK, QUESTIONS, CITIES, ANSWERS = SOUND

#: Texts that name a part of a place, not a problem.
WORDS_OF_PLACES = {"row", "sheet", "column"}

CODES = sorted(set(problem_texts("en")) - WORDS_OF_PLACES)

RECOMMENDATIONS = ", ".join(r.id for r in read_recommendations())
ID_RULE = "letters, digits, hyphen, underscore and point, no spaces"

Break = Callable[[StudyFolder], object]


def change(file: str, old: str, new: str) -> Break:
    return lambda folder: folder.change(file, old, new)


def write(file: str, content: str | bytes) -> Break:
    return lambda folder: folder.write(file, content)


def remove(file: str) -> Break:
    return lambda folder: folder.remove(file)


def state(**fields: object) -> Break:
    return lambda folder: folder.describe_itself(**fields)


def with_column(table: str, name: str, cells: dict[str, str]) -> str:
    """Return a table with one more column, whose cells are given by the id of their row."""
    header, *rows = table.splitlines()
    added = [f"{row},{cells.get(row.partition(',')[0], '')}" for row in rows]
    return "\n".join([f"{header},{name}", *added, ""])


STATUS_WORDS = "real, demonstration, not_stated"


def _beyond(file: str, row: int | None, column: str, value: object, allowed: str) -> Problem:
    return Problem("out_of_range", file, row, column, str(value), allowed)


#: The sound answers with a column for the date of a verification.
DATED = SOUND[ANSWERS].replace("\n", ",\n").replace("value,\n", "value,verified_on\n", 1)

#: What is done to the sound study, and everything that is then wrong with it.
BROKEN: list[tuple[Break, list[Problem]]] = [
    # files
    (remove(PACKAGE), [Problem("missing_file", PACKAGE)]),
    (remove(QUESTIONS), [Problem("missing_file", QUESTIONS)]),
    (remove(CITIES), [Problem("missing_file", CITIES)]),
    (remove(ANSWERS), [Problem("missing_file", ANSWERS)]),
    (write(PACKAGE, b""), [Problem("empty_file", PACKAGE)]),
    (write(QUESTIONS, b" \n\n"), [Problem("empty_file", QUESTIONS)]),
    (write(ANSWERS, "city,question,value\n"), [Problem("empty_file", ANSWERS)]),
    (
        write(CITIES, SOUND[CITIES].replace("Dell", "Dèll").encode("latin-1")),
        [Problem("not_utf8", CITIES, row=5, value="0xe8")],
    ),
    (
        write(ANSWERS, SOUND[ANSWERS].replace("cove,listen", "cove\0,listen")),
        [Problem("nul_byte", ANSWERS)],
    ),
    (
        write(PACKAGE, SOUND[PACKAGE][:-1]),
        [Problem("not_json", PACKAGE, row=1, value="Expecting ',' delimiter")],
    ),
    (
        write(CITIES, f'{SOUND[CITIES]}eden,"{"x" * 131_073}",ES,,,,,,,\n'),
        [Problem("unreadable", CITIES, value="field larger than field limit (131072)")],
    ),
    # the package
    (
        change(PACKAGE, '"status":', '"status": "real", "status":'),
        [Problem("repeated_field", PACKAGE, column="status")],
    ),
    (
        state(id=None),
        [Problem("missing_id", PACKAGE, column="id")],
    ),
    (
        state(title=None),
        [Problem("missing_title", PACKAGE, column="title", allowed="en, es, fr")],
    ),
    (
        state(id="other"),
        [Problem("id_mismatch", PACKAGE, column="id", value="other", allowed="made")],
    ),
    (
        state(series="made of two", edition=2019),
        [Problem("bad_id", PACKAGE, None, "series", "made of two", ID_RULE)],
    ),
    (
        state(series="made", edition="2019"),
        [Problem("bad_edition", PACKAGE, None, "edition", "2019")],
    ),
    (state(series="made"), [Problem("incomplete_edition", PACKAGE, column="edition")]),
    (state(edition=2019), [Problem("incomplete_edition", PACKAGE, column="series")]),
    (
        state(series="made", edition=2019, **{"break": "New rules."}),
        [Problem("bad_break", PACKAGE, column="break")],
    ),
    (
        state(**{"break": {"en": "New rules."}}),
        [Problem("break_without_series", PACKAGE, column="break")],
    ),
    (
        state(series="m", edition=2019, **{"break": {"en": "New.", "questions": ["vote", "x"]}}),
        [Problem("unknown_question", PACKAGE, column="break", value="x")],
    ),
    (
        state(status=None),
        [
            Problem(
                "missing_field", PACKAGE, column="status", allowed="real, demonstration, not_stated"
            )
        ],
    ),
    (
        state(status="draft"),
        [
            Problem(
                "not_allowed", PACKAGE, None, "status", "draft", "real, demonstration, not_stated"
            )
        ],
    ),
    (
        state(resources=[{"path": CITIES, "hash": "sha256:00"}]),
        [Problem("hash_mismatch", CITIES)],
    ),
    (
        write(PACKAGE, SOUND[PACKAGE].replace("Made-up", "\\ud800", 1)),
        [Problem("half_character", PACKAGE)],
    ),
    # numbers that cannot be
    *(
        (state(left_out=wrong), [_beyond(PACKAGE, None, "left_out", wrong, "0 – 1,000,000")])
        for wrong in (-1, 1_000_001, 10**40)
    ),
    (state(years=[2019, 10**19]), [_beyond(PACKAGE, None, "years", 10**19, "1000 – 2200")]),
    (state(years=[2019] * 101), [_beyond(PACKAGE, None, "years", 101, "≤ 100")]),
    *(
        (
            change(CITIES, "43.3,-3,40000", f"43.3,-3,{wrong}"),
            [_beyond(CITIES, 2, "population", wrong, "1, 2, 3 … 1,000,000,000")],
        )
        for wrong in ("1e19", "1000000001", "1.5", "0")
    ),
    *(
        (
            change(CITIES, "43.3,-3,40000", f"43.3,-3,{wrong}"),
            [Problem("thousands_point", CITIES, 2, "population", wrong)],
        )
        for wrong in ("1.000", "40.000")
    ),
    (
        change(CITIES, "40000,2019", "40000,1e19"),
        [_beyond(CITIES, 2, "population_year", "1e19", "1000 – 2200")],
    ),
    (
        change(FRAMEWORK, "data,open,2", "data,open,1e308"),
        [_beyond(FRAMEWORK, 4, "weight", "1e308", "0 – 1000000")],
    ),
    (
        change(QUESTIONS, "number,0,50", "number,0,1e308"),
        [_beyond(QUESTIONS, 5, "high", "1e308", "-1e+15 – 1e+15")],
    ),
    (
        change(QUESTIONS, "scale,0,4", "scale,0,1000000"),
        [_beyond(QUESTIONS, 3, "high", "1000000", "1 – 100")],
    ),
    *(
        (
            change(ANSWERS, "cove,sets,100", f"cove,sets,{wrong}"),
            [Problem("not_a_number", ANSWERS, 16, "value", wrong)],
        )
        for wrong in ("NaN", "inf", "1e999")
    ),
    (
        change(ANSWERS, "cove,sets,100", "cove,sets,1e308"),
        [_beyond(ANSWERS, 16, "value", "1e308", "1 – 1000")],
    ),
    (
        state(resources=[{"path": CITIES, "hash": "sha256:00", "rows": 5}]),
        [Problem("rows_missing", CITIES, value="4", allowed="5")],
    ),
    (
        state(id="../../etc"),
        [Problem("bad_id", PACKAGE, None, "id", "../../etc", ID_RULE)],
    ),
    (
        state(title={"en": "x" * 301}, short_title="y"),
        [Problem("too_long", PACKAGE, None, "title", "", "300")],
    ),
    (
        change(CITIES, "Dell", "D" * 201),
        [Problem("too_long", CITIES, 5, "name", "D" * 201, "200")],
    ),
    # headers and rows
    (
        change(CITIES, "id,name,country", "id,title,country"),
        [
            Problem("missing_column", CITIES, 1, "name"),
            Problem("unknown_column", CITIES, 1, "title"),
        ],
    ),
    (
        change(FRAMEWORK, "id,parent", "id,id"),
        [Problem("duplicate_column", FRAMEWORK, 1, "id")],
    ),
    (
        change(QUESTIONS, "unit,recommendations", "units,recommendations"),
        [Problem("unknown_column", QUESTIONS, 1, "units")],
    ),
    (
        write(QUESTIONS, with_column(SOUND[QUESTIONS], "levels_en", {"listen": "never; often"})),
        [Problem("bad_levels", QUESTIONS, 3, "levels_en", "2", "5")],
    ),
    (
        change(QUESTIONS, "Do residents vote?", "Do residents, if any, vote?"),
        [Problem("wrong_width", QUESTIONS, 2, value="15", allowed="13")],
    ),
    # ids
    (
        change(CITIES, "dell,Dell", "dell city,Dell"),
        [Problem("bad_id", CITIES, 5, "id", "dell city", ID_RULE)],
    ),
    (
        change(QUESTIONS, "listen,voice", "vote,voice"),
        [Problem("duplicate_id", QUESTIONS, 3, "id", "vote")],
    ),
    (
        change(FRAMEWORK, "plan,plans", "open,plans"),
        [
            Problem("duplicate_id", FRAMEWORK, 6, "id", "open"),
        ],
    ),
    # cells
    (
        change(CITIES, "brae,Brae", "brae,"),
        [Problem("required", CITIES, 3, "name")],
    ),
    (
        change(QUESTIONS, "sets,data,scored", "sets,,scored"),
        [Problem("required", QUESTIONS, 4, "dimension")],
    ),
    (
        change(QUESTIONS, "scale,0,4", "scale,,"),
        [
            Problem("required", QUESTIONS, 3, "low"),
            Problem("required", QUESTIONS, 3, "high"),
        ],
    ),
    (
        change(CITIES, "40000", "40k"),
        [Problem("not_a_number", CITIES, 2, "population", "40k")],
    ),
    (
        change(ANSWERS, "arco,delay,10", 'arco,delay,"1,5"'),
        [Problem("not_a_number", ANSWERS, 5, "value", "1,5")],
    ),
    (
        change(QUESTIONS, "staff,,context,number", "staff,,context,count"),
        [Problem("not_allowed", QUESTIONS, 7, "type", "count", "yes_no, scale, number")],
    ),
    (
        change(QUESTIONS, ",,-1,,days", ",,2,,days"),
        [Problem("not_allowed", QUESTIONS, 5, "direction", "2", "1, -1")],
    ),
    (
        change(FRAMEWORK, "data,open,2", "data,open,-2"),
        [Problem("out_of_range", FRAMEWORK, 4, "weight", "-2", "0 – 1000000")],
    ),
    (
        change(ANSWERS, "arco,listen,3", "arco,listen,7"),
        [Problem("out_of_range", ANSWERS, 3, "value", "7", "0 – 4")],
    ),
    (
        change(ANSWERS, "cove,delay,50", "cove,delay,51"),
        [Problem("beyond_goalposts", ANSWERS, 17, "value", "51", "0 – 50")],
    ),
    # places
    (
        change(CITIES, "Cove,CL", "Cove,Chile"),
        [Problem("bad_country", CITIES, 4, "country", "Chile")],
    ),
    (
        change(CITIES, "40000,2019,", "40000,2019.5,"),
        [Problem("not_a_year", CITIES, 2, "population_year", "2019.5")],
    ),
    (
        change(CITIES, "43.3,-3", "-3,433"),
        [Problem("bad_coordinates", CITIES, 2, "latitude", "-3, 433")],
    ),
    (
        change(CITIES, "43.3,-3", "90.1,-3"),
        [Problem("bad_coordinates", CITIES, 2, "latitude", "90.1, -3")],
    ),
    (
        change(CITIES, "43.3,-3", ",-3"),
        [Problem("bad_coordinates", CITIES, 2, "latitude", ", -3")],
    ),
    (
        change(CITIES, "43.3,-3", "43.3,"),
        [Problem("bad_coordinates", CITIES, 2, "latitude", "43.3, ")],
    ),
    (
        change(CITIES, "43.3,-3", "43° N,3° W"),
        [Problem("bad_coordinates", CITIES, 2, "latitude", "43° N, 3° W")],
    ),
    (
        change(CITIES, "43.3,-3", ","),
        [Problem("no_coordinates", CITIES, 2, "latitude")],
    ),
    # one table against another
    (
        change(ANSWERS, "arco,vote,1", "arcos,vote,1"),
        [Problem("unknown_city", ANSWERS, 2, "city", "arcos")],
    ),
    (
        change(ANSWERS, "arco,vote,1", "arco,votes,1"),
        [Problem("unknown_question", ANSWERS, 2, "question", "votes")],
    ),
    (
        change(ANSWERS, "brae,vote,0", "arco,vote,0"),
        [Problem("duplicate_answer", ANSWERS, 9, "value", "arco, vote")],
    ),
    (
        write(ANSWERS, DATED.replace("arco,vote,1,", "arco,vote,1,2019")),
        [Problem("verified_by_nobody", ANSWERS, 2, "verified_by", "2019")],
    ),
    (
        write(
            ANSWERS, DATED.replace("verified_on", "note").replace("cove,sets,100,", "cove,sets,,n")
        ),
        [Problem("evidence_without_answer", ANSWERS, 16, "value", "sets")],
    ),
    (
        change(QUESTIONS, "vote,voice", "vote,voices"),
        [
            Problem(
                "unknown_dimension", QUESTIONS, 2, "dimension", "voices", "voice, data, plan, look"
            )
        ],
    ),
    (
        change(QUESTIONS, "staff,,", "staff,open,"),  # a pillar is no dimension
        [
            Problem(
                "unknown_dimension", QUESTIONS, 7, "dimension", "open", "voice, data, plan, look"
            )
        ],
    ),
    (
        change(QUESTIONS, "design_together", "design_together;dance"),
        [
            Problem(
                "unknown_recommendation", QUESTIONS, 2, "recommendations", "dance", RECOMMENDATIONS
            )
        ],
    ),
    (
        change(FRAMEWORK, "look,plans", "look,plan"),  # a dimension is no pillar
        [Problem("unknown_parent", FRAMEWORK, 7, "parent", "plan")],
    ),
    (
        write(FRAMEWORK, "id,parent,label_en\nvoice,open,Voice\n"),
        [
            Problem("unknown_parent", FRAMEWORK, 2, "parent", "open"),
            Problem("no_pillars", FRAMEWORK),
        ],
    ),
    # scales
    (
        change(QUESTIONS, "number,0,50", "number,50,0"),
        [Problem("bad_goalposts", QUESTIONS, 5, "low", "50")],
    ),
    (
        change(QUESTIONS, "number,0,50", "number,50,50"),
        [Problem("bad_goalposts", QUESTIONS, 5, "low", "50")],
    ),
    (
        change(QUESTIONS, "number,1,1000,log10", "number,0,1000,log10"),
        [Problem("log_of_non_positive", QUESTIONS, 4, "low", "0")],
    ),
    (
        change(ANSWERS, "cove,sets,100", "cove,sets,0"),
        [
            Problem("beyond_goalposts", ANSWERS, 16, "value", "0", "1 – 1000"),
            Problem("log_of_non_positive", ANSWERS, 16, "value", "0", "1 – 1000"),
        ],
    ),
    (
        change(QUESTIONS, "0,90000,,", "0,90000,,sample"),
        [Problem("no_range", ANSWERS, column="staff")],
    ),
    (
        write(QUESTIONS, SOUND[QUESTIONS].replace(",scored,", ",context,")),
        [Problem("no_scored_questions", QUESTIONS, column="role")],
    ),
]


def name_of(case: object) -> str:
    """Return how a test is called: the codes and files that come out."""
    if isinstance(case, list):
        return " ".join(f"{problem.code}-{problem.file}" for problem in case)
    return ""


@pytest.mark.parametrize(("break_it", "problems"), BROKEN, ids=name_of)
def test_broken_study_has_exactly_these_problems(
    folder: StudyFolder, break_it: Break, problems: list[Problem]
) -> None:
    break_it(folder)
    loaded = folder.load()
    assert list(loaded.problems) == problems
    assert (loaded.study is None) == any(p.code not in WARNINGS for p in problems)


def strings_of(folder: str) -> set[str]:
    """Return the strings of the modules in a folder of the project."""
    root = Path(smartgov.__file__).parent.parent
    trees = [ast.parse(p.read_text(encoding="utf-8")) for p in (root / folder).rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    return {node.value for node in nodes if isinstance(node.value, str)}


def test_every_code_is_made_here() -> None:
    """Those that a folder is not there, not readable, or all wrong, have their tests elsewhere.

    So have those that only a visitor's own file, a table of cases, or two editions can have.
    """
    made = {problem.code for _, problems in BROKEN for problem in problems}
    own = strings_of("smartgov/intake")
    cases = strings_of("tests/smartgov/cases")
    assert (
        set(CODES)
        - made
        - {*("missing_folder", "no_access", "study_failed", "too_many_problems")}
        - own
        - cases
        - strings_of("smartgov/editions")
        == set()
    )
    assert made <= set(CODES)


def test_every_code_of_visitors_files_has_its_test() -> None:
    own = strings_of("smartgov/intake") & set(CODES)
    assert len(own) > 40
    assert own - strings_of("tests/smartgov/intake") == set()


# --- severity ----------------------------------------------------------------------------------


def test_only_these_are_warnings() -> None:
    warnings = {
        *(
            "hash_mismatch",
            "id_mismatch",
            "no_coordinates",
            "beyond_goalposts",
            "unknown_column",
            "no_range",
        ),
        *("ambiguous_place", "external_links", "macros", "more_problems", "no_column_name"),
        *("questions_left_out", "second_header", "unknown_field", "unknown_region"),
        *("unknown_question_here", "unknown_sheet", "other_answers", "city_without_answers"),
        *("merged_cells", "carried_down", "hidden_rows", "hidden_columns", "hidden_sheet"),
        *("colored_answers", "stacked_table", "summary_row", "title_row", "header_too_long"),
        *("respondent_columns", "guessed_encoding"),
        *("coordinates_swapped", "coordinates_sign", "coordinates_zero"),
        *("coordinates_point", "coordinates_far", "no_known_place"),
        *("coordinates_elsewhere", "coordinates_outside"),
        *("edition_scale", "edition_city", "evidence_without_answer"),
    }
    assert warnings == WARNINGS
    assert {code for code in CODES if Problem(code, "t.csv").severity == "warning"} == warnings


def test_one_error_among_warnings_is_enough() -> None:
    warning, error = Problem("no_range", "t.csv"), Problem("required", "t.csv")
    assert not has_errors([])
    assert not has_errors([warning, warning])
    assert has_errors([warning, error])


# --- texts -------------------------------------------------------------------------------------


def codes_of_the_readers() -> set[str]:
    """Return the codes that reading a study gives to problems and checks."""
    readers = (Path(smartgov.__file__).parent / "study").glob("*.py")
    calls = [
        node
        for reader in readers
        for node in ast.walk(ast.parse(reader.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("Problem", "_check")
    ]
    first = [call.args[0] for call in calls]
    return {node.value for node in first if isinstance(node, ast.Constant)}


def test_every_code_of_the_readers_has_its_text() -> None:
    found = codes_of_the_readers()
    assert len(found) > 20
    assert found <= set(CODES)


def fields_of(text: str) -> list[str]:
    return sorted(re.findall(r"\{\w*\}", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_have_the_same_keys_and_placeholders(language) -> None:
    english, texts = problem_texts("en"), problem_texts(language)
    assert list(texts) == list(english)
    assert {code: fields_of(texts[code]) for code in texts} == {
        code: fields_of(english[code]) for code in english
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_sentences_with_known_placeholders(language) -> None:
    for code in CODES:
        text = problem_texts(language)[code]
        assert text.endswith(".")
        assert set(fields_of(text)) <= {"{value}", "{allowed}"}
        assert "{" not in text.replace("{value}", "").replace("{allowed}", "")


def test_texts_of_the_languages_differ() -> None:
    for code in CODES:
        assert len({problem_texts(language)[code] for language in LANGUAGES}) == len(LANGUAGES)


def test_sentence_says_what_was_found_and_what_is_allowed() -> None:
    problem = Problem("not_allowed", QUESTIONS, 7, "type", "count", "yes_no, scale, number")
    assert describe(problem) == ("“count” is not allowed here. Use one of: yes_no, scale, number.")
    assert "count" in describe(problem, "es")
    assert "yes_no, scale, number" in describe(problem, "fr")


def test_place_is_told_as_far_as_it_is_known() -> None:
    assert locate(Problem("required", CITIES, 3, "name")) == "cities.csv, row 3, column name"
    assert locate(Problem("required", CITIES, 3, "name"), "es").startswith("cities.csv, fila 3")
    assert locate(Problem("wrong_width", CITIES, 3)) == "cities.csv, row 3"
    assert locate(Problem("no_range", ANSWERS, column="own")) == "answers.csv, column own"
    assert locate(Problem("empty_file", CITIES)) == "cities.csv"


def test_long_value_is_cut_and_one_of_80_characters_is_not() -> None:
    whole, cut = (describe(Problem("bad_country", CITIES, value="x" * n)) for n in (80, 81))
    assert f"“{'x' * 80}”" in whole
    assert f"“{'x' * 77}…”" in cut


def test_value_is_shown_as_it_was_written() -> None:
    problem = Problem("not_allowed", QUESTIONS, 7, "type", "{allowed}", "yes_no")
    assert describe(problem) == "“{allowed}” is not allowed here. Use one of: yes_no."


def test_limits_are_written_as_the_language_does() -> None:
    """In Spanish and French, a comma marks decimals."""
    problem = Problem("too_many_cities", "a.csv", allowed="5,000")
    assert "5,000" in describe(problem)
    for language in set(LANGUAGES) - {"en"}:
        assert "5\N{NO-BREAK SPACE}000" in describe(problem, language)
    columns = Problem("missing_city_column", "a.csv", allowed="Country, País")
    assert all("Country, País" in describe(columns, language) for language in LANGUAGES)


@given(
    st.builds(
        Problem,
        code=st.sampled_from(CODES),
        file=st.text(),
        row=st.none() | st.integers(),
        column=st.text(),
        value=st.text(),
        allowed=st.text(),
    ),
    st.sampled_from(LANGUAGES),
)
def test_every_problem_can_be_told(problem, language) -> None:
    assert describe(problem, language)
    assert locate(problem, language).startswith(problem.file)
