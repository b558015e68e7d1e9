"""Small pieces of HTML; everything that is filled in is escaped by markupsafe."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

Cell = str | Markup


@dataclass(frozen=True)
class Column:
    """A column of a table; numbers are set flush right."""

    label: str
    number: bool = False


def data_table(
    caption: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Cell]],
    chosen: int | None = None,
) -> Markup:
    """Return a table whose first cell of each row is its header.

    On a narrow screen the style sheet turns each row into a card, which names every cell by
    its ``data-label``; the roles keep it a table for screen readers.

    Parameters
    ----------
    caption
        What the table shows, for screen readers.
    columns
        One for each cell of a row.
    rows
        Cells; plain text is escaped, Markup is taken as it is.
    chosen
        Number of the row of the chosen city, from 0.
    """
    head = Markup("").join(
        Markup('<th scope="col" role="columnheader"{}>{}</th>').format(_align(column), column.label)
        for column in columns
    )
    opens = [
        Markup('<td role="cell" data-label="{}"{}>').format(column.label, _align(column))
        for column in columns[1:]
    ]
    body = Markup("").join(
        _row(opens, cells, chosen=position == chosen) for position, cells in enumerate(rows)
    )
    return Markup(
        '<div class="sg-scroll" tabindex="0" role="region" aria-label="{}">'
        '<table class="sg-table" role="table"><caption>{}</caption>'
        '<thead role="rowgroup"><tr role="row">{}</tr></thead>'
        '<tbody role="rowgroup">{}</tbody></table></div>'
    ).format(caption, caption, head, body)


def _row(opens: Sequence[Markup], cells: Sequence[Cell], *, chosen: bool) -> Markup:
    """Return a row; ``opens`` are the opening tags of its cells but the first."""
    first = Markup('<tr role="row" class="sg-chosen">') if chosen else Markup('<tr role="row">')
    parts = [first, Markup('<th scope="row" role="rowheader">'), escape(cells[0]), Markup("</th>")]
    for tag, cell in zip(opens, cells[1:], strict=True):
        parts += [tag, escape(cell), _END]
    return Markup("").join([*parts, Markup("</tr>")])


_END = Markup("</td>")


def _align(column: Column) -> Markup:
    return Markup(' class="sg-number"') if column.number else Markup("")


def score_bar(score: float, text: str, color: str) -> Markup:
    """Return a bar from 0 to 100 with its value at the end."""
    return Markup(
        '<div class="sg-bar"><div class="sg-bar-track">'
        '<div class="sg-bar-fill" style="width:{:.1f}%;background:{}"></div></div>'
        '<span class="sg-number">{}</span></div>'
    ).format(max(0.0, min(score, 100.0)), color, text)


def heat_cell(text: str, fill: str, ink: str) -> Markup:
    """Return a number on the color of its score."""
    return Markup('<span class="sg-heat" style="background:{};color:{}">{}</span>').format(
        fill, ink, text
    )


def missing(text: str) -> Markup:
    """Return words that stand where a number is not available."""
    return Markup('<span class="sg-none">{}</span>').format(text)


def not_asked(text: str) -> Markup:
    """Return the words for a dimension that the study never asked about."""
    return Markup('<span class="sg-not-asked">{}</span>').format(text)


def key_figures(figures: Iterable[tuple[str, str, str]]) -> Markup:
    """Return labels, numbers and what they rest on, as one row."""
    return Markup('<dl class="sg-figures">{}</dl>').format(
        Markup("").join(
            Markup("<div><dt>{}</dt><dd{}>{}</dd><dd>{}</dd></div>").format(
                label, _words(value), value, basis
            )
            for label, value, basis in figures
        )
    )


def _words(value: str) -> Markup:
    """Return the class that sets a value smaller which is words rather than a number."""
    return Markup("") if value[:1].isdigit() else Markup(' class="sg-words"')


def finding(title: str, text: str) -> Markup:
    """Return one finding: what stands out, and the figures behind it."""
    return Markup('<div class="sg-finding"><strong>{}</strong>{}</div>').format(title, text)


def part(name: str, words: str, hue: str) -> Markup:
    """Return the heading of a part of a form: its name in bold, its hue at the side."""
    return Markup('<p class="sg-pillar" style="--sg-accent:{}"><strong>{}</strong> {}</p>').format(
        hue, name, words
    )


def chip(kind: str, text: str) -> Markup:
    """Return a small label, such as the status of a study."""
    return Markup('<span class="sg-chip sg-chip-{}">{}</span>').format(kind, text)


def code(text: str) -> Markup:
    """Return text that stands for itself, such as an id or a hash."""
    return Markup('<code class="sg-code">{}</code>').format(text)


def legend(*entries: Markup) -> Markup:
    """Return the entries of a legend in a row that wraps."""
    return Markup('<div class="sg-legend">{}</div>').format(Markup("").join(entries))


def swatch(shape: str, color: str, text: str) -> Markup:
    """Return a legend entry: ``dot``, ``ring``, ``tick`` or ``band``, and what it means."""
    paint = "border-color" if shape == "ring" else "background"
    return Markup('<span><i class="sg-{}" style="{}:{}"></i>{}</span>').format(
        shape, paint, color, text
    )


def ramp(colors: Sequence[str], low: str, high: str) -> Markup:
    """Return the legend of a sequential scale, from its low end to its high end."""
    return Markup(
        '<span>{}<i class="sg-ramp" style="background:linear-gradient(to right,{})"></i>{}</span>'
    ).format(low, ",".join(colors), high)
