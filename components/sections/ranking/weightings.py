"""Changes of the ranking under other weights."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components import inputs, show
from components.cache import load_scores
from components.figures.slopes import draw_slopes
from components.once import make_once
from components.page import Page
from components.reader import Reader
from components.sections import rank_change
from components.sections.ranking.certainty import measured
from components.words.filters import with_scope
from components.words.weights import is_own, preset_label
from smartgov.model import Spec
from smartgov.scoring.rank import compare_ranks
from smartgov.scoring.weights import (
    Weights,
    choose_against,
    effective_weights,
    presets_of,
)

#: Number of the largest rank changes that are labeled.
MOVERS = 8


def show_slopes(page: Page) -> None:
    """Draw how ranks change between the current weights and others that the score depends on."""
    t, ready = page.t, presets_of(page.study, page.view.measure)
    if not _differ(page, ready):
        return
    find_ranks = partial(ranks_against, page, Spec(ready[weights_against(page)]))
    ranks = make_once(page, "ranks_against", find_ranks)
    if ranks.empty:
        return
    show.heading(slopes_title(page, ranks), with_scope(page, measured(page, t("slopes.subtitle"))))
    if len(ready) > 1:
        with st.container(width=420):
            inputs.choose_one(
                page,
                "against",
                t("slopes.against"),
                list(ready),
                partial(_weights_label, page),
                value=weights_against(page),
            )
    here = t("weights.own") if is_own(page.view) else _weights_label(page, "equal_pillars")
    heads = (_weights_label(page, weights_against(page)), here)
    draw = partial(_draw_slopes, page, ranks, heads)
    rank_change.show_slopes(page, ranks, heads, draw, page.view.measure)


def _differ(page: Page, ready: Mapping[str, Weights]) -> bool:
    """Check whether there are other weights than the current ones that the score depends on."""
    if len(ready) > 1:
        return True
    view, measure = page.view, page.view.measure
    usual = Spec(next(iter(ready.values())))
    shares = [effective_weights(page.study, spec, measure).dropna() for spec in (view.spec, usual)]
    rest = (view.aggregation, view.coverage)
    return rest != (usual.aggregation, usual.min_coverage) or not shares[0].equals(shares[1])


def _weights_label(reader: Reader, name: str) -> str:
    """Get the label of preset weights; inside a pillar, equal pillars are no choice."""
    if name == "equal_pillars" and reader.view.measure != "overall":
        return reader.t("slopes.default")
    return preset_label(reader, name)


def weights_against(reader: Reader) -> str:
    """Get the name of the weights that the ranking is compared with."""
    view = reader.view
    return choose_against(reader.study, view.spec, view.measure, view.against)


def ranks_against(page: Page, spec: Spec) -> pd.DataFrame:
    """Collect the ranks of the selected cities under other weights; see `compare_ranks`."""
    before, measure = load_scores(page.known, spec), page.view.measure
    ranks = compare_ranks(before, page.scores, measure)
    return ranks[ranks.index.isin(page.chosen)]


def moves(ranks: pd.DataFrame) -> pd.Series:
    """Compute by how many ranks each city moves, the largest move first."""
    moved = (ranks["after"] - ranks["before"]).abs()
    return moved.sort_values(ascending=False, kind="stable")


def slopes_title(reader: Reader, ranks: pd.DataFrame) -> str:
    """Name the city that moves most."""
    most = moves(ranks).head(1)
    if not most.iloc[0]:
        return reader.t("slopes.same")
    city = reader.name(str(most.index[0]))
    return reader.t("slopes.title", city=city, count=int(most.iloc[0]))


def _draw_slopes(reader: Reader, ranks: pd.DataFrame, heads: tuple[str, str]) -> go.Figure:
    names, moved = {str(c): reader.name(str(c)) for c in ranks.index}, moves(ranks)
    marked = {str(c): reader.theme.ink for c in moved[moved > 0].head(MOVERS).index}
    if reader.city:
        city = {reader.city.id: reader.theme.city}
        marked = city | marked | city
    return draw_slopes(reader.brush, ranks, names, marked, heads, reader.t("slopes.alt"))
