"""Putting figures, tables and words on the page, each figure with its origin and its table."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from markupsafe import Markup

from components import html
from components.chart_image import Picture, image_buttons
from components.html import Cell, Column, data_table
from components.page import Page
from components.view.view import format_view
from smartgov.export.spreadsheets import to_csv, to_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, eq=False)
class Table:
    """A table as it is read and as it is downloaded.

    ``rows`` are cells in the reader's language; ``data`` are the same numbers, unrounded, under
    stable names; ``chosen`` is the number of the chosen city's row.
    """

    name: str
    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    data: pd.DataFrame
    chosen: int | None = None


def heading(title: str, subtitle: str = "") -> None:
    """Draw the heading of a section: what was found, and below it what was measured."""
    measured = Markup('<p class="sg-subtitle">{}</p>').format(subtitle) if subtitle else ""
    st.html(Markup('<h2 class="sg-heading">{}</h2>{}').format(title, measured))


def figure(page: Page, drawn: go.Figure, table: Table) -> None:
    """Draw a chart, its source and status, and the table of the same numbers."""
    meta = drawn.layout.meta
    key = f"chart_{table.name}"
    with st.container(gap="xsmall", key=f"figure_{table.name}"):
        st.plotly_chart(
            drawn, theme=None, key=key, alt=meta["alt"], config={"displayModeBar": False}
        )
        source(meta["source"])
        picture = Picture(key, _stem(page, table), table.caption, meta["source"])
        behind(page, table, picture)


def source(text: str) -> None:
    """Draw the small line that says where the numbers above it come from."""
    st.html(Markup('<p class="sg-source">{}</p>').format(text))


def behind(page: Page, table: Table, picture: Picture | None = None) -> None:
    """Draw the table behind a chart, closed, with its downloads."""
    with st.expander(page.t("tables.open"), key=f"table_{table.name}", icon=":material/table:"):
        grid(page, table, picture)


def grid(page: Page, table: Table, picture: Picture | None = None) -> None:
    """Draw a table and its downloads, and those of the chart that it stands behind."""
    st.html(data_table(table.caption, table.columns, table.rows, table.chosen))
    with st.container(horizontal=True, vertical_alignment="center"):
        _downloads(page, table)
        if picture is not None:
            image_buttons(picture, page.theme, page.t)


def _downloads(page: Page, table: Table) -> None:
    stem = _stem(page, table)
    formats: tuple[tuple[str, str, Callable[[pd.DataFrame], bytes]], ...] = (
        ("csv", "text/csv", to_csv),
        ("xlsx", XLSX, to_xlsx),
    )
    for suffix, mime, write in formats:
        st.download_button(
            page.t(f"tables.{suffix}"),
            partial(_write, write, page, table.data),
            file_name=f"{stem}.{suffix}",
            mime=mime,
            key=f"{suffix}_{table.name}",
            icon=":material/download:",
            on_click="ignore",
        )


def _write(write: Callable[[pd.DataFrame], bytes], page: Page, data: pd.DataFrame) -> bytes:
    """Return a download; study and status stand in every row, so that none loses them."""
    info = page.study.info
    told = {"rows_left_out": info.left_out} if info.left_out else {}
    return write(data.assign(study=info.id, status=info.status, **told))


def _stem(page: Page, table: Table) -> str:
    return re.sub(r"[^a-z0-9-]+", "-", f"{page.study.info.id}-{table.name}".lower()).strip("-")


def paragraph(text: str, style: str = "sg-small") -> None:
    """Draw a paragraph in one of the styles of the sheet."""
    st.html(Markup('<p class="{}">{}</p>').format(style, text))


def query(page: Page) -> dict[str, list[str]]:
    """Return the query that takes the whole view along to another page."""
    return format_view(page.view)


def not_asked(page: Page) -> None:
    """Name the dimensions that the study never asked about."""
    names = [page.t.text(dimension.label) for dimension in page.study.not_asked]
    if names:
        chips = Markup(" ").join(html.not_asked(name) for name in names)
        words = page.t("terms.not_asked_list")
        st.html(Markup('<p class="sg-small">{} {}</p>').format(words, chips))
