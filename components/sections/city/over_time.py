"""How one city changed since an earlier edition: scores, practices, and next steps taken."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from markupsafe import Markup

from components import html, show
from components.editions import changes_of, scored_of, trends_of
from components.figures.lines import LineRow, draw_lines
from components.leads import CityLead
from components.once import drawn_once, made_once
from components.reader import Reader
from components.sections.over_time import (
    city_line,
    editions_drawn,
    group_line,
    line_row,
    show_basis,
    summary_column,
    then_and_now,
    trend_table,
)
from components.words.editions import periods, scope_words, standing_words, verdict
from smartgov.editions.change import Scored
from smartgov.editions.practices import StepTaken, find_steps_taken
from smartgov.editions.practices import practices_moved as practices_moved
from smartgov.model import City, Question


def show_change(reader: Reader) -> None:
    """Draw the change of the chosen city, its dimensions as lines, and its practices."""
    city, scored = reader.city, scored_of(reader)
    if city is None or scored is None:
        return
    if city.id not in scored.matched.after.city_by_id:
        show.paragraph(
            reader.t("editions.city.new", city=city.name, since=periods(scored.matched)["since"])
        )
        return
    _draw_heading(reader)
    draw, table = partial(_draw_lines, reader), partial(_table, reader)
    show.figure(reader, f"over-time-{city.id}", draw, table, CityLead())
    _draw_practices(reader)


@drawn_once
def _draw_heading(reader: Reader) -> None:
    """Draw the title, the change of the score shown, and what it rests on."""
    city, scored, t, theme = reader.city, scored_of(reader), reader.t, reader.theme
    if city is None or scored is None:
        return
    legend = [
        html.swatch("dot", theme.city, city.name),
        html.swatch("tick", theme.peer, t("editions.group_median")),
        html.swatch("band", theme.other, t("editions.group_half")),
    ]
    title, subtitle = change_words(reader, city, scored)
    show.heading(title, subtitle, "over-time", legend)
    at = changes_of(reader, "overall").loc[city.id]
    show.paragraph(" ".join(standing_words(reader, scored.matched, at)))


def change_words(reader: Reader, city: City, scored: Scored) -> tuple[str, str]:
    """Write the title, the change of the overall score, and the subtitle."""
    t, at = reader.t, changes_of(reader, "overall").loc[city.id]
    since = periods(scored.matched)["since"]
    scope = scope_words(reader, scored.matched)
    if pd.isna(at["change"]):
        return t("editions.city.title_none", since=since), scope
    told = t(
        "editions.city.subtitle",
        measure=reader.measure_label("overall"),
        verdict=verdict(reader, clear=bool(at["clear"])),
    )
    title = t("editions.city.title", since=since, change=t.signed(at["change"], 1))
    return title, f"{told}; {scope}"


@made_once
def _rows(reader: Reader) -> list[LineRow]:
    """Build the row of each dimension: the city, and its comparison group."""
    rows, name, theme = [], reader.t("editions.group_median"), reader.theme
    for trend in trends_of(reader):
        group = trend_of_group(reader, trend.scores)
        line = city_line(reader, trend, reader.view.city or "", theme.city)
        lines = [group_line(reader, name, theme.peer, group, "dot"), line]
        note = then_and_now(reader, pd.Series(line.scores))
        rows.append(line_row(reader, trend, lines, group, note))
    return rows


def trend_of_group(reader: Reader, scores: pd.DataFrame) -> pd.DataFrame:
    """Summarize the scores of the comparison group by edition; see `summarize`."""
    group = scores.reindex(list(reader.peer_ids))
    quartiles = {"low": group.quantile(0.25), "high": group.quantile(0.75)}
    return pd.DataFrame({"median": group.median(), **quartiles, "cities": group.notna().sum()})


def _draw_lines(reader: Reader) -> go.Figure:
    alt = reader.t("editions.city.lines_alt", city=reader.city.name if reader.city else "")
    return draw_lines(reader.brush, _rows(reader), editions_drawn(reader), alt)


def _table(reader: Reader) -> show.Table:
    """Build the table of the city's scores and the medians of its comparison group."""
    city, t = reader.city, reader.t
    name, key = (city.name, city.id) if city else ("", "")
    columns = [
        summary_column(name, [key], "median"),
        summary_column(t("editions.group_median"), reader.peer_ids, "median"),
        summary_column(t("peers.title"), reader.peer_ids, "cities"),
    ]
    return trend_table(reader, t("editions.city.lines_alt", city=name), columns)


# --- practices ---------------------------------------------------------------------------------


@drawn_once
def _draw_practices(reader: Reader) -> None:
    """List the practices gained and lost, and the next steps taken."""
    city, scored, t = reader.city, scored_of(reader), reader.t
    if city is None or scored is None:
        return
    gained, lost = practices_moved(scored, city.id)
    if gained or lost or any(q.recommendations for q in scored.matched.after.scored):
        parts = [
            _list(t("editions.city.gained"), gained, t("editions.city.no_gained"), reader),
            _list(t("editions.city.lost"), lost, t("editions.city.no_lost"), reader),
        ]
        st.html(Markup('<div class="sg-gained">{}</div>').format(Markup("").join(parts)))
    steps = find_steps_taken(scored, reader.recommendations, city.id)
    if steps:
        items = Markup("").join(
            Markup('<li style="--sg-accent:{}">{}</li>').format(
                reader.hue(step.recommendation.pillar), step_words(reader, step)
            )
            for step in steps
        )
        st.html(
            Markup('<h3 class="sg-panel">{}</h3><ul class="sg-steps">{}</ul>').format(
                t("editions.city.steps"), items
            )
        )
    show_basis(reader)


def _list(title: str, questions: Iterable[Question], none: str, reader: Reader) -> Markup:
    """Build the list of some practices; the words for none if there is none."""
    labels = [reader.t.text(question.label) for question in questions]
    items = Markup("").join(Markup("<li>{}</li>").format(label) for label in labels)
    body = Markup("<ul>{}</ul>").format(items) if labels else Markup("<p>{}</p>").format(none)
    return Markup('<div><h3 class="sg-panel">{} ({})</h3>{}</div>').format(
        title, reader.t.number(len(labels)), body
    )


def step_words(reader: Reader, step: StepTaken) -> str:
    """Say what of a recommendation the city put in place, and what is left."""
    t = reader.t
    words = {
        "recommendation": t.text(step.recommendation.title),
        "gained": t.join([t.text(q.label) for q in step.gained]),
        "left": t.join([t.text(q.label) for q in step.left]) if step.left else "",
    }
    kind = "step_done" if step.done else "step_part" if step.left else "step_rest"
    return t.fill(f"editions.city.{kind}", words)
