"""Tests of several tables in one sheet: each answer counts for its own question, or none does."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from smartgov.intake.choices import ALL, NO_CHOICES, QUESTION, Choices
from smartgov.intake.read_file import FileStudy, read_file
from smartgov.intake.spot import RefusedError, Row
from smartgov.intake.tables.grid import Part
from smartgov.intake.tables.stacked import MAX_TABLES, Stack, check_beside, is_sure_header
from smartgov.study.load import LoadedStudy
from tests.smartgov.intake.made_files import PLAN, VOTING, Cell, make_csv, make_workbook
from tests.smartgov.intake.made_tables import SPOT, make_grid, make_rows

HEADER = ("City", "Country", "contracts", "decision_records", "budget_execution")
TURNED = ("Ciudad", "País", "budget_execution", "decision_records", "Contratos (contracts)")
FIRST = (("Arco", "ES", 1, 2, 3), ("Brae", "CL", 0, 4, 2))
SECOND = (("Cove", "PE", 3, 2, 1), ("Dell", "FR", 2, 4, 0))
ANSWERS = {"arco": [1, 2, 3], "brae": [0, 4, 2], "cove": [1, 2, 3], "dell": [0, 4, 2]}

Rows = Sequence[Sequence[Cell]]


def read(rows: Rows, choices: Choices = NO_CHOICES) -> FileStudy:
    return read_file(make_workbook({"Hoja1": rows}), "file.xlsx", choices=choices)


def answers_of(loaded: LoadedStudy) -> dict[str, list[float]]:
    assert loaded.study is not None, loaded.problems
    answers = loaded.study.answers[list(HEADER[2:])]
    return {
        str(city): list(row)
        for city, row in zip(answers.index, answers.to_numpy().tolist(), strict=True)
    }


def told(loaded: LoadedStudy) -> list[tuple[str, int | None, str]]:
    other = {"questions_left_out", "no_coordinates", "no_known_place"}
    return [(p.code, p.row, p.value) for p in loaded.problems if p.code not in other]


# --- one below the other -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("between", "row", "titles"),
    [
        ([], 4, []),
        ([[], []], 6, []),
        ([[], ["Table 2: America"]], 6, [("title_row", 5, "Table 2: America")]),
        (
            [["Part two"], [None, "(cont.)"]],
            6,
            [("title_row", 4, "Part two"), ("title_row", 5, "(cont.)")],
        ),
    ],
)
def test_second_table_is_read_by_its_own_header(
    between: Rows, row: int, titles: list[tuple[str, int, str]]
) -> None:
    loaded = read([HEADER, *FIRST, *between, TURNED, *SECOND])
    assert answers_of(loaded) == ANSWERS
    assert told(loaded) == [*titles, ("stacked_table", row, "")]
    assert loaded.left_out == 0


@pytest.mark.parametrize("form", ["{}. {}", "Q{}: {}", "{} - {}"])
def test_second_header_may_be_numbered(form: str) -> None:
    numbered = [form.format(number, name) for number, name in enumerate(TURNED, start=1)]
    loaded = read([HEADER, *FIRST, numbered, *SECOND])
    assert answers_of(loaded) == ANSWERS
    assert told(loaded) == [("stacked_table", 4, "")]


def test_three_tables_in_a_csv_file() -> None:
    third = ("Country", "decision_records", "City", "contracts", "budget_execution")
    rows = [*FIRST, TURNED, *SECOND, third, ("DE", 1, "Eden", 4, 2)]
    for separator in ",;":
        loaded = read_file(make_csv(rows, HEADER, separator), "file.csv")
        assert answers_of(loaded) == ANSWERS | {"eden": [4, 1, 2]}
        assert told(loaded) == [("stacked_table", 4, ""), ("stacked_table", 7, "")]


def test_header_that_is_repeated_for_printing_is_no_city() -> None:
    loaded = read([HEADER, *FIRST, HEADER, *SECOND[:1], HEADER])
    assert answers_of(loaded) == {**dict(list(ANSWERS.items())[:2]), "cove": [3, 2, 1]}
    assert told(loaded) == [("second_header", 4, ""), ("second_header", 6, "")]


def test_second_table_may_ask_less() -> None:
    loaded = read([HEADER, *FIRST, ("City", "contracts", "Country"), ("Cove", 4, "PE")])
    assert str(answers_of(loaded)["cove"]) == "[4.0, nan, nan]"


def test_problem_of_a_second_table_names_its_own_column() -> None:
    loaded = read([HEADER, *FIRST, TURNED, ("Cove", "PE", "many", 2, 1)])
    (problem,) = (p for p in loaded.problems if p.code == "not_a_level")
    assert (problem.row, problem.letter, problem.column) == (5, "C", "budget_execution")


@pytest.mark.parametrize(
    ("second", "value"),
    [
        (("City", "Country", "commitments_report", "contracts"), "commitments_report"),
        (("City", "Country", "contracts", "My own remark"), "My own remark"),
        (("Country", "contracts", "decision_records"), "City"),
        (("City", "Country", "contracts", "contracts"), "contracts"),
        (("contracts", "Country", "City"), ""),
    ],
)
def test_second_table_that_is_not_certain_is_refused(second: Sequence[str], value: str) -> None:
    loaded = read([HEADER, *FIRST, second, ["Cove", "PE", 3, 2]])
    if not value:
        assert answers_of(read([HEADER, *FIRST, second, [3, "PE", "Cove"]]))["cove"][0] == 3
        return
    assert loaded.study is None
    assert told(loaded) == [("second_table", 4, value)]


def test_longer_table_below_does_not_hide_the_first_one() -> None:
    """The longest header near the top counts, unless the one above is a table of its own."""
    longer = (*HEADER, "commitments_report", "service_results")
    loaded = read([HEADER, *FIRST, [], longer, ("Cove", "PE", 1, 1, 1, 1, 1)])
    assert told(loaded) == [("second_table", 5, "commitments_report, service_results")]


def test_two_headers_that_disagree_are_refused() -> None:
    loaded = read([HEADER, TURNED, *FIRST])
    assert told(loaded) == [("second_table", 2, "budget_execution, Contratos (contracts)")]


def test_answer_below_no_name_of_a_second_table_is_refused() -> None:
    loaded = read([HEADER, *FIRST, TURNED, (*SECOND[0], 4)])
    assert [code for code, *_ in told(loaded)] == ["second_table"]


def test_table_with_one_row_per_answer_may_be_followed_by_another() -> None:
    rows = [("City", "Country", "Question", "Answer"), ("Arco", "ES", "contracts", 3)]
    rows += [("Answer", "Question", "Country", "City"), (4, "contracts", "CL", "Brae")]
    loaded = read(rows)
    assert loaded.study is not None
    assert loaded.study.answers["contracts"].to_dict() == {"arco": 3, "brae": 4}
    assert told(loaded) == [("stacked_table", 3, "")]


def test_row_of_a_city_is_no_header() -> None:
    stack = Stack(SPOT, Row(1, dict(enumerate(HEADER))))
    for cells in (("Region", "ES", "1", "2", "3"), ("Arco", "contracts", "x"), ("City",)):
        assert not stack.is_header(Row(2, dict(enumerate(cells))))


def test_tables_are_bounded() -> None:
    stack = Stack(SPOT, Row(1, dict(enumerate(HEADER))))
    rows = make_rows(*[HEADER] * (MAX_TABLES + 1), first=2)
    with pytest.raises(RefusedError, match="too_many_tables"):
        list(stack.unfold(rows))
    assert stack.parts[0] == Part(2, {at: at for at in range(len(HEADER))})


def test_line_that_names_a_city_is_no_sure_header() -> None:
    assert is_sure_header(HEADER)
    assert is_sure_header(("City", "Country", "our own question"))
    for cells in (("Name", "the secretariat"), ("City", "Country"), ("contracts", "x")):
        assert not is_sure_header(cells)


# --- what is asked about them ------------------------------------------------------------------

#: Ticks in two tables; a blank may mean no in all of a column, above and below.
TICKS = (
    *(("City", "Country", VOTING, "Planes"), ("Arco", "ES", "X", None), ("Brae", "CL", None, "X")),
    *(("Ciudad", "País", "Planes", VOTING), ("Cove", "PE", None, "X"), ("Dell", "FR", "X", None)),
)


def test_columns_are_understood_and_asked_about_over_all_tables() -> None:
    chosen = Choices(columns={"Planes": f"{QUESTION}{PLAN}"})
    intake = read(TICKS, chosen)
    assert intake.study is None
    assert intake.understood.undecided == ("blank",)
    assert [(c.question, c.yes, c.blank) for c in intake.understood.blanks] == [
        (VOTING, 2, 2),
        (PLAN, 2, 2),
    ]
    study = read(TICKS, Choices(columns=chosen.columns, blank={ALL: "no"})).study
    assert study is not None
    assert study.answers[VOTING].tolist() == [1, 0, 1, 0]
    assert study.answers[PLAN].tolist() == [0, 1, 0, 1]


# --- one beside the other ----------------------------------------------------------------------


def test_second_table_to_the_right_is_refused() -> None:
    header = (*HEADER[:4], None, *HEADER[:2], "budget_execution")
    rows = [
        ("Arco", "ES", 1, 2, None, "Cove", "PE", 3),
        ("Brae", "CL", 0, 4, None, "Dell", "FR", 1),
    ]
    loaded = read([header, *rows])
    assert loaded.study is None
    assert [(p.code, p.letter) for p in loaded.problems] == [("beside_table", "F")]


def test_city_that_is_written_again_on_the_right_does_no_harm() -> None:
    header = ("City", "Country", "contracts", "City", "decision_records")
    check_beside(make_grid(header, ("Arco", "ES", "1", "Arco", "2")))
    with pytest.raises(RefusedError, match="beside_table"):
        check_beside(make_grid(header, ("Arco", "ES", "1", "Brae", "2")))
    check_beside(make_grid(header[:4], ("Arco", "ES", "1", "Brae")))
