"""Tests of writing the files of a study folder."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import pytest

from tools.study_folder import (
    CITY_COLUMNS,
    QUESTION_COLUMNS,
    WORDING_COLUMNS,
    describe_question,
    fill_package,
    format_csv,
    format_degrees,
    format_tables,
    list_answers,
    read_raw,
    read_rows,
    read_wording,
)


@dataclass(frozen=True)
class Item:
    """A question as a builder lists it."""

    id: str = "vote"
    dimension: str = "voice"
    role: str = "scored"
    recommendations: str = "listen"


WORDING = {column: column.upper() for column in WORDING_COLUMNS}


def test_a_question_has_every_column_and_its_words() -> None:
    row = describe_question(Item(), WORDING, "q1")
    assert set(row) == set(QUESTION_COLUMNS)
    assert (row["id"], row["type"], row["low"], row["high"]) == ("vote", "yes_no", 0, 1)
    assert (row["source_item"], row["text_fr"]) == ("q1", "TEXT_FR")


def test_a_question_may_have_a_scale_of_its_own() -> None:
    scale = {"type": "number", "low": 0, "high": 100, "range": "fixed", "unit": "%"}
    row = describe_question(Item(), WORDING, "q1", scale)
    assert {name: row[name] for name in scale} == scale


def test_three_tables_are_written_and_a_finished_one_is_kept() -> None:
    tables = format_tables(b"as it is", [dict.fromkeys(CITY_COLUMNS, "x")], [])
    assert list(tables) == ["questions.csv", "cities.csv", "answers.csv"]
    assert tables["questions.csv"] == b"as it is"
    assert tables["cities.csv"].splitlines()[1] == b",".join([b"x"] * len(CITY_COLUMNS))
    assert tables["answers.csv"] == b"city,question,value\n"
    written = format_tables([describe_question(Item(), WORDING, "q1")], [], [])
    assert written["questions.csv"].startswith(b"id,dimension,role,type,")


def test_words_and_raw_files_are_read_by_id_and_name(tmp_path: Path) -> None:
    (tmp_path / "wording.csv").write_text("id,label_en\nvote,Vote\n", encoding="utf-8")
    assert read_wording(tmp_path / "wording.csv") == {"vote": {"id": "vote", "label_en": "Vote"}}
    assert read_raw(tmp_path, ["wording.csv"]) == {"wording.csv": b"id,label_en\nvote,Vote\n"}


@pytest.mark.parametrize(
    ("degrees", "text"), [(1.0, "1"), (-70.123456, "-70.12346"), (10.5, "10.5"), (0.0, "0")]
)
def test_degrees_have_up_to_five_decimals(degrees: float, text: str) -> None:
    assert format_degrees(degrees) == text


def test_a_byte_order_mark_is_no_part_of_the_first_column(tmp_path: Path) -> None:
    file = tmp_path / "marked.csv"
    file.write_bytes("Name,q\nNilüfer,1\n".encode("utf-8-sig"))
    assert read_rows(file) == [{"Name": "Nilüfer", "q": "1"}]


def test_csv_is_plain_utf8_with_unix_newlines() -> None:
    content = format_csv(["a", "b"], [{"a": "Făgăraș, RO", "b": None}])
    assert content == 'a,b\n"Făgăraș, RO",\n'.encode()


def test_only_answered_questions_have_a_row() -> None:
    rows = list_answers("t", {"a": 1, "b": None, "c": 0})
    assert [(row["question"], row["value"]) for row in rows] == [("a", 1), ("c", 0)]


def test_the_package_carries_size_and_hash_of_every_file() -> None:
    package = {
        "sources": [{"title": "origin", "files": []}, {"title": "other"}],
        "resources": [{"name": "answers", "path": "answers.csv", "schema": {"fields": []}}],
    }
    filled = fill_package(package, {"answers.csv": b"abc"}, {"raw.csv": b"raw"})
    resource = filled["resources"][0]
    assert resource["bytes"] == 3
    assert resource["hash"] == "sha256:" + hashlib.sha256(b"abc").hexdigest()
    assert filled["sources"][0]["files"] == [
        {"path": "raw.csv", "hash": "sha256:" + hashlib.sha256(b"raw").hexdigest()}
    ]
    assert package["sources"][0]["files"] == []
