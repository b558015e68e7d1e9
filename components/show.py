"""Draw figures, tables and text on a page, each with a row of its source, files and citation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from components import html
from components.alone import draw_foot, is_left_out
from components.downloads import Download, download_buttons
from components.html import Cell, Column, data_table
from components.leads import CityLead, Lead, draw_chart
from components.once import draw_once
from components.publish.table_files import WRITERS, Writer
from components.reader import Reader
from components.row_actions import row_buttons
from components.row_order import PART, part_to_draw, sorted_by
from components.view.parameters import format_view
from components.words.captions import file_name

#: Maximum characters of a title that is composed of names; what is longer goes to the subtitle.
LONGEST_TITLE = 70

#: Number of rows up to which all are drawn; of a longer table a part is, and files have all.
MOST_ROWS = 400

#: Number of rows from which a table can be sorted by its headings.
SORTED = 4


@dataclass(frozen=True, eq=False)
class Table:
    """A table for display and for download.

    ``rows`` are cells in the reader's language; ``data`` has the same numbers, unrounded, with
    stable column names; ``chosen`` is the index of the chosen city's row; ``ours`` means that
    nothing in it is the producers', so that their license does not matter.
    """

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    data: pd.DataFrame
    chosen: int | None = None
    ours: bool = False


def heading(
    title: str, subtitle: str = "", anchor: str = "", legend: Sequence[Markup] = ()
) -> None:
    """Draw a section heading: the finding, what was measured, and the entries of a legend.

    ``anchor`` is the id by which links reach it. All is one element: each costs the server alike.
    """
    measured = Markup('<p class="sg-subtitle">{}</p>').format(subtitle) if subtitle else ""
    name = Markup(' id="{}"').format(anchor) if anchor else ""
    signs = html.legend(*legend) if legend else ""
    st.html(Markup('<h2 class="sg-heading"{}>{}</h2>{}{}').format(name, title, measured, signs))


def figure(
    reader: Reader,
    name: str,
    draw: Callable[[], go.Figure],
    table: Callable[[], Table],
    lead: Lead | CityLead | None = None,
    *,
    source: str | None = None,
    of_all: bool = False,
) -> None:
    """Draw a chart, and below it a row with its source, its table, its files and its citation.

    ``draw`` and ``table`` are called only if this view has not been drawn before; ``name``
    identifies the chart on its page, and is part of the names of its files; ``lead`` is what its
    marks open. See `table_row` for the others.
    """
    key = f"chart_{name}"
    if is_left_out(reader, name):
        return
    with st.container(gap="xsmall", key=f"figure_{name}"):
        if lead is None:
            draw_once(reader, key, partial(_draw_chart, key, draw))
        else:
            draw_chart(reader, key, draw, lead)
        table_row(reader, name, table, closed=True, chart=True, source=source, of_all=of_all)


def _draw_chart(key: str, draw: Callable[[], go.Figure]) -> None:
    drawn = draw()
    alt = drawn.layout.meta["alt"]
    st.plotly_chart(drawn, theme=None, key=key, alt=alt, config={"displayModeBar": False})


def table_expander(
    reader: Reader,
    name: str,
    table: Callable[[], Table],
    *,
    source: str | None = None,
    more: Sequence[Download] = (),
    titled: tuple[str, str] | None = None,
) -> None:
    """Draw the row below a map or charts side by side, from which the table is opened.

    ``more`` are further files: its picture, if the browser does not make it; ``titled`` is its
    title and subtitle, if no heading has them.
    """
    table_row(
        reader,
        name,
        table,
        closed=True,
        chart=not more,
        source=source,
        more=more,
        titled=titled,
    )


def grid(
    reader: Reader,
    name: str,
    table: Callable[[], Table],
    *,
    source: str | None = None,
    of_all: bool = False,
) -> None:
    """Draw a table, and below it a row with its source, its files and its citation.

    ``table`` is called only if this view has not been drawn before; ``name`` identifies it on its
    page, and is part of the names of its files. See `table_row` for the others.
    """
    table_row(reader, name, table, source=source, of_all=of_all)


def session_grid(reader: Reader, name: str, table: Table) -> None:
    """Draw a table of what the visitor's session has, and its files; never cached."""
    _draw_table(reader, name, table)
    with _row(name):
        download_buttons(_downloads(reader, name, lambda: table))


