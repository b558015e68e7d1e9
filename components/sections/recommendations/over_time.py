"""How the practices of a recommendation spread since an earlier edition, and who adopted them."""

from __future__ import annotations

from functools import partial

import pandas as pd
import plotly.graph_objects as go
from markupsafe import Markup

from components import html, show
from components.editions import chosen_in_both, scored_of
from components.figures.moves import Move, draw_moves
from components.html import Cell, Column
from components.leads import Lead
from components.links import link
from components.once import drawn_once, made_once
from components.reader import Reader
from components.sections.over_time import show_basis
from components.sections.recommendations.detail import with_practice
from components.sections.recommendations.selection import apply_filters
from components.words.editions import periods, scope_words
from components.words.filters import with_scope
from smartgov.advice.practices import practices_of
from smartgov.editions.change import Scored
from smartgov.editions.practices import count_practices_by_edition, practice_changes

#: Number of cities that are named in a cell; the others are counted.
MOST_NAMED = 8


def show_adopted(reader: Reader) -> None:
    """Draw the share of cities with each practice then and now, and list who adopted it."""
    one = apply_filters(reader).one
    if one is None or counts_of(reader).empty:
        return
    _draw_heading(reader)
    lead = Lead(lambda view, mark: with_practice(view, one.id, mark[0]))
    draw, table = partial(_draw, reader), partial(adopted_table, reader)
    show.figure(reader, f"adopted-{one.id}", draw, table, lead)
    if (counts_of(reader)["gained"] > 0).any():
        show.grid(reader, f"adopters-{one.id}", partial(adopters_table, reader), source="")
    _draw_basis(reader)


@drawn_once
def _draw_basis(reader: Reader) -> None:
    show_basis(reader)


@made_once
def counts_of(reader: Reader) -> pd.DataFrame:
    """Count the selected cities with each shared practice of the chosen recommendation.

    See `count_practices_by_edition`; practices that no city answered twice are left out.
    """
    one, scored = apply_filters(reader).one, scored_of(reader)
    if one is None or scored is None:
        return pd.DataFrame()
    practices = practices_of(scored.matched.after, one.id, reader.view.dimension)
    counts = count_practices_by_edition(scored, practices, chosen_in_both(reader))
    return counts[counts["answered"] > 0]


@drawn_once
def _draw_heading(reader: Reader) -> None:
    scored, t, counts = scored_of(reader), reader.t, counts_of(reader)
    if scored is None:
        return
    words = periods(scored.matched)
    title = t(
        "editions.recommendations.title",
        since=words["since"],
        gained=int(counts["gained"].sum()),
        lost=int(counts["lost"].sum()),
    )
    subtitle = t("editions.recommendations.subtitle")
    scope = scope_words(reader, scored.matched)
    legend = [
        html.swatch("ring", reader.theme.ink, t("editions.overview.then", **words)),
        html.swatch("dot", reader.theme.ink, t("editions.overview.now", **words)),
    ]
    show.heading(title, with_scope(reader, f"{subtitle}; {scope}"), "over-time", legend)


def _draw(reader: Reader) -> go.Figure:
    t, counts, scored = reader.t, counts_of(reader), scored_of(reader)
    by_id = reader.study.question_by_id
    moves = []
    for question, at in counts.iterrows():
        then, now = (at[side] / at["answered"] for side in ("before", "after"))
        words = t("editions.note", before=t.percent(then), after=t.percent(now))
        practice = by_id[str(question)]
        label, hue = t.text(practice.label), reader.hue_of(practice.dimension)
        moves.append(Move(label, words, then * 100, now * 100, hue, words, str(question)))
    alt = t("editions.recommendations.alt", **(periods(scored.matched) if scored else {}))
    return draw_moves(reader.brush, moves, alt, suffix=t("charts.percent_suffix"))


def adopted_table(reader: Reader) -> show.Table:
    """Build the table of practices: cities with it then and now, gained and lost."""
    t, counts, scored = reader.t, counts_of(reader), scored_of(reader)
    by_id = reader.study.question_by_id
    words = periods(scored.matched) if scored else {"since": "", "shown": ""}
    rows: list[list[Cell]] = [
        [
            t.text(by_id[str(question)].label),
            t.share(at["before"], at["answered"]),
            t.share(at["after"], at["answered"]),
            t.number(at["gained"]),
            t.number(at["lost"]),
        ]
        for question, at in counts.iterrows()
    ]
    have = "editions.recommendations.have"
    heads = [t(have, edition=words[side]) for side in ("since", "shown")]
    moved = [t(f"editions.recommendations.{side}") for side in ("gained", "lost")]
    return show.Table(
        t("editions.recommendations.alt", **words),
        [Column(t("terms.practice")), *[Column(head, True) for head in (*heads, *moved)]],
        rows,
        counts.assign(**words).rename_axis("question").reset_index(),
    )


def adopters_table(reader: Reader) -> show.Table:
    """Build the table of the practices that cities gained, with these cities."""
    t, counts, scored = reader.t, counts_of(reader), scored_of(reader)
    by_id = reader.study.question_by_id
    gained = [str(question) for question in counts.index[counts["gained"] > 0]]
    who = {question: adopters(reader, scored, question) if scored else [] for question in gained}
    return show.Table(
        t("editions.recommendations.who"),
        [Column(t("terms.practice")), Column(t("editions.recommendations.who"))],
        [[t.text(by_id[q].label), _who(reader, cities)] for q, cities in who.items()],
        pd.DataFrame(
            [(q, city) for q, cities in who.items() for city in cities],
            columns=["question", "city_id"],
        ),
    )


def adopters(reader: Reader, scored: Scored, question: str) -> list[str]:
    """List the selected cities that gained a practice, by name."""
    gained = practice_changes(scored)[question] == 1
    cities = [city for city in chosen_in_both(reader) if gained[city]]
    return sorted(cities, key=reader.sort_key)


def _who(reader: Reader, cities: list[str]) -> Cell:
    """Link the first cities, and count the others."""
    links = [link(reader.name(c), "city", reader.with_city(c)) for c in cities[:MOST_NAMED]]
    more = len(cities) - len(links)
    rest = reader.t("charts.cities_more", count=more) if more else ""
    return Markup('<span class="sg-wrap">{}{}</span>').format(Markup(", ").join(links), rest)
