"""The parts that pages of an edition are made of, as HTML that needs no script."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from components.html import Cell, Column


class Value(NamedTuple):
    """A cell that is ordered by a number, not by its words; NaN comes last."""

    words: Cell
    number: float


def join(parts: Iterable[Markup]) -> Markup:
    """Put parts behind each other, each on a line of its own."""
    return Markup("\n").join(parts)


def section(title: Cell, *parts: Cell, subtitle: Cell = "", anchor: str = "") -> Markup:
    """Build a section with its heading; parts that are blank are left out."""
    attribute = Markup(' id="{}"').format(anchor) if anchor else ""
    below = Markup('<p class="sub">{}</p>').format(subtitle) if subtitle else ""
    inside = join(escape(part) for part in parts if part)
    return Markup("<section{}>\n<h2>{}</h2>{}\n{}\n</section>").format(
        attribute, title, below, inside
    )


def paragraph(words: Cell, style: str = "") -> Markup:
    """Build a paragraph; nothing without words."""
    if not words:
        return Markup("")
    attribute = Markup(' class="{}"').format(style) if style else ""
    return Markup("<p{}>{}</p>").format(attribute, words)


def small(words: Cell) -> Markup:
    """Build a paragraph in small print."""
    return paragraph(words, "small")


def bullets(items: Iterable[Cell], style: str = "") -> Markup:
    """Build a list; nothing without items."""
    inside = join(Markup("<li>{}</li>").format(item) for item in items)
    attribute = Markup(' class="{}"').format(style) if style else ""
    return Markup("<ul{}>\n{}\n</ul>").format(attribute, inside) if inside else Markup("")


def columns(*parts: Markup, lead: bool = False) -> Markup:
    """Put parts beside each other where there is room; ``lead`` gives more of it to the first."""
    inside = join(Markup("<div>{}</div>").format(part) for part in parts if part)
    style = "columns lead" if lead and len(parts) > 1 else "columns"
    return Markup('<div class="{}">\n{}\n</div>').format(style, inside)


def picture(svg: Markup, label: str) -> Markup:
    """Place a drawing; on a narrow screen it scrolls inside itself, also by keyboard."""
    return Markup(
        '<div class="picture wide" tabindex="0" role="group" aria-label="{}">{}</div>'
    ).format(label, svg)


def inset(svg: Markup) -> Markup:
    """Place a small drawing, which fits every screen."""
    return Markup('<div class="picture inset">{}</div>').format(svg)


def table(
    caption: str, heads: Sequence[Column], rows: Iterable[Sequence[Cell | Value]], style: str = ""
) -> Markup:
    """Build a table in which the first cell of each row is its header.

    It scrolls inside itself where it is too wide; the script of the edition makes the headings
    buttons that order the rows.
    """
    head = Markup("").join(
        Markup('<th scope="col"{}>{}</th>').format(_align(column), column.label) for column in heads
    )
    aligned = [str(_align(column)) for column in heads]
    body = Markup("\n".join(_row(aligned, cells) for cells in rows))  # noqa: S704 - escaped already
    return Markup(
        '<div class="scroll" tabindex="0" role="region" aria-label="{}"><table class="{}">\n'
        '<caption class="unseen">{}</caption>\n<thead><tr>{}</tr></thead>\n'
        "<tbody>\n{}\n</tbody></table></div>"
    ).format(caption, style or "data", caption, head, body)


def _row(aligned: Sequence[str], cells: Sequence[Cell | Value]) -> str:
    """Build a row; ``aligned`` are the attributes by which its cells are aligned.

    It is joined as plain text, since an edition has many thousands of cells; each is escaped here.
    """
    parts = ['<tr><th scope="row"', _order(cells[0]), ">", escape(_words(cells[0])), "</th>"]
    for align, cell in zip(aligned[1:], cells[1:], strict=True):
        parts += ["<td", align, _order(cell), ">", escape(_words(cell)), "</td>"]
    return "".join([*parts, "</tr>"])


def _words(cell: Cell | Value) -> Cell:
    return cell.words if isinstance(cell, Value) else cell


def _order(cell: Cell | Value) -> Markup:
    """Get the attribute by which the script orders a cell; whole numbers it reads by itself."""
    if not isinstance(cell, Value):
        return Markup("")
    number = "" if math.isnan(cell.number) else f"{cell.number:g}"
    return Markup("") if cell.words == number else Markup(' data-v="{}"').format(number)


def _align(column: Column) -> Markup:
    return Markup(' class="n"') if column.number else Markup("")


def bar(score: float, words: str, style: str = "") -> Markup:
    """Build a bar from 0 to 100 with its value at the end; without a score only the words."""
    if math.isnan(score):
        return Markup('<span class="none">{}</span>').format(words)
    return Markup('<span class="{}"><i style="--w:{:.1f}%"></i></span> {}').format(
        f"bar {style}".strip(), max(0.0, min(score, 100.0)), words
    )


def rank_range(low: float, high: float, last: float) -> Markup:
    """Draw an interval of ranks as a line from the first rank to the last one."""
    span = max(last - 1, 1.0)
    left, width = 100 * (low - 1) / span, 100 * (high - low) / span
    return Markup('<span class="range"><i style="--x:{:.1f}%;--w:{:.1f}%"></i></span>').format(
        left, width
    )


def swatches(entries: Iterable[tuple[str, str, str]]) -> Markup:
    """Build a legend: kind (``dot``, ``tick``, ``band`` or ``ring``), color, and words of each."""
    inside = Markup("").join(
        Markup('<span><i class="{}" style="--c:{}"></i>{}</span> ').format(*entry)
        for entry in entries
    )
    return Markup('<p class="legend">{}</p>').format(inside)


def details(summary: Cell, *parts: Cell) -> Markup:
    """Build what opens by itself, without a script."""
    inside = join(escape(part) for part in parts if part)
    return Markup("<details><summary>{}</summary>\n{}\n</details>").format(summary, inside)


def link(text: Cell, address: str) -> Markup:
    """Build a link inside the edition."""
    return Markup('<a href="{}">{}</a>').format(address, text)


def strong(words: str) -> Markup:
    """Set the parts of a sentence between double asterisks in bold."""
    parts = words.split("**")
    return Markup("").join(
        Markup("<strong>{}</strong>").format(part) if place % 2 else escape(part)
        for place, part in enumerate(parts)
    )
