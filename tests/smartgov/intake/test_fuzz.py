"""Tests that any bytes give a study that can be scored, or problems that can be shown."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smartgov.intake.read_file import read_file
from smartgov.problems import describe, has_errors, locate
from smartgov.scoring.score import score
from smartgov.study.load import LoadedStudy
from smartgov.text import LANGUAGES
from tests.conftest import at_most
from tests.smartgov.intake.made_files import (
    HEADER,
    make_csv,
    make_sheet,
    make_table,
    make_workbook,
    make_zip,
    workbook_parts,
)
from tests.smartgov.made_studies import SOUND

FEW = settings(at_most(40), suppress_health_check=list(HealthCheck))

#: Words that mean something somewhere, and cells that have harmed readers before.
CELLS = st.one_of(
    st.sampled_from(
        [
            *("", " ", "0", "1", "-1", "4", "1e400", "nan", "-inf", "9" * 400, "3,5", "1.234,5"),
            *("1,234", "50 %", "yes", "sí", "NON", "n/a", "2 - pilot", "-", "?", "#N/A", "#REF!"),
            *(
                "=1+1",
                "'=1+1",
                "@x",
                "\0",
                "\x1b",
                "\u202etxt",
                "\ud7ff",
                "😀",
                "مدينة",
                "<b>x</b>",
            ),
            *("City", "Ciudad", "País", "id", "Latitude", "voting", "strategic_plan", "Question"),
            *(
                "Answer",
                "ES",
                "NA",
                "Narnia",
                "arco",
                "Paris",
                "Springfield",
                "2024-01-01",
                "x" * 99,
            ),
        ]
    ),
    st.text(max_size=12),
)

ROWS = st.lists(st.lists(CELLS, max_size=9), max_size=7)


def check(intake: LoadedStudy) -> None:
    """Hold that there is a study that can be scored, or an error, and that all can be said."""
    assert intake.study is not None or has_errors(intake.problems)
    for problem in intake.problems:
        for language in LANGUAGES:
            assert locate(problem, language)
            assert describe(problem, language)
    if intake.study is None:
        return
    assert intake.study.info.left_out >= intake.left_out >= 0
    assert list(intake.study.answers.index) == [city.id for city in intake.study.cities]
    assert intake.study.answers.index.is_unique
    overall = score(intake.study).overall.dropna()
    assert overall.between(0, 100 + 1e-9).all()


@cache
def seeds() -> tuple[bytes, ...]:
    """Return a sound file of each kind."""
    return make_table(), make_csv(), make_csv(separator=";"), make_zip(SOUND)


@pytest.mark.parametrize("start", [b"", b"PK\x03\x04", b"City,Country,voting\n", b"\xff\xfe"])
@FEW
@given(content=st.binary(max_size=400))
def test_any_bytes(start: bytes, content: bytes) -> None:
    check(read_file(start + content, "file.xlsx"))


@pytest.mark.parametrize("kind", range(4))
@FEW
@given(data=st.data())
def test_damaged_files(kind: int, data: st.DataObject) -> None:
    content = bytearray(seeds()[kind])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        cut = data.draw(st.integers(0, 9))
        content[at : at + cut] = data.draw(st.binary(max_size=9))
    check(read_file(bytes(content), "file"))


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"])
@FEW
@given(data=st.data())
def test_damaged_parts_of_workbooks(part: str, data: st.DataObject) -> None:
    parts = workbook_parts({"Answers": make_sheet([HEADER, ("Arco", "ES", 1, 2, "yes", 1)])})
    text = str(parts[part])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        word = data.draw(
            st.sampled_from(['"', "<", ">", "</", "<c>", "<v>", "r=", "&#0;", "x:", "9"])
        )
        text = text[:at] + word + text[at + data.draw(st.integers(0, 9)) :]
    check(read_file(make_zip({**parts, part: text}), "file.xlsx"))


@FEW
@given(rows=ROWS)
def test_random_tables(rows: list[list[str]]) -> None:
    text = "\n".join(";".join(row) for row in rows)
    check(read_file(text.encode(errors="replace"), "file.csv"))


@FEW
@given(
    rows=st.lists(
        st.tuples(CELLS, st.sampled_from(["ES", "España", "NA", "", "xx"]), *[CELLS] * 4),
        max_size=6,
    )
)
def test_random_answers(rows: list[tuple[str, ...]]) -> None:
    cells = [[cell.replace("\0", "").replace("\x1b", "") for cell in row] for row in rows]
    check(read_file(make_table(cells), "file.xlsx"))


@FEW
@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from(["Arco", "Brae", "", "x"]),
            st.sampled_from(["ES", "", "FR"]),
            st.sampled_from(["voting", "strategic_plan", "Voto", "?", ""]),
            CELLS,
        ),
        max_size=9,
    )
)
def test_random_long_answers(rows: list[tuple[str, ...]]) -> None:
    lines = ["City\tCountry\tQuestion\tAnswer", *("\t".join(row) for row in rows)]
    check(read_file("\n".join(lines).encode(errors="replace"), "file.csv"))


@FEW
@given(study=ROWS, cities=ROWS, answers=ROWS, questions=ROWS)
def test_random_workbooks(
    study: list[list[str]],
    cities: list[list[str]],
    answers: list[list[str]],
    questions: list[list[str]],
) -> None:
    printable = str.maketrans(dict.fromkeys(range(32), ""))

    def safe(rows: list[list[str]]) -> list[list[str]]:
        return [[cell.translate(printable) for cell in row] for row in rows]

    sheets = {
        "Estudio": safe(study),
        "Villes": [("City", "Country"), *safe(cities)],
        "Questions": [("id", "role", "type", "text_en", "dimension"), *safe(questions)],
        "Answers": [("City", "voting"), *safe(answers)],
    }
    check(read_file(make_workbook(sheets), "file.xlsx"))
