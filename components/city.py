"""The sections of the City page."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import html, inputs, show
from components.figures.profile import draw_profile
from components.html import Cell, Column
from components.page import Page
from components.words import answer_words, rank_words, score_cell
from smartgov.model import City, Question
from smartgov.peers import (
    PEER_RULES,
    Peers,
    clear_differences,
    find_similar,
    peer_profile,
    same_answers,
)
from smartgov.recommend import count_answers, lacking, learn_from, needs, order_by_need


def choose(page: Page) -> None:
    """Draw the choice of a city and of the peers it is compared with."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="city_choice"):
        inputs.choose_city(page, page.t("city.choose"))
        if page.city:
            inputs.choose_one(
                page,
                "peers",
                page.t("peers.choose"),
                PEER_RULES,
                lambda rule: page.t(f"peers.rules.{rule}"),
                help=page.t("peers.help"),
            )


def show_all(page: Page) -> None:
    """List every city with its score, to begin with."""
    t, scores = page.t, page.scores
    order = sorted(page.study.city_by_id, key=page.sort_key)
    show.heading(t("city.all_title", cities=len(order)), t("city.all_subtitle"))
    rows: list[list[Cell]] = [
        [
            html.link(page.name(city), "city", page.with_city(city)),
            t.country(page.study.city_by_id[city].country),
            score_cell(page, scores.overall[city]),
            t.percent(scores.coverage[city]),
        ]
        for city in order
    ]
    columns = [
        Column(t("terms.city")),
        Column(t("terms.country")),
        Column(t("terms.overall"), True),
        Column(t("terms.answers"), True),
    ]
    st.html(html.data_table(t("city.all_subtitle"), columns, rows))
    show.source(page.source)


def show_standing(page: Page) -> None:
    """Draw where the city stands: place, score, rank, coverage, strengths and weaknesses."""
    city, peers = page.city, page.peers
    if city is None or peers is None:
        return
    t, scores = page.t, page.scores
    st.header(city.name, anchor=False)
    show.paragraph(" · ".join(place(page, city)), "sg-place")
    st.html(
        html.key_figures(
            [
                (t("terms.overall"), score_cell(page, scores.overall[city.id]),
                 t("city.scale_basis")),
                (t("terms.rank"), rank_words(page, city.id), t("city.rank_basis")),
                (t("terms.answers"), t.percent(scores.coverage[city.id]), t("city.coverage")),
                (t("peers.title"), t.number(len(peers.cities)), peer_words(page, peers)),
            ]  # fmt: skip
        )
    )
    if pd.isna(scores.overall[city.id]):
        st.info(t("city.not_ranked_why", city=city.name, threshold=t.percent(0.65)))
    st.markdown(strength_words(page, city, peers))


def place(page: Page, city: City) -> list[str]:
    """Return country, region and population of a city, as far as they are known."""
    t = page.t
    parts = [t.country(city.country), t.region(city.subregion or city.region)]
    if city.population is not None:
        year = f" ({city.population_year})" if city.population_year else ""
        parts.append(t("city.inhabitants", population=t.compact(city.population)) + year)
    return [part for part in parts if part]


def peer_words(page: Page, peers: Peers) -> str:
    """Return which rule found the peers, and whether it had to be widened."""
    t = page.t
    rule = t(f"peers.rules.{peers.rule}")
    if peers.widened:
        return t("peers.widened", asked=t(f"peers.rules.{peers.asked}"), rule=rule)
    return rule


def strength_words(page: Page, city: City, peers: Peers) -> str:
    """Return in one or two sentences where the city is ahead of its peers, and behind."""
    t = page.t
    profile = peer_profile(page.scores, city.id, peers.cities, [d.id for d in page.study.asked])
    above, below = clear_differences(profile)
    sentences = []
    if above:
        sentences.append(t("city.ahead", city=city.name, dimensions=_names(page, above)))
    if below:
        sentences.append(t("city.behind", city=city.name, dimensions=_names(page, below)))
    return " ".join(sentences) or t("city.alike", city=city.name)