def table_row(
    reader: Reader,
    name: str,
    table: Callable[[], Table],
    *,
    closed: bool = False,
    chart: bool = False,
    source: str | None = None,
    of_all: bool = False,
    more: Sequence[Download] = (),
    titled: tuple[str, str] | None = None,
) -> None:
    """Draw a table and the row below it: source, table, downloads, link and citation.

    Parameters
    ----------
    reader, name, table
        As for `grid`.
    closed
        Whether the table opens from the row.
    chart
        Whether the table is that of a chart, which the browser can save as a picture.
    source
        The source line, by default that of the data set; blank where it stands nearby already.
        Files and pictures with another source name it instead of the data set.
    of_all
        Whether the figures are about all cities whatever the filters.
    more, titled
        Further files; title and subtitle: see `table_expander`.
    """
    if is_left_out(reader, name):
        return
    made = cache(table)  # only for the first view of it and for a download
    if not closed:
        draw_once(reader, f"grid_{name}", lambda: _draw_table(reader, name, made()))
    said = reader.source if source is None else source
    with _row(name):
        if reader.alone is not None:
            draw_foot(reader, of_all=of_all, source=source or "")
            return
        about: dict[str, Any] = {"of_all": of_all, "source": source or ""}
        can = (["pictures", "full"] if chart else ["full"]) if closed or chart else None
        draw_once(
            reader,
            f"row_{name}",
            lambda: _begin_row(
                said,
                _details(reader, name, made()) if closed else Markup(""),
                row_buttons(reader, name, can, titled, **about),
            ),
        )
        download_buttons([*_downloads(reader, name, made, **about), *more])


def _row(name: str) -> DeltaGenerator:
    """Make the container of a row; its key is also what links to the part lead to."""
    return st.container(horizontal=True, vertical_alignment="center", key=f"table_{name}")


def _begin_row(source: str, table: Markup, buttons: Markup) -> None:
    """Draw the source line, the closed table and the buttons of a row, as one element."""
    said = Markup('<p class="sg-source">{}</p>').format(source) if source else Markup("")
    st.html(said + table + buttons, width="content")


def _details(reader: Reader, name: str, table: Table) -> Markup:
    """Build a table that opens with a click; one that was just sorted is open."""
    opened = Markup(" open") if sorted_by(reader.view, name) else ""
    return Markup("<details{}><summary>{}</summary>{}</details>").format(
        opened, reader.t("tables.open"), _table_html(reader, name, table)
    )


def source(text: str) -> None:
    """Draw a source line that stands alone."""
    st.html(Markup('<p class="sg-source">{}</p>').format(text))


def license_note(reader: Reader) -> Markup:
    """Build the note beside downloads of data whose producers state no license, else nothing."""
    info = reader.study.info
    if reader.own_file or info.status != "real" or info.licence_stated:
        return Markup("")
    return Markup('<p class="sg-small">{}</p>').format(reader.t("source.no_license"))


def _draw_table(reader: Reader, name: str, table: Table) -> None:
    st.html(_table_html(reader, name, table))


def _table_html(reader: Reader, name: str, table: Table) -> Markup:
    """Build a table: all rows, which the browser sorts, or a part, which is sorted here."""
    count, sort = len(table.rows), reader.t("tables.sort") if len(table.rows) >= SORTED else ""
    note = Markup("") if table.ours else license_note(reader)
    if count <= MOST_ROWS:
        return data_table(table.caption, table.columns, table.rows, table.chosen, sort) + note
    part = part_to_draw(reader, name, table.rows, table.chosen)
    words = reader.t("tables.part", first=part.first + 1, last=part.first + PART, all=count)
    drawn = data_table(table.caption, table.columns, part.rows, part.chosen, sort, name, part.by)
    return drawn + note + Markup('<p class="sg-small">{}</p>').format(words)


def _downloads(
    reader: Reader, name: str, table: Callable[[], Table], **about: Any
) -> list[Download]:
    """Build the downloads of a table; ``about`` as for `file_name`."""
    return [
        Download(
            key=f"{suffix}_{name}",
            label=reader.t(f"tables.{suffix}"),
            stem=file_name(reader, name, **about),
            suffix=suffix,
            write=partial(_write, write, reader, table, **about),
            icon=":material/download:" if suffix == "csv" else None,
            quiet=True,
        )
        for suffix, write in WRITERS.items()
    ]


def _write(write: Writer, reader: Reader, table: Callable[[], Table], **about: Any) -> bytes:
    made = table()
    return write(reader, made.caption, made.data, **about)


def paragraph(text: str, style: str = "sg-small") -> None:
    """Draw a paragraph with a class of the style sheet."""
    st.html(html.paragraph(text, style))


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
