"""How far the questions of a dimension go together, and the dimensions with each other, in words.

The tables are those of `smartgov.certainty.reliability`.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from components.html import Cell, Column, missing
from components.reader import Reader


def alpha_columns(reader: Reader) -> Sequence[Column]:
    """Name the columns of `alpha_rows`."""
    t = reader.t
    return (
        Column(t("terms.dimension")),
        Column(t("method.questions")),
        Column(t("coherence.alpha"), True),
    )


def alpha_rows(reader: Reader, alphas: pd.DataFrame) -> list[list[Cell]]:
    """Write Cronbach's alpha of each dimension; see `alpha_by_dimension`."""
    t = reader.t
    return [
        [
            reader.measure_label(str(dimension)),
            t("method.question_count", count=int(at["questions"])),
            missing(t("coherence.single")) if pd.isna(at["alpha"]) else t.number(at["alpha"], 2),
        ]
        for dimension, at in alphas.iterrows()
    ]


def correlation_columns(reader: Reader, table: pd.DataFrame) -> Sequence[Column]:
    """Name the columns of `correlation_rows`."""
    names = [reader.measure_label(str(dimension)) for dimension in table.columns]
    return (Column(reader.t("coherence.correlation")), *(Column(name, True) for name in names))


def correlation_rows(reader: Reader, table: pd.DataFrame) -> list[list[Cell]]:
    """Write how every dimension correlates with the others; see `correlate_dimensions`."""
    return [
        [
            reader.measure_label(str(dimension)),
            *(reader.t.number(value, 2) for value in table.loc[dimension]),
        ]
        for dimension in table.index
    ]
