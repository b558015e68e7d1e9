"""Validation of the computations: comparison with published results, and coherence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from components import show
from components.html import Cell, Column
from components.publish.shipped import shipped_checks
from components.reader import Reader
from components.words.coherence import (
    alpha_columns,
    alpha_rows,
    correlation_columns,
    correlation_rows,
)
from components.words.validation import check_cells
from smartgov.certainty.reliability import alpha_by_dimension, correlate_dimensions
from smartgov.certainty.robustness import DRAWS, SEED, WEIGHT_RANGE
from smartgov.certainty.validation import Check


def show_certainty_method(reader: Reader) -> None:
    """Explain how rank intervals and bands are computed, and what bands cannot say."""
    t = reader.t
    show.heading(t("method.intervals_title"))
    low, high = (t.number(end, 2) for end in WEIGHT_RANGE)
    st.write(t("method.intervals_text", draws=DRAWS, seed=str(SEED), low=low, high=high))
    st.write(t("method.intervals_measure"))
    show.heading(t("method.bands_title"), anchor="bands")
    st.write(t("method.bands_text"))
    st.write(t("method.bands_limits"))


def show_validation(reader: Reader) -> None:
    """Draw our results next to those printed in a published index, computed live."""
    t, checks = reader.t, shipped_checks()
    agreed = sum(check.agrees for check in checks if check.code != "sample_range")
    show.heading(
        t("validation.title", agreed=agreed, all=len(checks) - 1), t("validation.subtitle")
    )
    table = partial(validation_table, reader, checks)
    show.grid(reader, "validation", table, source=t("validation.source"))
    sample = next(check for check in checks if check.code == "sample_range")
    show.paragraph(t("validation.note", same=int(sample.ours), all=int(sample.of)))


def validation_table(reader: Reader, checks: Sequence[Check]) -> show.Table:
    """Build the table of published results and ours."""
    t = reader.t
    columns = [
        Column(t("validation.what")),
        Column(t("validation.published"), True),
        Column(t("validation.ours"), True),
        Column(t("validation.verdict")),
    ]
    rows: list[list[Cell]] = [check_cells(reader, check) for check in checks]
    data = pd.DataFrame(
        [(c.code, c.published, c.ours, c.agrees) for c in checks],
        columns=["check", "published", "ours", "agrees"],
    )
    return show.Table(t("validation.subtitle"), columns, rows, data, ours=True)


def show_coherence(reader: Reader) -> None:
    """Draw the internal consistency of the dimensions, and their correlations."""
    t = reader.t
    show.heading(t("coherence.title"), t("coherence.subtitle"))
    show.grid(reader, "alpha", partial(alpha_table, reader), source="")
    show.grid(reader, "correlations", partial(correlation_table, reader))


def alpha_table(reader: Reader) -> show.Table:
    """Build the table of Cronbach's alpha by dimension."""
    alphas = alpha_by_dimension(reader.study, reader.scores)
    data = alphas.rename_axis("dimension").reset_index()
    caption, rows = reader.t("coherence.title"), alpha_rows(reader, alphas)
    return show.Table(caption, alpha_columns(reader), rows, data)


def correlation_table(reader: Reader) -> show.Table:
    """Build the correlation table of the dimensions."""
    table = correlate_dimensions(reader.study, reader.scores)
    columns, rows = correlation_columns(reader, table), correlation_rows(reader, table)
    data = table.rename_axis("dimension").reset_index()
    return show.Table(reader.t("coherence.correlation"), columns, rows, data)
