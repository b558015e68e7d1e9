"""Marks of charts that lead on: a click on a dot, bar or cell changes the view or opens a page.

A figure says in the ``meta`` of each trace what its marks stand for: a list of ids for each point.
A `Lead` computes the view that a mark opens. Whatever a mark opens can also be reached by keyboard:
by a box beside the chart, or by the links in its table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

import plotly.graph_objects as go
import streamlit as st
from markupsafe import Markup

from components.binding import update_view, widget_value
from components.figures.marks import DIMENSION
from components.kept import kept
from components.links import link
from components.once import make_once
from components.reader import Reader
from components.view.parameters import format_view
from components.view.view import View, change
from smartgov.model import OWN_ID

#: What a mark stands for: the ids that its figure gives, such as a recommendation and a region.
Mark = tuple[str, ...]

#: Maximum number of cities listed below a chart for one mark.
MOST_LISTED = 60


@dataclass(frozen=True)
class Lead:
    """What a click on a mark of a chart opens.

    Attributes
    ----------
    follow
        Computes the new view from the current one and the mark.
    page
        Name of the page that is opened with that view; None for the page itself.
    """

    follow: Callable[[View, Mark], View]
    page: str | None = None


@dataclass(frozen=True)
class CityLead:
    """Marks that stand for cities: one opens its page, several are listed below the chart.

    ``find`` lists the ids of the cities that a mark stands for; by default the mark is the ids.
    Marks of `components.figures.marks.dimension_mark` open the practices of the dimension.
    """

    find: Callable[[Mark], Sequence[str]] = tuple


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A figure as the cache keeps it: counted as one object, whatever is in it."""

    figure: go.Figure


def draw_chart(
    reader: Reader, key: str, draw: Callable[[], go.Figure], lead: Lead | CityLead
) -> go.Figure:
    """Draw a chart whose marks lead on, and follow the mark that was clicked.

    ``draw`` is called only if this view has not been drawn before.
    """
    figure = make_once(reader, key, lambda: _Drawn(_draw_unselected(reader, draw))).figure
    here = lead if isinstance(lead, Lead) and lead.page is None else None
    state = st.plotly_chart(
        figure,
        theme=None,
        key=key,
        alt=figure.layout.meta["alt"],
        config={"displayModeBar": False},
        on_select=partial(_follow_here, key, figure, here) if here else "rerun",
        selection_mode="points",
    )
    mark = None if here else read_mark(figure, state)
    if mark and isinstance(lead, Lead):
        _open(reader, key, f"pages/{lead.page}.py", lead.follow(reader.view, mark))
    elif mark and mark[0] == DIMENSION:
        _open(reader, key, "pages/recommendations.py", with_dimension(reader.view, mark[1]))
    elif mark and isinstance(lead, CityLead):
        _show_cities(reader, key, lead.find(mark))
    return figure


def with_dimension(view: View, dimension: str) -> View:
    """Copy a view with the recommendations and practices of a dimension."""
    return change(change(view, "pillar", None), "dimension", dimension)


@kept
def city_links(reader: Reader) -> Callable[[str], Markup]:
    """Make the function that links the name of a city to its page, built once for all tables."""
    return cache(lambda city: link(reader.name(city), "city", reader.with_city(city)))


def dimension_link(reader: Reader, dimension: str) -> Markup:
    """Build the link from the name of a dimension to its practices."""
    view = with_dimension(reader.view, dimension)
    return link(reader.measure_label(dimension), "recommendations", view)


def read_mark(figure: go.Figure, state: Any) -> Mark | None:
    """Find what the clicked mark stands for; None if none was clicked, or it stands for nothing."""
    points = state["selection"]["points"] if state else ()
    if not points:
        return None
    trace, point = points[0].get("curve_number"), points[0].get("point_index")
    try:
        return tuple(figure.data[trace].meta[point])
    except (IndexError, TypeError):
        return None


def _draw_unselected(reader: Reader, draw: Callable[[], go.Figure]) -> go.Figure:
    """Draw a figure in which nothing is selected when the view changes."""
    figure = draw()
    figure.layout.selectionrevision = repr(format_view(reader.view))
    figure.to_dict = cache(figure.to_dict)  # Streamlit converts it in every run of a page
    return figure


def _follow_here(key: str, figure: go.Figure, lead: Lead) -> None:
    """Change the view of the page; in the callback of a chart."""
    mark = read_mark(figure, widget_value(key))
    if mark is not None:
        update_view(lambda view: lead.follow(view, mark))


def _open(reader: Reader, key: str, script: str, view: View) -> None:
    """Draw the link to a page, which `document.js` follows at once.

    ``st.switch_page`` would leave a step between the two pages, to which Back returns.
    """
    with st.container(key=f"follow_{key}"):
        st.page_link(
            script,
            label=reader.t("charts.follow"),
            icon=":material/arrow_forward:",
            query_params=format_view(view),
        )


def _show_cities(reader: Reader, key: str, cities: Sequence[str]) -> None:
    """Open the page of a single city, or list several with links to theirs."""
    known = [city for city in cities if city in reader.study.city_by_id]
    if len(known) == 1 and not reader.has_own_city:
        _open(reader, key, "pages/city.py", change(reader.view, "city", known[0]))
    elif known:
        st.html(cities_here(reader, known))


def cities_here(
    reader: Reader, cities: Sequence[str], head: str = "charts.cities_at_mark"
) -> Markup:
    """Build the list of the cities that share a mark, each with a link to its page.

    ``head`` is the key of the words before it.
    """
    names = {city: reader.name(city) for city in cities}
    entries = [
        (name, Markup.escape(name) if c == OWN_ID else link(name, "city", reader.with_city(c)))
        for c, name in names.items()
    ]
    return list_entries(reader, entries, head)


def list_entries(reader: Reader, entries: Iterable[tuple[str, Markup]], head: str) -> Markup:
    """Build a list within a line, by name; of many the first are listed and the others counted.

    Parameters
    ----------
    reader
        The language.
    entries
        Each a name and what is shown of it.
    head
        Key of the words before the list.
    """
    t, ordered = reader.t, sorted(entries, key=lambda entry: reader.collate(entry[0]))
    listed = [shown for _, shown in ordered[:MOST_LISTED]]
    more = len(ordered) - len(listed)
    return Markup('<p class="sg-small" role="status"><strong>{}</strong> {}{}</p>').format(
        t(head, count=len(ordered)),
        Markup(", ").join(listed),
        t("charts.cities_more", count=more) if more else "",
    )
