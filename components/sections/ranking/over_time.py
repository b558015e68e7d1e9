"""How ranks changed since an earlier edition, with the range of each change."""

from __future__ import annotations

from functools import partial

import pandas as pd
import plotly.graph_objects as go

from components import show
from components.editions import changes_of, scored_of
from components.figures.slopes import MOST_LINES, draw_slopes
from components.html import Cell, Column, Rows
from components.leads import CityLead
from components.links import link
from components.once import drawn_once, made_once
from components.reader import Reader
from components.sections.over_time import show_basis
from components.words.authorship import who_calculates
from components.words.editions import periods, scope_words, signed_range, verdict
from components.words.filters import with_scope

#: Number of the largest clear rank changes that are labeled.
MOVERS = 8


def show_slopes(reader: Reader) -> None:
    """Draw the ranks of the selected cities in two editions, and the table of the changes."""
    ranks = rank_moves(reader)
    if ranks.empty:
        return
    _draw_heading(reader)
    if len(ranks) > MOST_LINES:
        show.paragraph(reader.t("slopes.part", shown=MOST_LINES, all=len(ranks)))
    name = f"edition-ranks-{reader.view.measure}"
    draw, table = partial(_draw, reader), partial(ranks_table, reader)
    show.figure(reader, name, draw, table, CityLead())
    _draw_basis(reader)


@drawn_once
def _draw_basis(reader: Reader) -> None:
    show_basis(reader, "editions.rank_clear")
    show.paragraph(who_calculates(reader))


@made_once
def rank_moves(reader: Reader) -> pd.DataFrame:
    """Collect the rank changes of the selected cities; see `compute_changes`.

    Empty if the editions do not share the score shown.
    """
    table = changes_of(reader, reader.view.measure)
    if table.empty:
        return table
    return table[table.index.isin(reader.chosen)].dropna(subset="rank_change")


@drawn_once
def _draw_heading(reader: Reader) -> None:
    """Draw the title, how many ranks clearly changed."""
    scored, t, ranks = scored_of(reader), reader.t, rank_moves(reader)
    if scored is None:
        return
    moved = ranks["rank_change"][ranks["rank_clear"]]
    measure = reader.measure_label(reader.view.measure)
    subtitle = t("editions.ranking.subtitle", measure=measure)
    show.heading(
        t(
            "editions.ranking.title",
            since=periods(scored.matched)["since"],
            up=int((moved > 0).sum()),
            down=int((moved < 0).sum()),
        ),
        with_scope(reader, f"{subtitle}; {scope_words(reader, scored.matched)}"),
        anchor="over-time",
    )


def _draw(reader: Reader) -> go.Figure:
    """Draw the slopes; the largest clear changes and the chosen city are named."""
    scored, table = scored_of(reader), rank_moves(reader)
    words = periods(scored.matched) if scored else {"since": "", "shown": ""}
    ranks = table.rename(columns={"rank_before": "b", "rank_after": "a"})[["b", "a"]]
    ranks = ranks.rename(columns={"b": "before", "a": "after"}).astype(float)
    moved = table["rank_change"][table["rank_clear"]].abs()
    order = moved.sort_values(ascending=False, kind="stable").head(MOVERS)
    marked = {str(city): reader.theme.ink for city in order.index}
    if reader.city and reader.city.id in ranks.index:
        city = {reader.city.id: reader.theme.city}
        marked = city | marked | city
    names = {str(city): reader.name(str(city)) for city in ranks.index}
    heads = (words["since"], words["shown"])
    alt = reader.t("editions.ranking.alt", **words)
    return draw_slopes(reader.brush, ranks, names, marked, heads, alt)


def ranks_table(reader: Reader) -> show.Table:
    """Build the table of ranks in both editions, the largest change first."""
    scored, t = scored_of(reader), reader.t
    words = periods(scored.matched) if scored else {"since": "", "shown": ""}
    moves = rank_moves(reader)
    table = moves.sort_values("rank_change", kind="stable", key=lambda moved: -moved.abs())
    ids = [str(city) for city in table.index]

    def build_row(city: str) -> list[Cell]:
        at = table.loc[city]
        return [
            link(reader.name(city), "city", reader.with_city(city)),
            t.number(at["rank_before"]),
            t.number(at["rank_after"]),
            t.signed(at["rank_change"]),
            signed_range(reader, at["rank_change_p05"], at["rank_change_p95"]),
            verdict(reader, clear=bool(at["rank_clear"])),
        ]

    columns = ["rank_before", "rank_after", "rank_change", "rank_change_p05", "rank_change_p95"]
    data = table[[*columns, "rank_clear"]].assign(measure=reader.view.measure, **words)
    return show.Table(
        t("editions.ranking.alt", **words),
        [
            Column(t("terms.city")),
            Column(words["since"], True),
            Column(words["shown"], True),
            Column(t("editions.change"), True),
            Column(t("editions.interval"), True),
            Column(t("editions.clear_column")),
        ],
        Rows(ids, build_row),
        data.rename_axis("city_id").reset_index(),
        ids.index(reader.view.city) if reader.view.city in ids else None,
    )
