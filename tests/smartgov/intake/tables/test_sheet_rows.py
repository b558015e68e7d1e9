"""Tests that the rows of a sheet are parsed once for several readers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pytest

from smartgov.intake.spot import Row
from smartgov.intake.tables import sheet_rows
from smartgov.intake.tables.sheet_rows import SheetRows

ROWS = [Row(number, {0: "a", 1: "b"}) for number in range(1, 6)]


def test_a_reader_goes_on_where_another_has_stopped() -> None:
    parsed: list[int] = []

    def parse() -> Iterator[Row]:
        for row in ROWS:
            parsed.append(row.number)
            yield row

    rows = SheetRows(parse())
    assert list(islice(rows, 2)) == ROWS[:2]
    assert parsed == [1, 2]
    assert list(rows) == list(rows) == ROWS
    assert parsed == [1, 2, 3, 4, 5]
    assert rows.all_kept


def test_readers_may_take_turns() -> None:
    rows = SheetRows(iter(ROWS))
    assert list(zip(rows, rows, strict=True)) == list(zip(ROWS, ROWS, strict=True))


def test_many_cells_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_rows, "MAX_KEPT", 5)
    rows = SheetRows(iter(ROWS))
    early = iter(rows)
    assert next(early) == ROWS[0]
    assert list(rows) == ROWS
    assert not rows.all_kept
    assert next(early) == ROWS[1]
    with pytest.raises(RuntimeError):
        next(early)


def test_as_many_cells_as_allowed_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_rows, "MAX_KEPT", 10)
    rows = SheetRows(iter(ROWS))
    assert list(rows) == list(rows) == ROWS
    assert rows.all_kept


def test_rows_that_cannot_be_parsed_are_parsed_again() -> None:
    def parse() -> Iterator[Row]:
        yield ROWS[0]
        raise EOFError

    rows = SheetRows(parse())
    with pytest.raises(EOFError):
        list(rows)
    assert not rows.all_kept
