"""Controls for the visitor's own weights, type of mean and minimum coverage."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from components import html, inputs
from components.binding import bind, bind_field, bind_press, update_view
from components.reader import Reader
from components.view.view import DEFAULT, View
from components.words.weights import is_own, preset_label
from smartgov.model import AGGREGATIONS, Dimension
from smartgov.scoring.weights import effective_weights, presets

#: Step and maximum of a weight input.
STEP, MOST = 0.25, 100.0

#: Options for the minimum share of answers.
COVERAGES = (0.0, 0.25, 0.5, 0.65, 0.8, 1.0)


def choose_weights(reader: Reader) -> None:
    """Draw all choices that affect the scores, collapsed while they have their defaults."""
    t = reader.t
    with st.expander(
        t("weights.title"), icon=":material/tune:", key="weights", expanded=is_own(reader.view)
    ):
        st.write(t("weights.lede"))
        _choose_preset(reader)
        _choose_each(reader)
        with st.container(horizontal=True, vertical_alignment="bottom", key="weight_rules"):
            inputs.choose_segment(
                reader,
                "aggregation",
                t("weights.aggregation"),
                AGGREGATIONS,
                lambda a: t(f"weights.aggregations.{a}"),
                reader.view.aggregation,
                help=t("glossary.geometric_mean.meaning"),
            )
            _choose_coverage(reader)
            st.button(
                t("weights.reset"),
                icon=":material/restart_alt:",
                disabled=not is_own(reader.view),
                **bind_press("reset_weights", update_view, without_weights),
            )


def without_weights(view: View) -> View:
    """Copy a view with the default weights, mean and coverage."""
    return replace(
        view,
        weights=DEFAULT.weights,
        aggregation=DEFAULT.aggregation,
        coverage=DEFAULT.coverage,
    )


def _choose_preset(reader: Reader) -> None:
    """Draw the preset weights; none is selected if the visitor has changed the weights."""
    ready = presets(reader.study)
    chosen = next((name for name, weights in ready.items() if weights == reader.view.weights), None)
    st.segmented_control(
        reader.t("weights.preset"),
        list(ready),
        format_func=lambda name: preset_label(reader, name),
        **bind("preset", chosen, lambda view, name: replace(view, weights=ready.get(name, ()))),
    )


def _choose_each(reader: Reader) -> None:
    """Draw a weight input for each dimension by pillar, or "not asked" if it has no data."""
    shares = effective_weights(reader.study, reader.view.spec)
    weights = reader.view.spec.weights_in(reader.study.framework)
    for pillar in reader.study.framework.pillars:
        share = shares[[d.id for d in reader.study.framework.dimensions_of(pillar.id)]].sum()
        words = reader.t("weights.pillar_share", share=reader.t.percent(share))
        st.html(html.part(reader.t.text(pillar.label), words, reader.hue(pillar.id)))
        with st.grid("auto", min_column_width=210, gap="small"):
            for dimension in reader.study.framework.dimensions_of(pillar.id):
                if dimension in reader.study.asked:
                    _choose_one(reader, dimension, weights[dimension.id], shares[dimension.id])
                else:
                    name = reader.t.text(dimension.label)
                    st.html(html.not_asked(reader.t("weights.not_asked", dimension=name)))


def _choose_one(reader: Reader, dimension: Dimension, weight: float, share: float) -> None:
    """Draw the weight input of one dimension, with its resulting share of the score."""
    label = reader.t(
        "weights.one", dimension=reader.t.text(dimension.label), share=reader.t.percent(share)
    )
    st.number_input(
        label,
        min_value=0.0,
        max_value=MOST,
        step=STEP,
        help=reader.t.text(dimension.definition),
        **bind(f"weight_{dimension.id}", min(weight, MOST), partial(with_weight, dimension)),
    )


def with_weight(dimension: Dimension, view: View, weight: float) -> View:
    """Copy a view with another weight of a dimension; the framework's default is left out."""
    weights = {**dict(view.weights), dimension.id: float(weight)}
    if weights[dimension.id] == dimension.weight:
        del weights[dimension.id]
    return replace(view, weights=tuple(sorted(weights.items())))


def _choose_coverage(reader: Reader) -> None:
    """Draw the select box of the minimum share of answers for a mean."""
    options = sorted({*COVERAGES, reader.view.coverage})
    st.selectbox(
        reader.t("weights.coverage"),
        options,
        format_func=reader.t.percent,
        help=reader.t("weights.coverage_help"),
        width=220,
        **bind_field(reader.view, "coverage", reader.view.coverage),
    )
