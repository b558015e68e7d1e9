"""The visitor's own weights: presets, nine weights, which mean, how much must be answered."""

from __future__ import annotations

import streamlit as st

from components import browser, html, inputs
from components.reader import Reader
from components.view.parameters import parse_view
from components.view.view import View, change
from components.words.weights import is_own, preset_label
from smartgov.model import AGGREGATIONS, Dimension
from smartgov.scoring.weights import effective_weights, presets

#: The smallest step of a weight's control, and the largest weight that it takes.
STEP, MOST = 0.25, 100.0

#: Least shares of answers to choose from.
COVERAGES = (0.0, 0.25, 0.5, 0.65, 0.8, 1.0)


def choose_weights(reader: Reader) -> None:
    """Draw every choice that decides the scores, closed until something is chosen."""
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
            )
            _choose_coverage(reader)
            st.button(
                t("weights.reset"),
                icon=":material/restart_alt:",
                disabled=not is_own(reader.view),
                on_click=_reset,
                key="reset_weights",
            )


def _reset() -> None:
    view, _ = parse_view(browser.read_query())
    usual = View()
    for field in ("weights", "aggregation", "coverage"):
        view = change(view, field, getattr(usual, field))
    browser.write_view(view)


def _choose_preset(reader: Reader) -> None:
    """Draw the ready-made weights; none is marked where the weights are the visitor's own."""
    ready = presets(reader.study)
    chosen = next((name for name, weights in ready.items() if weights == reader.view.weights), None)
    st.session_state["preset"] = chosen
    st.segmented_control(
        reader.t("weights.preset"),
        list(ready),
        format_func=lambda name: preset_label(reader, name),
        key="preset",
        on_change=_write_preset,
        args=(ready,),
    )


def _write_preset(ready: dict[str, tuple[tuple[str, float], ...]]) -> None:
    browser.change_view("weights", ready.get(st.session_state["preset"], ()))


def _choose_each(reader: Reader) -> None:
    """Draw a weight for each dimension under its pillar; "not asked" where there is nothing."""
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
    """Draw the weight of one dimension, with the share of the score that it comes to."""
    key = f"weight_{dimension.id}"
    st.session_state[key] = min(weight, MOST)
    st.number_input(
        reader.t(
            "weights.one", dimension=reader.t.text(dimension.label), share=reader.t.percent(share)
        ),
        min_value=0.0,
        max_value=MOST,
        step=STEP,
        key=key,
        help=reader.t.text(dimension.definition),
        on_change=_write_weight,
        args=(dimension.id, key, dimension.weight),
    )


def _write_weight(dimension: str, key: str, usual: float) -> None:
    """Write one weight into the URL, or leave it out where it is the framework's own."""
    view, _ = parse_view(browser.read_query())
    weights = {**dict(view.weights), dimension: float(st.session_state[key])}
    if weights[dimension] == usual:
        del weights[dimension]
    browser.write_view(change(view, "weights", tuple(sorted(weights.items()))))


def _choose_coverage(reader: Reader) -> None:
    """Draw the least share of answers that a mean needs."""
    options = sorted({*COVERAGES, reader.view.coverage})
    st.session_state["choose_coverage"] = reader.view.coverage
    st.selectbox(
        reader.t("weights.coverage"),
        options,
        format_func=reader.t.percent,
        key="choose_coverage",
        help=reader.t("weights.coverage_help"),
        on_change=_write_coverage,
        width=220,
    )


def _write_coverage() -> None:
    browser.change_view("coverage", st.session_state["choose_coverage"])
