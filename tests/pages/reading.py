"""Helpers that read the content of a page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qs, urlsplit

import plotly.graph_objects as go
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Element

from components.view.parameters import parse_view
from components.view.view import View

Spec = dict[str, Any]

#: Elements that contain nothing.
VOID = {"br", "img", "input"}


@dataclass
class Row:
    """A row of a table: its cells as text, and whether it is the chosen one."""

    cells: list[str] = field(default_factory=list)
    chosen: bool = False
    links: list[str] = field(default_factory=list)


@dataclass
class Table:
    """A table as it is read."""

    caption: str = ""
    columns: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def column(self, number: int) -> list[str]:
        """Return the cells of one column, from 0."""
        return [row.cells[number] for row in self.rows]

    def row(self, first: str) -> list[str]:
        """Return the cells of the one row that begins so."""
        (found,) = [row.cells for row in self.rows if row.cells[0] == first]
        return found


@dataclass
class Piece(HTMLParser):
    """A piece of HTML: its words, and the tables, terms and list items in it."""

    body: str
    words: list[str] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    terms: list[list[str]] = field(default_factory=list)
    items: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[str] = []
        self.feed(self.body)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in VOID:
            self.words.append(" ")
            return
        self._open.append(tag)
        if tag == "table":
            self.tables.append(Table())
        elif tag == "tr" and "tbody" in self._open:
            self.tables[-1].rows.append(Row(chosen="sg-chosen" in (given.get("class") or "")))
        elif tag in {"td", "th"}:
            self._cells().append("")
        elif tag == "dt":
            self.terms.append([""])
        elif tag == "dd":
            self.terms[-1].append("")
        elif tag == "li" and self._is_item():
            self.items.append("")
        elif tag == "a" and "tbody" in self._open:
            self.tables[-1].rows[-1].links.append(given.get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        self._open.reverse()
        self._open.remove(tag)
        self._open.reverse()
        self.words.append(" ")
        if self._is_item():
            self.items[-1] += " "

    def handle_data(self, data: str) -> None:
        if {"style", "script"} & set(self._open):
            return
        self.words.append(data)
        if "caption" in self._open:
            self.tables[-1].caption += data
        elif {"td", "th"} & set(self._open):
            self._cells()[-1] += data
        elif {"dt", "dd"} & set(self._open):
            self.terms[-1][-1] += data
        elif self._is_item():
            self.items[-1] += data

    def _is_item(self) -> bool:
        """Return whether an item of a list is open, and nothing within it that opens by a click."""
        return "li" in self._open and "details" not in self._open

    def _cells(self) -> list[str]:
        table = self.tables[-1]
        return table.rows[-1].cells if "tbody" in self._open else table.columns


def pieces(app: AppTest) -> list[Piece]:
    """Return the pieces of HTML of a page, in order. Tests read the same ones: change none."""
    return [read_piece(element.value) for element in app.html]


@lru_cache(maxsize=2048)
def read_piece(body: str) -> Piece:
    """Return a piece of HTML, which many pages and tests have in common."""
    return Piece(body)


def tables(app: AppTest) -> list[Table]:
    """Return every table of a page, in order."""
    return [table for piece in pieces(app) for table in piece.tables]


def table(app: AppTest, caption: str) -> Table:
    """Return the one table with this caption."""
    found = [table for table in tables(app) if table.caption == caption]
    assert len(found) == 1, [table.caption for table in tables(app)]
    return found[0]


def key_figures(app: AppTest) -> dict[str, list[str]]:
    """Return what the key figures say, by their label: the number, and what it rests on."""
    return {term[0]: term[1:] for piece in pieces(app) for term in piece.terms}


def items(app: AppTest) -> list[str]:
    """Return the items of the page's lists."""
    found = [item for piece in pieces(app) for item in piece.items]
    return [re.sub("[ \n]+", " ", item).strip() for item in found]


def text(app: AppTest) -> str:
    """Return all words of a page."""
    plain = [e.value for kind in ("title", "markdown", "text") for e in app.get(kind)]
    boxes = [e.value for kind in ("info", "warning", "error", "success") for e in app.get(kind)]
    html = ["".join(piece.words) for piece in pieces(app)]
    return " ".join([*plain, *html, *boxes])


def charts(app: AppTest) -> dict[str, Spec]:
    """Return the charts of a page by name: as the browser gets them, of traces those seen.

    Plotly has to know every property of them.
    """
    specs = {
        chart.key.removeprefix("chart_"): json.loads(chart.proto.spec)
        for chart in app.get("plotly_chart")
    }
    for spec in specs.values():
        go.Figure(spec)
        spec["layout"].pop("selectionrevision", None)  # it follows the view, and is not drawn
        unseen = "rgba(0,0,0,0)"
        spec["data"] = [t for t in spec["data"] if t.get("marker", {}).get("color") != unseen]
    return specs


def decks(app: AppTest) -> list[Spec]:
    """Return the maps of a page, as the browser gets them."""
    return [json.loads(deck.proto.json) for deck in app.get("deck_gl_json_chart")]


def map_rows(app: AppTest) -> list[list[Spec]]:
    """Return what is drawn in each frame of the map: cities, and groups that count theirs."""
    return [
        layer["data"]
        for deck in decks(app)
        for layer in deck["layers"]
        if layer["id"].startswith("cities")
    ]


def dots(app: AppTest) -> dict[str, Spec]:
    """Return the cities with a dot of their own in any frame of the map, by id.

    A city looks the same in every frame that does not group it.
    """
    found: dict[str, Spec] = {}
    for rows in map_rows(app):
        for row in rows:
            if "cities" not in row:
                same = {key: value for key, value in row.items() if key != "radius"}
                assert found.setdefault(row["id"], same) == same
    return found


def count_on_map(app: AppTest) -> int:
    """Count the cities on the map, those in groups too; they are as many in every frame."""
    (count,) = {sum(row.get("cities", 1) for row in rows) for rows in map_rows(app)}
    return count


def view_of(app: AppTest) -> View:
    """Return the view in the address bar."""
    query = {n: v if isinstance(v, list) else [v] for n, v in app.query_params.items()}
    view, notices = parse_view(query)
    assert notices == []
    return view


def menu(app: AppTest) -> dict[str, View]:
    """Return what the page menu shows for each label."""
    (nav,) = [found for e in app.html for found in re.findall(r"<nav .*?</nav>", e.value)]
    links = re.findall(r'<a href="([^"]*)"[^>]*>([^<]*)</a>', nav)
    queries = {label: parse_qs(urlsplit(unescape(address)).query) for address, label in links}
    return {unescape(label): parse_view(query)[0] for label, query in queries.items()}


def walk(block: Block) -> Iterator[Element | Block]:
    """Return everything in a block, in order."""
    for child in block.children.values():
        yield child
        if isinstance(child, Block):
            yield from walk(child)
