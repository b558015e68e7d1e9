"""Write the table of a chart as a file that says which data set, cities and weights it shows."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from components.reader import Reader
from components.words.captions import caption_columns, caption_words
from smartgov.export.spreadsheets import to_csv, to_sheets

#: Writes a table: of a reader, its caption, its data, and whether it is about all cities.
Writer = Callable[[Reader, str, pd.DataFrame, bool], bytes]


def write_csv(reader: Reader, caption: str, data: pd.DataFrame, of_all: bool) -> bytes:
    """Write the data of a table, with study, status, filter and weights in every row."""
    del caption
    return to_csv(data.assign(**caption_columns(reader, of_all=of_all)))


def write_xlsx(reader: Reader, caption: str, data: pd.DataFrame, of_all: bool) -> bytes:
    """Write the same as a workbook, with a second sheet that says it in words."""
    columns = caption_columns(reader, of_all=of_all)
    about = {"title": caption, "about": caption_words(reader, of_all=of_all), **columns}
    sheets = {
        "data": data.assign(**columns),
        "about": pd.DataFrame(about.items(), columns=["field", "value"]),
    }
    return to_sheets(sheets)


#: Writer by file extension.
WRITERS: dict[str, Writer] = {"csv": write_csv, "xlsx": write_xlsx}
