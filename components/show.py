"""Draw figures, tables and text on a page, each figure with its source and its table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from markupsafe import Markup

from components import html
from components.chart_image import Picture, image_buttons
from components.downloads import Download, download_buttons, file_stem
from components.html import Cell, Column, data_table
from components.leads import CityLead, Lead, draw_chart
from components.once import draw_once, make_once
from components.reader import Reader
from components.view.parameters import format_view
from smartgov.export.spreadsheets import to_csv, to_xlsx

#: Number of rows up to which all are drawn, and of those drawn of a longer table; files have all.
MOST_ROWS, PART = 400, 100


@dataclass(frozen=True, eq=False)
class Table:
    """A table for display and for download.

    ``rows`` are cells in the reader's language; ``data`` has the same numbers, unrounded, with
    stable column names; ``chosen`` is the index of the chosen city's row.
    """

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    data: pd.DataFrame
    chosen: int | None = None


def heading(title: str, subtitle: str = "", anchor: str = "") -> None:
    """Draw a section heading: the finding, and below it what was measured.

    ``anchor`` is the id by which links reach the section.
    """
    measured = Markup('<p class="sg-subtitle">{}</p>').format(subtitle) if subtitle else ""
    name = Markup(' id="{}"').format(anchor) if anchor else ""
    st.html(Markup('<h2 class="sg-heading"{}>{}</h2>{}').format(name, title, measured))


def figure(
    reader: Reader,
    name: str,
    draw: Callable[[], go.Figure],
    table: Callable[[], Table],
    lead: Lead | CityLead | None = None,
) -> None:
    """Draw a chart, its source line, and a table of the same numbers.

    ``draw`` and ``table`` are called only if this view has not been drawn before; ``name``
    identifies the chart on its page, and is part of the names of its files; ``lead`` is what its
    marks open.
    """
    key = f"chart_{name}"
    with st.container(gap="xsmall", key=f"figure_{name}"):
        if lead is None:
            draw_once(reader, key, partial(_draw_chart, key, draw))
        else:
            source(draw_chart(reader, key, draw, lead).layout.meta["source"])
        table_expander(reader, name, table, key)


def _draw_chart(key: str, draw: Callable[[], go.Figure]) -> None:
    drawn = draw()
    meta = drawn.layout.meta
    st.plotly_chart(drawn, theme=None, key=key, alt=meta["alt"], config={"displayModeBar": False})
    source(meta["source"])


def source(text: str) -> None:
    """Draw the source line below a chart."""
    st.html(Markup('<p class="sg-source">{}</p>').format(text))


def table_expander(
    reader: Reader, name: str, table: Callable[[], Table], chart: str | None = None
) -> None:
    """Draw the table of a chart and its downloads in a collapsed expander."""
    with st.expander(reader.t("tables.open"), key=f"table_{name}", icon=":material/table:"):
        grid(reader, name, table, chart)


def grid(reader: Reader, name: str, table: Callable[[], Table], chart: str | None = None) -> None:
    """Draw a table and its downloads, and the image downloads of its chart.

    ``table`` is called only if this view has not been drawn before; ``name`` identifies it on its
    page, and is part of the names of its files.
    """
    made = cache(table)  # only for the first view of it and for a download
    draw_once(reader, f"grid_{name}", lambda: _draw_table(reader, made()))
    _draw_buttons(reader, name, made, chart)


def session_grid(reader: Reader, name: str, table: Table) -> None:
    """Draw a table that depends on the visitor's session, and its downloads; never cached."""
    _draw_table(reader, table)
    _draw_buttons(reader, name, lambda: table)


def _draw_buttons(
    reader: Reader, name: str, table: Callable[[], Table], chart: str | None = None
) -> None:
    """Draw the downloads of a table, and the image downloads of its chart."""
    with st.container(horizontal=True, vertical_alignment="center"):
        download_buttons(_downloads(reader, name, table))
        if chart is not None:
            stem = file_stem(reader.study.info.id, name)
            title = make_once(reader, f"caption_{name}", lambda: table().caption)
            image_buttons(Picture(chart, stem, title, reader.source), reader.theme, reader.t)


def _draw_table(reader: Reader, table: Table) -> None:
    """Draw a table; of a long one, the part around the chosen city, else the first rows."""
    first = first_row(table)
    rows = table.rows[first : first + (PART if len(table.rows) > MOST_ROWS else MOST_ROWS)]
    chosen = None if table.chosen is None else table.chosen - first
    st.html(data_table(table.caption, table.columns, rows, chosen))
    if len(rows) < len(table.rows):
        paragraph(
            reader.t("tables.part", first=first + 1, last=first + len(rows), all=len(table.rows))
        )


def first_row(table: Table) -> int:
    """Find the first row that is drawn, from 0."""
    if len(table.rows) <= MOST_ROWS:
        return 0
    middle = (table.chosen or 0) - PART // 2
    return max(0, min(middle, len(table.rows) - PART))


def _downloads(reader: Reader, name: str, table: Callable[[], Table]) -> list[Download]:
    """Build the downloads of a table."""
    return [
        Download(
            key=f"{suffix}_{name}",
            label=reader.t(f"tables.{suffix}"),
            stem=file_stem(reader.study.info.id, name),
            suffix=suffix,
            write=partial(_write, write, reader, table),
        )
        for suffix, write in (("csv", to_csv), ("xlsx", to_xlsx))
    ]


def _write(
    write: Callable[[pd.DataFrame], bytes], reader: Reader, table: Callable[[], Table]
) -> bytes:
    """Write the data of a table, with the study and its status in every row."""
    info = reader.study.info
    left_out = {"rows_left_out": info.left_out} if info.left_out else {}
    return write(table().data.assign(study=info.id, status=info.status, **left_out))


def paragraph(text: str, style: str = "sg-small") -> None:
    """Draw a paragraph with a class of the style sheet."""
    st.html(Markup('<p class="{}">{}</p>').format(style, text))


def query(reader: Reader) -> dict[str, list[str]]:
    """Build the query parameters of the current view, for links to other pages."""
    return format_view(reader.view)


def not_asked(reader: Reader) -> None:
    """List the dimensions that the study did not ask about."""
    names = [reader.t.text(dimension.label) for dimension in reader.study.not_asked]
    if names:
        chips = Markup(" ").join(html.not_asked(name) for name in names)
        words = reader.t("terms.not_asked_list")
        st.html(Markup('<p class="sg-small">{} {}</p>').format(words, chips))