def _names(page: Page, dimensions: list[str]) -> str:
    return page.t.join([f"**{page.measure_label(d)}**" for d in dimensions])


def show_profile_and_next(page: Page) -> None:
    """Draw the dimensions against the peers, and beside them what to do next."""
    left, right = st.columns([1.25, 1], gap="large")
    with left:
        _draw_profile(page)
    with right:
        _draw_next(page)


def _draw_profile(page: Page) -> None:
    city, peers = page.city, page.peers
    if city is None or peers is None:
        return
    t, asked = page.t, page.study.asked
    show.heading(t("city.profile_title"), t("city.profile_subtitle", city=city.name))
    profile = peer_profile(page.scores, city.id, peers.cities, [d.id for d in asked])
    theme = page.theme
    st.html(
        html.legend(
            html.swatch("dot", theme.city, city.name),
            html.swatch("tick", theme.peer, t("charts.peer_median")),
            html.swatch("band", theme.other, t("charts.peer_half")),
        )
    )
    alt = t("city.profile_alt", city=city.name)
    figure = draw_profile(page.brush, page.study.framework, asked, profile, alt)
    show.figure(page, figure, _profile_table(page, city, profile))
    if page.study.not_asked:
        chips = [html.not_asked(t.text(d.label)) for d in page.study.not_asked]
        st.html(
            Markup('<p class="sg-small">{} {}</p>').format(
                t("terms.not_asked_list"), Markup(" ").join(chips)
            )
        )


def _profile_table(page: Page, city: City, profile: pd.DataFrame) -> show.Table:
    t = page.t
    return show.Table(
        name=f"profile-{city.id}",
        caption=t("city.profile_alt", city=city.name),
        columns=[
            Column(t("terms.dimension")),
            Column(city.name, True),
            Column(t("charts.peer_median"), True),
            Column(t("charts.peer_half"), True),
            Column(t("peers.title"), True),
        ],
        rows=[
            [
                page.measure_label(str(dimension)),
                score_cell(page, at["city"]),
                t.score(at["median"]),
                f"{t.score(at['low'])} – {t.score(at['high'])}",
                t.number(at["peers"]),
            ]
            for dimension, at in profile.iterrows()
        ],
        data=profile.rename_axis("dimension").reset_index().assign(city_id=city.id),
    )


def _draw_next(page: Page) -> None:
    """List the recommendations in the order of the city's own gaps."""
    city, peers = page.city, page.peers
    if city is None or peers is None:
        return
    t = page.t
    show.heading(t("city.next_title"), t("city.next_subtitle"))
    needs_of_all = needs(page.study, page.scores, page.recommendations)
    order = order_by_need(needs_of_all, city.id, peers.cities)
    gaps = [(r, need) for r, need in order if need > 0]
    if not gaps:
        st.success(t("city.no_gaps"), icon=":material/check_circle:")
    items = [_next_item(page, needs_of_all, r, need) for r, need in gaps]
    st.html(Markup('<ol class="sg-steps">{}</ol>').format(Markup("").join(items)))
    unknown = [r for r in page.recommendations if pd.isna(needs_of_all.loc[city.id, r.id])]
    if unknown:
        titles = t.join([f"“{t.text(r.title)}”" for r in unknown])
        show.paragraph(t("city.next_unknown", recommendations=titles))


def _next_item(page: Page, needs_of_all: pd.DataFrame, recommendation_id: str, need: float) -> Markup:
    """Return one recommendation with the practices that are lacking and whom to learn from."""
    t, city, peers = page.t, page.city, page.peers
    assert city is not None and peers is not None
    recommendation = next(r for r in page.recommendations if r.id == recommendation_id)
    lacked = lacking(page.study, page.scores, city.id, recommendation_id)
    teachers = learn_from(needs_of_all, page.scores, recommendation_id, peers.cities)
    links = [html.link(page.name(c), "city", page.with_city(c)) for c in teachers]
    return Markup(
        '<li style="--sg-accent:{}"><strong>{}</strong><br>{}<br><span class="sg-small">{}</span></li>'
    ).format(
        page.hue(recommendation.pillar),
        t.text(recommendation.title),
        t("city.lacks", practices=t.join([t.text(q.label) for q in lacked]), need=t.number(need)),
        Markup("{} {}").format(t("city.learn_from"), Markup(", ").join(links))
        if links
        else t("city.learn_from_none"),
    )


