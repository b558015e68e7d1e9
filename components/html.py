"""HTML snippets; all inserted values are escaped by markupsafe."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar, overload

from markupsafe import Markup, escape

Cell = str | Markup
T = TypeVar("T")


@dataclass(frozen=True)
class Column:
    """A table column; numbers are aligned right."""

    label: str
    number: bool = False


class Rows(Sequence[Sequence[Cell]]):
    """Rows of a table that are built when they are drawn, for tables of many rows.

    >>> list(Rows([1, 2], lambda number: [str(number), str(number**2)]))
    [['1', '1'], ['2', '4']]
    """

    def __init__(self, items: Iterable[T], build: Callable[[T], Sequence[Cell]]) -> None:
        self._items = list(items)
        self._build = build

    def __len__(self) -> int:
        """Count the rows."""
        return len(self._items)

    @overload
    def __getitem__(self, place: int) -> Sequence[Cell]: ...
    @overload
    def __getitem__(self, place: slice) -> list[Sequence[Cell]]: ...
    def __getitem__(self, place: int | slice) -> Sequence[Cell] | list[Sequence[Cell]]:
        """Build one row, or those of a slice."""
        if isinstance(place, slice):
            return [self._build(item) for item in self._items[place]]
        return self._build(self._items[place])


def data_table(
    caption: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Cell]],
    chosen: int | None = None,
    sort: str = "",
    served: str = "",
    by: int = 0,
) -> Markup:
    """Build a table in which the first cell of each row is its header.

    On a narrow screen the style sheet turns each row into a card and labels every cell with its
    ``data-label``; the ARIA roles keep it a table for screen readers.

    Parameters
    ----------
    caption
        What the table shows, for screen readers.
    columns
        One for each cell of a row.
    rows
        Cells; plain text is escaped, Markup is taken as it is.
    chosen
        Index of the chosen city's row, from 0.
    sort
        Words such as "Sort by" in front of the headings, which then are buttons that order the
        rows in the browser (`document.js`); blank if they cannot.
    served
        Name of a table whose rows the server orders instead, as it draws only a part of them.
    by
        Column by which the server has ordered it, from 1; negative if downwards, 0 if by none.
    """
    head = Markup("").join(
        Markup('<th scope="col" role="columnheader"{}{}{}').format(
            _align(column), _ordered(number, by), _heading(column.label, sorts=bool(sort))
        )
        for number, column in enumerate(columns, start=1)
    )
    words = Markup(' data-sort="{}"').format(sort) if sort else Markup("")
    words += Markup(' data-served="{}"').format(served) if served else Markup("")
    opens = [
        str(Markup('<td role="cell" data-label="{}"{}>').format(column.label, _align(column)))
        for column in columns[1:]
    ]
    body = Markup(  # noqa: S704 - escaped already
        "".join(_row(opens, cells, chosen=at == chosen) for at, cells in enumerate(rows))
    )
    return Markup(
        '<div class="sg-scroll" tabindex="0" role="region" aria-label="{}">'
        '<table class="sg-table" role="table"><caption>{}</caption>'
        '<thead role="rowgroup"><tr role="row"{}>{}</tr></thead>'
        '<tbody role="rowgroup">{}</tbody></table></div>'
    ).format(caption, caption, words, head, body)


def _heading(label: str, *, sorts: bool) -> Markup:
    """Build the words of a heading, after its other attributes; a button if it orders the rows.

    Browsers print a button once, but the words in ``data-label`` on every sheet (`style.css`).
    """
    if not (sorts and label):
        return Markup(">{}</th>").format(label)
    return Markup(' data-label="{}"><button type="button" class="sg-sort">{}</button></th>').format(
        label, label
    )


def _ordered(number: int, by: int) -> Markup:
    """Get the attribute that says how the rows are ordered by a column; none by another one."""
    if number != abs(by):
        return Markup("")
    return Markup(' aria-sort="{}"').format("ascending" if by > 0 else "descending")


def _row(opens: Sequence[str], cells: Sequence[Cell], *, chosen: bool) -> str:
    """Build a row; ``opens`` are the opening tags of all cells except the first.

    It is joined as plain text, since tables have thousands of cells and each is escaped here.
    """
    first = '<tr role="row" class="sg-chosen">' if chosen else '<tr role="row">'
    parts = [first, '<th scope="row" role="rowheader">', escape(cells[0]), "</th>"]
    for tag, cell in zip(opens, cells[1:], strict=True):
        parts += [tag, escape(cell), "</td>"]
    return "".join([*parts, "</tr>"])


def _align(column: Column) -> Markup:
    return Markup(' class="sg-number"') if column.number else Markup("")


def score_bar(score: float, text: str, color: str) -> Markup:
    """Build a bar from 0 to 100 with its value at the end."""
    return Markup(
        '<div class="sg-bar"><div class="sg-bar-track">'
        '<div class="sg-bar-fill" style="width:{:.1f}%;background:{}"></div></div>'
        '<span class="sg-number">{}</span></div>'
    ).format(max(0.0, min(score, 100.0)), color, text)


def heat_cell(text: str, fill: str, ink: str) -> Markup:
    """Build a number with the color of its score as background."""
    return Markup('<span class="sg-heat" style="background:{};color:{}">{}</span>').format(
        fill, ink, text
    )


def missing(text: str) -> Markup:
    """Build the text shown where a number is not available."""
    return Markup('<span class="sg-none">{}</span>').format(text)


def not_asked(text: str) -> Markup:
    """Build the text for a dimension that the study did not ask about."""
    return Markup('<span class="sg-not-asked">{}</span>').format(text)


def key_figures(figures: Iterable[tuple[str, str, str]]) -> Markup:
    """Build a row of key figures: label, value and basis of each."""
    return Markup('<dl class="sg-figures">{}</dl>').format(
        Markup("").join(
            Markup("<div><dt>{}</dt><dd{}>{}</dd><dd>{}</dd></div>").format(
                label, _value_class(value), value, basis
            )
            for label, value, basis in figures
        )
    )


def _value_class(value: str) -> Markup:
    """Get the class attribute that sets a value smaller if it is text, not a number."""
    return Markup("") if value[:1].isdigit() else Markup(' class="sg-words"')


def finding(title: str, text: str) -> Markup:
    """Build a finding: its headline, and the figures behind it."""
    return Markup('<div class="sg-finding"><strong>{}</strong>{}</div>').format(title, text)


def part(name: str, words: str, hue: str) -> Markup:
    """Build the heading of a form section: name in bold, with a colored edge."""
    return Markup('<p class="sg-pillar" style="--sg-accent:{}"><strong>{}</strong> {}</p>').format(
        hue, name, words
    )


def chip(kind: str, text: str) -> Markup:
    """Build a small label, such as the status of a study."""
    return Markup('<span class="sg-chip sg-chip-{}">{}</span>').format(kind, text)


def code(text: str) -> Markup:
    """Build inline code, such as an id or a checksum."""
    return Markup('<code class="sg-code">{}</code>').format(text)


def paragraph(text: str, style: str = "sg-small") -> Markup:
    """Build a paragraph with a class of the style sheet."""
    return Markup('<p class="{}">{}</p>').format(style, text)


def legend(*entries: Markup) -> Markup:
    """Build a legend from its entries, in a row that wraps."""
    return Markup('<div class="sg-legend">{}</div>').format(Markup("").join(entries))


def swatch(shape: str, color: str, text: str) -> Markup:
    """Build a legend entry: a ``dot``, ``ring``, ``tick`` or ``band``, and its label."""
    paint = "border-color" if shape == "ring" else "background"
    return Markup('<span><i class="sg-{}" style="{}:{}"></i>{}</span>').format(
        shape, paint, color, text
    )


def ramp(colors: Sequence[str], low: str, high: str) -> Markup:
    """Build the legend of a sequential color scale, from low to high."""
    return Markup(
        '<span>{}<i class="sg-ramp" style="background:linear-gradient(to right,{})"></i>{}</span>'
    ).format(low, ",".join(colors), high)
