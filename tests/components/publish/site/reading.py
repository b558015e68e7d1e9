"""Read pages of an edition, and what the app shows, as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from justhtml import JustHTML

from components.html import Cell
from components.publish.site.collect import render
from components.publish.site.edition import Edition
from components.publish.site.site_address import Address


def parse(html: str | bytes) -> JustHTML:
    """Parse a page; an error of its syntax fails the test."""
    text = html.decode() if isinstance(html, bytes) else html
    return JustHTML(text, sanitize=False, strict=True)


@lru_cache(maxsize=128)
def open_page(edition: Edition, address: Address) -> JustHTML:
    """Return a page of an edition, which many tests read. Nothing may write into it."""
    return parse(render(edition, address))


def plain(text: str) -> str:
    """Return a text with single blanks."""
    return " ".join(text.split())


def text_of(node: Any) -> str:
    """Return the text of an element."""
    return plain(node.to_text(separator=" "))


def cell_text(cell: Cell) -> str:
    """Return the text of a cell of the app."""
    return (
        text_of(JustHTML(str(cell), sanitize=False, fragment=True))
        if "<" in cell
        else plain(JustHTML(str(cell), sanitize=False, fragment=True).to_text())
    )


def app_rows(rows: Iterable[Sequence[Cell]]) -> list[list[str]]:
    """Return the text of the rows of a table of the app."""
    return [[cell_text(cell) for cell in row] for row in rows]


def table_rows(page: JustHTML, caption: str) -> list[list[str]]:
    """Return the text of the rows of the table with a caption."""
    for table in page.query("table"):
        if text_of(table.query("caption")[0]) == plain(caption):
            return [[text_of(c) for c in row.query("th, td")] for row in table.query("tbody tr")]
    raise AssertionError(f"no table: {caption}")


def figures_of(html: JustHTML) -> list[list[str]]:
    """Return label, value and basis of the key figures."""
    (listed, *_) = html.query("dl.sg-figures")
    return [[text_of(part) for part in figure.query("dt, dd")] for figure in listed.query("div")]


def links_of(page: JustHTML) -> list[str]:
    """Return the addresses that a page links to or loads."""
    found = [(node, "href") for node in page.query("[href]")]
    found += [(node, "src") for node in page.query("[src]")]
    return [str(node.attrs[name]) for node, name in found]
