"""Tests that the table of places is reproduced from the installed package."""

from __future__ import annotations

import hashlib
import lzma
from pathlib import Path
from typing import Any

import pytest

from smartgov.places import gazetteer
from smartgov.places.gazetteer import COLUMNS, TABLE
from tools.build_gazetteer import build_rows, describe_place, write_table

RECORD: dict[str, Any] = {
    "name": "L'Hospitalet",
    "countrycode": "ES",
    "admin1code": "56",
    "latitude": 41.35967,
    "longitude": 2.1,
    "population": 0,
    "alternatenames": ["L\N{RIGHT SINGLE QUOTATION MARK}HOSPITALET", "Hospital\u00e9t", "'"],
}


def test_the_kept_table_is_what_the_tool_writes() -> None:
    kept, built = hashlib.sha256(), hashlib.sha256()
    with lzma.open(TABLE) as file:
        for line in file:
            kept.update(line)
    for row in build_rows():
        built.update(row.encode())
    assert kept.hexdigest() == built.hexdigest()


def test_the_kept_table_is_small_enough_to_be_shipped() -> None:
    assert TABLE.stat().st_size < 8_000_000


def test_names_are_kept_once_as_they_are_searched_for() -> None:
    cells = dict(zip(COLUMNS, describe_place(RECORD), strict=True))
    assert cells == {
        "name": "L'Hospitalet",
        "country": "ES",
        "area": "",
        "latitude": "41.35967",
        "longitude": "2.1",
        "population": "",
        "names": "l hospitalet|hospitalet",
    }


def test_the_code_of_an_area_is_kept_where_it_is_made_of_letters() -> None:
    assert describe_place({**RECORD, "admin1code": "MA"})[COLUMNS.index("area")] == "MA"


@pytest.mark.parametrize("sign", ["\t", "\n", "\r", "|"])
def test_a_name_with_a_separator_is_an_error(sign: str) -> None:
    with pytest.raises(ValueError, match="separator"):
        describe_place({**RECORD, "alternatenames": [f"a{sign}b"]})


def test_what_is_written_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "made" / "places.tsv.xz"
    rows = ["\t".join(COLUMNS), "\t".join(describe_place(RECORD))]
    write_table(table, [f"{row}\n" for row in rows])
    monkeypatch.setattr(gazetteer, "TABLE", table)
    known = gazetteer._read.__wrapped__()
    assert (known.name, known.country, known.names) == (
        ["L'Hospitalet"],
        ["ES"],
        b"\nl hospitalet\nhospitalet\n",
    )
    assert known.place(0).population is None
