"""The visitor's own weights: presets, nine weights, which mean, how much must be answered."""

from __future__ import annotations

import streamlit as st

from components import browser, html, inputs
from components.page import Page
from components.view.view import View, change, parse_view
from components.words.weights import is_own, preset_label
from smartgov.model import AGGREGATIONS, Dimension
from smartgov.scoring.weights import effective_weights, presets

#: The smallest step of a weight's control, and the largest weight that it takes.
STEP, MOST = 0.25, 100.0

#: Least shares of answers to choose from.
COVERAGES = (0.0, 0.25, 0.5, 0.65, 0.8, 1.0)


def choose_weights(page: Page) -> None:
    """Draw every choice that decides the scores, closed until something is chosen."""
    t = page.t
    with st.expander(
        t("weights.title"), icon=":material/tune:", key="weights", expanded=is_own(page.view)
    ):
        st.write(t("weights.lede"))
        _choose_preset(page)
        _choose_each(page)
        with st.container(horizontal=True, vertical_alignment="bottom", key="weight_rules"):
            inputs.choose_segment(
                page,
                "aggregation",
                t("weights.aggregation"),
                AGGREGATIONS,
                lambda a: t(f"weights.aggregations.{a}"),
                page.view.aggregation,
            )
            _choose_coverage(page)
            st.button(
                t("weights.reset"),
                icon=":material/restart_alt:",
                disabled=not is_own(page.view),
                on_click=_reset,
                key="reset_weights",
            )


def _reset() -> None:
    view, _ = parse_view(browser.read_query())
    usual = View()
    for field in ("weights", "aggregation", "coverage"):
        view = change(view, field, getattr(usual, field))
    browser.write_view(view)


def _choose_preset(page: Page) -> None:
    """Draw the ready-made weights; none is marked where the weights are the visitor's own."""
    ready = presets(page.study)
    chosen = next((name for name, weights in ready.items() if weights == page.view.weights), None)
    st.session_state["preset"] = chosen
    st.segmented_control(
        page.t("weights.preset"),
        list(ready),
        format_func=lambda name: preset_label(page, name),
        key="preset",
        on_change=_write_preset,
        args=(ready,),
    )


def _write_preset(ready: dict[str, tuple[tuple[str, float], ...]]) -> None:
    browser.change_view("weights", ready.get(st.session_state["preset"], ()))


def _choose_each(page: Page) -> None:
    """Draw a weight for each dimension under its pillar; "not asked" where there is nothing."""
    shares = effective_weights(page.study, page.view.spec)
    weights = page.view.spec.weights_in(page.study.framework)
    for pillar in page.study.framework.pillars:
        share = shares[[d.id for d in page.study.framework.dimensions_of(pillar.id)]].sum()
        words = page.t("weights.pillar_share", share=page.t.percent(share))
        st.html(html.part(page.t.text(pillar.label), words, page.hue(pillar.id)))
        with st.grid("auto", min_column_width=210, gap="small"):
            for dimension in page.study.framework.dimensions_of(pillar.id):
                if dimension in page.study.asked:
                    _choose_one(page, dimension, weights[dimension.id], shares[dimension.id])
                else:
                    name = page.t.text(dimension.label)
                    st.html(html.not_asked(page.t("weights.not_asked", dimension=name)))


def _choose_one(page: Page, dimension: Dimension, weight: float, share: float) -> None:
    """Draw the weight of one dimension, with the share of the score that it comes to."""
    key = f"weight_{dimension.id}"
    st.session_state[key] = min(weight, MOST)
    st.number_input(
        page.t("weights.one", dimension=page.t.text(dimension.label), share=page.t.percent(share)),
        min_value=0.0,
        max_value=MOST,
        step=STEP,
        key=key,
        help=page.t.text(dimension.definition),
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


def _choose_coverage(page: Page) -> None:
    """Draw the least share of answers that a mean needs."""
    options = sorted({*COVERAGES, page.view.coverage})
    st.session_state["choose_coverage"] = page.view.coverage
    st.selectbox(
        page.t("weights.coverage"),
        options,
        format_func=page.t.percent,
        key="choose_coverage",
        help=page.t("weights.coverage_help"),
        on_change=_write_coverage,
        width=220,
    )


def _write_coverage() -> None:
    browser.change_view("coverage", st.session_state["choose_coverage"])
