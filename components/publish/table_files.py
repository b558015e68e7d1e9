"""Write the table of a chart as a file that says which data set, cities and weights it shows."""

from __future__ import annotations

from typing import Any, Protocol

import pandas as pd

from components.reader import Reader
from components.words.captions import caption_columns, caption_words
from smartgov.export.spreadsheets import to_csv, to_sheets


class Writer(Protocol):
    """Writes the data of a table; ``about`` as for `file_name`."""

    def __call__(self, reader: Reader, caption: str, data: pd.DataFrame, **about: Any) -> bytes:
        """Write the file."""


def write_csv(reader: Reader, caption: str, data: pd.DataFrame, **about: Any) -> bytes:
    """Write the data of a table, with study, status, filter and weights in every row."""
    del caption
    return to_csv(data.assign(**caption_columns(reader, **about)))


def write_xlsx(reader: Reader, caption: str, data: pd.DataFrame, **about: Any) -> bytes:
    """Write the same as a workbook, with a second sheet that says it in words."""
    columns = caption_columns(reader, **about)
    fields = {"title": caption, "about": caption_words(reader, **about), **columns}
    sheets = {
        "data": data.assign(**columns),
        "about": pd.DataFrame(fields.items(), columns=["field", "value"]),
    }
    return to_sheets(sheets)


#: Writer by file extension.
WRITERS: dict[str, Writer] = {"csv": write_csv, "xlsx": write_xlsx}
