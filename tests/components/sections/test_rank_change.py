"""Tests of ranks under two weightings."""

from __future__ import annotations

import pandas as pd
import pytest

from components.sections.rank_change import slope_table
from tests.components.conftest import MakeReader


@pytest.fixture
def ranks() -> pd.DataFrame:
    return pd.DataFrame(
        {"before": [1.0, 3.0, 2.0], "after": [2.5, 1.0, 2.5]}, index=["arco", "brae", "cove"]
    )


def test_the_largest_change_comes_first(make_reader: MakeReader, ranks: pd.DataFrame) -> None:
    reader = make_reader(city="arco")
    table = slope_table(reader, ranks, ("Equal", "Own"), "voice")
    assert table.data["city_id"].tolist() == ["brae", "arco", "cove"]
    assert table.data["change"].tolist() == [2, -1.5, -0.5]
    assert set(table.data["measure"]) == {"voice"}
    assert table.chosen == 1
    assert [column.label for column in table.columns[1:3]] == ["Equal", "Own"]


def test_a_gain_has_a_plus(make_reader: MakeReader, ranks: pd.DataFrame) -> None:
    reader = make_reader()
    first = slope_table(reader, ranks, ("a", "b"), "overall").rows[0]
    assert first[1:] == ["3", "1", reader.t.signed(2)]
    assert "city=brae" in first[0]
