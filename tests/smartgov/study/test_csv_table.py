"""Tests of reading a CSV file, and of the problems of an invalid one."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smartgov.export.spreadsheets import to_csv
from smartgov.problems import Problem, has_errors
from smartgov.study.csv_table import read_table, read_text


@pytest.fixture
def write(tmp_path):
    """Return a function that writes bytes to a file and returns its path."""

    def write_one(content: bytes | str):
        path = tmp_path / "t.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    return write_one


def read(path):
    """Return the rows by their number, and the problems."""
    frame, problems = read_table(path)
    return None if frame is None else {n: list(r) for n, *r in frame.itertuples()}, problems


# --- what is read ------------------------------------------------------------------------------


def test_rows_are_numbered_as_a_spreadsheet_does(write) -> None:
    assert read(write("id,name\na,Arco\nb,Brae\n")) == ({2: ["a", "Arco"], 3: ["b", "Brae"]}, [])


def test_blank_lines_are_left_out_and_counted(write) -> None:
    assert read(write("id,name\n\na,Arco\n , \nb,Brae\n\n")) == (
        {3: ["a", "Arco"], 5: ["b", "Brae"]},
        [],
    )


def test_line_inside_quotation_marks_is_part_of_its_cell(write) -> None:
    rows, problems = read(write('id,name\na,"Ar,\n""co"""\nb,Brae\n'))
    assert rows == {2: ["a", 'Ar,\n"co"'], 3: ["b", "Brae"]}
    assert problems == []


def test_cells_and_column_names_are_stripped_text(write) -> None:
    frame, _ = read_table(write(" id , name \n 007 ,NA\nnan, \n"))
    assert list(frame.columns) == ["id", "name"]
    assert frame.to_numpy().tolist() == [["007", "NA"], ["nan", ""]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_will_do(write, end) -> None:
    assert read(write(f"id,name{end}a,Arco{end}")) == ({2: ["a", "Arco"]}, [])


def test_byte_order_mark_is_no_part_of_the_first_column(write) -> None:
    frame, problems = read_table(write(b"\xef\xbb\xbfid,name\na,\xc3\x85rco\n"))
    assert list(frame.columns) == ["id", "name"]
    assert frame.loc[2].tolist() == ["a", "Årco"]
    assert problems == []


# --- what cannot be read -----------------------------------------------------------------------


def test_file_that_is_not_there(tmp_path) -> None:
    assert read(tmp_path / "t.csv") == (None, [Problem("missing_file", "t.csv")])


def test_folder_in_place_of_the_file(tmp_path) -> None:
    (tmp_path / "t.csv").mkdir()
    assert read(tmp_path / "t.csv") == (None, [Problem("missing_file", "t.csv")])


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\xef\xbb\xbf", b",,\n,,\n"])
def test_file_with_nothing_in_it(write, content) -> None:
    assert read(write(content)) == (None, [Problem("empty_file", "t.csv")])


def test_header_with_nothing_below(write) -> None:
    frame, problems = read_table(write("id,name\n,\n"))
    assert list(frame.columns) == ["id", "name"]
    assert frame.empty
    assert problems == [Problem("empty_file", "t.csv")]


def test_not_utf8_is_told_with_the_row_and_the_byte(write) -> None:
    expected = Problem("not_utf8", "t.csv", row=3, value="0xe9")
    assert read_text(write(b"id,name\na,Arco\nb,Br\xe9\n")) == (None, [expected])


def test_not_utf8_after_a_byte_order_mark_is_told_with_the_row_and_the_byte(write) -> None:
    expected = Problem("not_utf8", "t.csv", row=3, value="0xe9")
    assert read_text(write(b"\xef\xbb\xbfid,name\na,Arco\n\xe9b,Brae\n")) == (None, [expected])


@pytest.mark.parametrize("content", [b"id,na\0me\na,Arco\n", "id,name\na,Arco\n".encode("utf-16")])
def test_nul_bytes_make_it_no_text(write, content) -> None:
    assert read(write(content)) == (None, [Problem("nul_byte", "t.csv")])


def test_cell_that_never_ends(write) -> None:
    rows, (problem,) = read(write('id,name\na,"' + "x" * 200_000))
    assert rows is None
    assert (problem.code, problem.file) == ("unreadable", "t.csv")
    assert "limit" in problem.value


def test_column_that_is_named_twice(write) -> None:
    problems = [Problem("duplicate_column", "t.csv", 1, name) for name in ("id", "name")]
    assert read(write("id,name,id ,name,note\n1,2,3,4,5\n")) == (None, problems)


def test_row_of_the_wrong_width_is_told_and_left_out(write) -> None:
    rows, problems = read(write("id,name\na,Arco\nb\nc,Cove,2,3\nd,Dell\n"))
    assert rows == {2: ["a", "Arco"], 5: ["d", "Dell"]}
    assert problems == [
        Problem("wrong_width", "t.csv", 3, value="1", allowed="2"),
        Problem("wrong_width", "t.csv", 4, value="4", allowed="2"),
    ]


def test_blank_lines_above_the_header_are_left_out(write) -> None:
    assert read(write("\nid,name\na,Arco\n")) == ({3: ["a", "Arco"]}, [])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary() | st.text().map(str.encode))
def test_any_bytes_are_a_table_or_a_problem(write, content) -> None:
    frame, problems = read_table(write(content))
    assert (frame is not None) or has_errors(problems)
    if frame is not None:
        assert frame.columns.is_unique
        assert frame.index.is_unique
        assert frame.map(lambda cell: cell == cell.strip()).all(axis=None)


def test_cells_that_were_guarded_come_back_as_they_were(write) -> None:
    cells = ["=1+1", "+49", "-3", "@x", "plain", "it's", "'quoted'", "'=1", "''-1"]
    table = pd.DataFrame({"id": range(len(cells)), "name": cells})
    frame, problems = read_table(write(to_csv(table)))
    assert frame["name"].tolist() == cells
    assert problems == []
