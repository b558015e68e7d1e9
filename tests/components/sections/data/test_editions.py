"""Tests of the editions on the page Data."""

from __future__ import annotations

import io
from typing import Any

import pandas as pd
import pytest

from components import show
from components.sections.data import editions
from smartgov.editions.long_table import COLUMNS
from tests.components.conftest import MakeReader
from tests.components.editions_made import EDITIONS, read_editions


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Return the rows of tables that are drawn, by what they are given."""
    taken: list[dict[str, Any]] = []
    monkeypatch.setattr(show, "heading", lambda *_, **__: None)
    monkeypatch.setattr(
        show,
        "table_row",
        lambda reader, name, table, **more: taken.append({"table": table(), **more}),
    )
    return taken


def test_every_edition_is_listed_with_what_it_shares(make_reader: MakeReader, rows: list) -> None:
    editions.show_editions(read_editions(make_reader))
    table = rows[0]["table"]
    assert list(table.data["edition"]) == ["2012", "2014", "2018"]
    assert list(table.data["shared_cities"]) == [2, 3, 3]
    assert list(table.data["shared_questions"]) == [5, 5, 5]
    assert table.chosen == 2
    assert (
        editions.shared_words(read_editions(make_reader), EDITIONS[0]) == "cities: 2; questions: 5"
    )


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_the_files_have_the_scores_of_all_editions(
    make_reader: MakeReader, rows: list, suffix: str
) -> None:
    editions.show_editions(read_editions(make_reader))
    (file,) = [download for download in rows[0]["more"] if download.suffix == suffix]
    assert "demonstration" in file.stem
    content = io.BytesIO(file.write())
    read: Any = pd.read_csv if suffix == "csv" else pd.read_excel
    found = read(content)
    assert list(found)[: len(COLUMNS)] == list(COLUMNS)
    assert set(found["edition"].astype(str)) == {"2012", "2014", "2018"}
    assert set(found["status"]) == {"demonstration"}


def test_a_data_set_that_is_alone_lists_none(make_reader: MakeReader, rows: list) -> None:
    editions.show_editions(make_reader())
    assert rows == []
