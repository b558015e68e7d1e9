"""Export tables to CSV and Excel files that are safe to open in a spreadsheet program."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any

import pandas as pd

from smartgov.model import Scores, Study
from smartgov.study.formula_guard import guard

#: Control characters that XML, of which a workbook is made, does not allow.
ILLEGAL_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")

#: When a workbook was created and changed, in what it says about itself.
WRITTEN = re.compile(rb"<dcterms:(?:created|modified)[^>]*>[^<]*</dcterms:(?:created|modified)>")


def without_point(cell: Any) -> Any:
    """Convert a whole float to an integer; leave other values unchanged."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def to_csv(table: pd.DataFrame) -> bytes:
    """Export a table to CSV: UTF-8 with byte-order mark, formulas guarded, NaN as blank."""
    text: str = guard_table(table).to_csv(index=False, lineterminator="\r\n")
    return text.encode("utf-8-sig")


def to_xlsx(table: pd.DataFrame, sheet: str = "data") -> bytes:
    """Export a table to an Excel workbook with one sheet, formulas guarded."""
    return to_sheets({sheet: table})


def to_sheets(tables: Mapping[str, pd.DataFrame]) -> bytes:
    """Export tables to an Excel workbook with one sheet per table, formulas guarded."""
    buffer = io.BytesIO()
    with pd.ExcelWriter(buffer, engine="openpyxl") as writer:
        for sheet, table in tables.items():
            guard_table(table).map(_remove_illegal_characters).to_excel(
                writer, sheet_name=sheet[:31], index=False, freeze_panes=(1, 0)
            )
    return _without_time(buffer.getvalue())


def _without_time(workbook: bytes) -> bytes:
    """Copy a workbook without the time at which it was written: the same tables, the same bytes."""
    copied = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as before,
        zipfile.ZipFile(copied, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            content = before.read(name)
            if name == "docProps/core.xml":
                content = WRITTEN.sub(b"", content)
            after.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return copied.getvalue()


def _remove_illegal_characters(cell: Any) -> Any:
    """Remove the control characters that are not allowed in a workbook from a text cell."""
    return ILLEGAL_CHARACTERS.sub("", cell) if isinstance(cell, str) else cell


def guard_table(table: pd.DataFrame) -> pd.DataFrame:
    """Guard the cells and the columns of a table against being run as formulas."""
    safe = table.map(guard)
    safe.columns = [guard(column) for column in safe.columns]
    return safe


def scores_table(study: Study, scores: Scores) -> pd.DataFrame:
    """Combine all scores in a table with one row per city, unrounded, NaN if not available.

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
