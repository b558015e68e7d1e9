"""What a slide is: its words, what it shows, and the view that it opens."""

from __future__ import annotations

from dataclasses import dataclass

import plotly.graph_objects as go

from components.publish.drawing import Drawing
from components.publish.slides.deck import Kind
from components.view.view import View


@dataclass(frozen=True)
class Series:
    """A row of numbers of a chart, NaN where there is none, in its color; clear is not painted.

    ``colors`` are those of the single values; empty if all have that of the row.
    """

    name: str
    values: tuple[float, ...]
    color: str
    clear: bool = False
    colors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Key:
    """An entry of a legend: a shape of the style sheet, its color and what it stands for."""

    shape: str
    color: str
    label: str


@dataclass(frozen=True, eq=False)
class Chart:
    """A chart: the figure that a page shows, and the numbers that a presentation has.

    ``categories`` are from top to bottom, each with a value in every series; with ``stacked`` the
    series follow each other in one bar. ``top`` is the end of the axis, ``digits`` the decimals of
    its values and ``unit`` what follows them. ``measured`` is the
    subtitle where the chart has bars alone; blank if it is that of the slide.
    """

    figure: go.Figure
    alt: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    top: float = 100.0
    digits: int = 0
    unit: str = ""
    measured: str = ""
    stacked: bool = False
    keys: tuple[Key, ...] = ()

    @property
    def file_keys(self) -> tuple[Key, ...]:
        """The legend of the chart as a presentation has it, which draws bars alone."""
        painted = [series for series in self.series if not series.clear]
        if any(series.colors for series in painted):
            return self.keys
        return tuple(Key("dot", s.color, s.name) for s in painted) if len(painted) > 1 else ()


@dataclass(frozen=True)
class Grid:
    """A table: its columns with the share of the width that each takes, its rows, and a note.

    ``colors`` mark the rows, blank for none.
    """

    caption: str
    heads: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    colors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Picture:
    """A drawing: the map, or the code of a link."""

    drawing: Drawing


@dataclass(frozen=True)
class Figure:
    """A key figure: what it is, its value, and its basis."""

    label: str
    value: str
    basis: str = ""


@dataclass(frozen=True)
class Figures:
    """Key figures side by side."""

    items: tuple[Figure, ...]


@dataclass(frozen=True)
class Item:
    """A short text with a head; either may be blank. ``color`` marks it, blank for none."""

    head: str
    text: str
    color: str = ""


@dataclass(frozen=True)
class Words:
    """Texts below each other."""

    items: tuple[Item, ...]


Shown = Chart | Grid | Picture | Figures | Words


@dataclass(frozen=True, eq=False)
class Draft:
    """What a kind of slide says and shows, before its deck and its presenter add to it.

    Attributes
    ----------
    title, subtitle
        What it says, and what was measured.
    main, side
        What it shows, and what stands beside it.
    notes
        What the speaker may add, a sentence or two each.
    page, view
        What it opens: a page of the app, and the view.
    part
        Tells slides of one entry of a deck apart; blank if there is one.
    """

    title: str
    main: Shown
    subtitle: str = ""
    side: Shown | None = None
    notes: tuple[str, ...] = ()
    page: str = ""
    view: View | None = None
    part: str = ""


@dataclass(frozen=True, eq=False)
class Slide:
    """A slide, ready to be shown, written to a file or read as a part of a story.

    ``line`` is the presenter's own, blank if there is none; ``say`` are the sentences of the
    story, whose links lead to slides by id; ``notes`` are for the speaker. See `Draft`.
    """

    id: str
    kind: Kind
    title: str
    subtitle: str
    line: str
    main: Shown
    side: Shown | None
    status: str
    source: str
    say: str
    notes: tuple[str, ...]
    page: str
    view: View
