"""Tests of how coherence is told, beside those of its section in the app."""

from __future__ import annotations

import pandas as pd

from components.words.coherence import (
    alpha_columns,
    alpha_rows,
    correlation_columns,
    correlation_rows,
)
from smartgov.certainty.reliability import alpha_by_dimension, correlate_dimensions
from tests.components.conftest import MakeReader


def test_a_dimension_of_one_question_has_no_alpha(make_reader: MakeReader) -> None:
    reader = make_reader("es")
    rows = alpha_rows(reader, alpha_by_dimension(reader.study, reader.scores))
    assert [row[0] for row in rows] == ["voice", "data", "look"]
    assert [len(row) for row in rows] == [len(alpha_columns(reader))] * 3
    assert reader.t("coherence.single") in rows[1][2]
    assert rows[0][1] == reader.t("method.question_count", count=2)
    told = pd.DataFrame({"questions": [2], "alpha": [0.756]}, index=["voice"])
    assert alpha_rows(reader, told)[0][2] == "0,76"


def test_correlations_have_two_digits(make_reader: MakeReader) -> None:
    reader = make_reader("fr")
    table = correlate_dimensions(reader.study, reader.scores)
    heads, rows = correlation_columns(reader, table), correlation_rows(reader, table)
    assert [head.label for head in heads[1:]] == [row[0] for row in rows] == [*table.columns]
    assert heads[0].label == reader.t("coherence.correlation")
    assert [row[at + 1] for at, row in enumerate(rows)] == ["1,00"] * len(rows)