def show_answers(page: Page) -> None:
    """Draw every answer of the city as evidence, beside the share of peers that gave the same."""
    city, peers = page.city, page.peers
    if city is None or peers is None:
        return
    t = page.t
    show.heading(t("city.answers_title"), t("city.answers_subtitle", city=city.name))
    table = same_answers(page.study, city.id, peers.cities)
    questions = [q for q in page.study.questions if q.role != "barrier"]
    rows: list[list[Cell]] = [
        [
            page.t.text(q.text),
            page.measure_label(q.dimension) if q.role == "scored" and q.dimension else t("terms.context"),
            _answer_cell(page, q, table.loc[q.id, "answer"]),
            _same_cell(page, table.loc[q.id]),
        ]
        for q in questions
    ]
    columns = [
        Column(t("terms.question")),
        Column(t("terms.dimension")),
        Column(city.name),
        Column(t("city.peers_same"), True),
    ]
    data = table.loc[[q.id for q in questions]].rename_axis("question").reset_index()
    show.grid(page, show.Table(f"answers-{city.id}", t("city.answers_title"), columns, rows, data))
    show.source(page.source)


def _answer_cell(page: Page, question: Question, value: float) -> Cell:
    words = answer_words(page, question, value)
    return html.missing(words) if pd.isna(value) else words


def _same_cell(page: Page, at: pd.Series) -> str:
    if pd.isna(at["same"]) or not at["answered"]:
        return page.t.number(None)
    return page.t.share(at["same"], at["answered"])


def show_barriers(page: Page) -> None:
    """Draw what the city says holds it back, and how many peers say the same."""
    city, peers = page.city, page.peers
    questions = page.study.with_role("barrier")
    if city is None or peers is None or not questions:
        return
    t = page.t
    own = page.study.answers.loc[city.id, [q.id for q in questions]]
    named = [q for q in questions if own[q.id] == 1]
    title = t("city.barriers_title", city=city.name, count=len(named))
    show.heading(t("city.barriers_blank", city=city.name) if own.isna().all() else title)
    if not named:
        return
    counts = count_answers(page.study, named, peers.cities)
    rows = [[t.text(q.label), t.share(*counts.loc[q.id, ["have", "answered"]])] for q in named]
    columns = [Column(t("terms.barrier")), Column(t("city.peers_too"), True)]
    st.html(html.data_table(title, columns, rows))
    show.source(page.source)


def show_similar(page: Page) -> None:
    """Draw the cities with the most similar profile, and why they are."""
    city = page.city
    if city is None:
        return
    t = page.t
    asked = [d.id for d in page.study.asked]
    found = find_similar(page.scores, city.id, asked)
    show.heading(t("city.similar_title"), t("city.similar_subtitle", city=city.name))
    if found.empty:
        show.paragraph(t("city.similar_none", city=city.name))
        return
    rows = [
        [
            html.link(page.name(str(other)), "city", page.with_city(str(other))),
            t.country(page.study.city_by_id[str(other)].country),
            t("city.similar_why", distance=t.score(at["distance"]), count=int(at["shared"])),
            score_cell(page, page.scores.overall[other]),
        ]
        for other, at in found.iterrows()
    ]
    columns = [
        Column(t("terms.city")),
        Column(t("terms.country")),
        Column(t("city.similar_reason")),
        Column(t("terms.overall"), True),
    ]
    st.html(html.data_table(t("city.similar_title"), columns, rows))
    show.source(page.source)
