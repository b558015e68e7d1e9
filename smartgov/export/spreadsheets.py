"""Tables as files that open safely in a spreadsheet."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import pandas as pd
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from smartgov.model import Scores, Study
from smartgov.study.formula_guard import guard


def without_point(cell: Any) -> Any:
    """Return a whole number without its point, and anything else as it is."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def to_csv(table: pd.DataFrame) -> bytes:
    """Return a table as CSV, UTF-8 with a byte-order mark, formulas guarded, blank as blank."""
    text: str = _safe(table).to_csv(index=False, lineterminator="\r\n")
    return text.encode("utf-8-sig")


def to_xlsx(table: pd.DataFrame, sheet: str = "data") -> bytes:
    """Return a table as an Excel workbook of one sheet, formulas guarded."""
    return to_sheets({sheet: table})


def to_sheets(tables: Mapping[str, pd.DataFrame]) -> bytes:
    """Return tables as an Excel workbook of a sheet each, by name, formulas guarded."""
    buffer = io.BytesIO()
    with pd.ExcelWriter(buffer, engine="openpyxl") as writer:
        for sheet, table in tables.items():
            _safe(table).map(_printable).to_excel(
                writer, sheet_name=sheet[:31], index=False, freeze_panes=(1, 0)
            )
    return buffer.getvalue()


def _printable(cell: Any) -> Any:
    """Return a cell without the control characters that a workbook cannot hold."""
    return ILLEGAL_CHARACTERS_RE.sub("", cell) if isinstance(cell, str) else cell


def _safe(table: pd.DataFrame) -> pd.DataFrame:
    safe = table.map(guard)
    safe.columns = [guard(column) for column in safe.columns]
    return safe


def scores_table(study: Study, scores: Scores) -> pd.DataFrame:
    """Return scores as one row per city, unrounded, NaN where not available.

    Columns: ``city_id, city, country, overall``, each pillar, each dimension, ``coverage``
    (0–1) and ``rank``.
    """
    table = pd.DataFrame(
        {
            "city_id": [city.id for city in study.cities],
            "city": [city.name for city in study.cities],
            "country": [city.country for city in study.cities],
            "overall": scores.overall.to_numpy(),
        },
        index=scores.overall.index,
    )
    table = pd.concat([table, scores.pillars, scores.dimensions], axis=1)
    return table.assign(coverage=scores.coverage, rank=scores.rank.astype("Int64"))
