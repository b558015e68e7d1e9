"""Before the presentation: ready decks, and what is shown of them in which order and words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st
from markupsafe import Markup

from components import inputs, show
from components.binding import bind, bind_press, update_view
from components.notices import draw_notices
from components.page import Page
from components.publish.slides.deck import Deck, read_decks
from components.publish.slides.slide import Slide
from components.sections.present.slides import all_slides, deck_of, find_notices, shown_slides
from components.view.codecs import LONGEST_TEXT, MOST_SLIDES, is_own_text
from components.view.view import MOMENT, Form, View, change, off_stage

#: How a deck is read from here, and the icon of each.
READ_AS: dict[Form, str] = {"slides": ":material/slideshow:", "story": ":material/article:"}


def show_notices(page: Page) -> None:
    """Say what of the link is about a deck or a slide that there is not."""
    draw_notices(page.t, find_notices(page))


def choose_subject(page: Page) -> None:
    """Draw the boxes of the city and the recommendation that decks are about."""
    t = page.t
    with st.container(horizontal=True, vertical_alignment="bottom", key="present_subject"):
        inputs.choose_city(page, t("city.choose"))
        titles = {one.id: t.text(one.title) for one in page.recommendations}
        inputs.choose_one(
            page,
            "recommendation",
            t("terms.recommendation"),
            list(titles),
            titles.__getitem__,
            placeholder=t("present.widest"),
        )


def show_decks(page: Page) -> None:
    """Draw the ready decks, each with the links that start it."""
    t, decks = page.t, read_decks()
    show.heading(t("present.decks_title"), t("present.decks_subtitle"))
    with st.grid(3, min_column_width=280, gap="medium"):
        for deck in decks:
            with st.container(border=True, key=f"deck_{deck.id}"):
                _draw_deck(page, deck)


def _draw_deck(page: Page, deck: Deck) -> None:
    t = page.t
    words = Markup('<h3 class="sg-deck">{}</h3><p class="sg-small">{}</p>')
    st.html(words.format(t.text(deck.title), t.text(deck.text)))
    if deck.needs_city and page.city is None:
        st.html(Markup('<p class="sg-small">{}</p>').format(t("present.needs_city")))
        return
    with st.container(horizontal=True, gap="small"):
        for form, icon in READ_AS.items():
            st.button(
                t("present.start" if form == "slides" else "present.story"),
                icon=icon,
                type="secondary",
                **bind_press(f"start_{form}_{deck.id}", update_view, partial(start, deck, form)),
            )


def start(deck: Deck, form: Form, view: View) -> View:
    """Choose a deck and how it is read; what was arranged in it stays if it is the one chosen.

    A link would not do: Streamlit leaves the address as it is where it leads to the same page.
    """
    plain = off_stage(view, MOMENT)
    chosen = plain if view.deck == deck.id else change(plain, "deck", deck.id)
    if form == "slides":
        return replace(chosen, slide=1, back="present")
    return replace(chosen, form=form)


def arrange_deck(page: Page) -> None:
    """Draw the choice of a deck, of its slides in their order, and of own words on them."""
    t, deck = page.t, deck_of(page)
    show.heading(t("present.arrange_title"), t("present.arrange_subtitle"))
    names = {one.id: t.text(one.title) for one in read_decks()}
    inputs.choose_one(
        page, "deck", t("present.deck"), list(names), names.__getitem__, value=deck.id
    )
    slides, shown = all_slides(page, deck), shown_slides(page)
    titles = {slide.id: slide.title for slide in slides}
    if not page.chosen or not titles:
        st.info(t("present.no_slides" if page.chosen else "filters.none_left"))
        return
    st.multiselect(
        t("present.slides"),
        list(titles),
        format_func=titles.__getitem__,
        max_selections=MOST_SLIDES,
        select_all=False,
        **bind(
            "present_slides", [slide.id for slide in shown], partial(_with_slides, list(titles))
        ),
    )
    _edit_slide(page, shown)


def _with_slides(every: Sequence[str], view: View, chosen: list[str]) -> View:
    """Copy the view with slides in an order; all in the order of the deck is the default."""
    return replace(view, shown=() if list(chosen) == list(every) else tuple(chosen))


def _edit_slide(page: Page, shown: list[Slide]) -> None:
    """Draw what can be done with one slide: move it, and give it a title and a line."""
    t, titles = page.t, {slide.id: slide.title for slide in shown}
    with st.container(horizontal=True, vertical_alignment="bottom", key="present_edit"):
        names = list(titles)
        one = st.selectbox(
            t("present.slide"), names, format_func=titles.__getitem__, key="present_slide"
        )
        ways = (
            ("earlier", -1, ":material/arrow_upward:"),
            ("later", 1, ":material/arrow_downward:"),
        )
        for way, step, icon in ways:
            act = partial(move, names, one, step)
            st.button(
                t(f"present.{way}"),
                icon=icon,
                **bind_press(f"present_{way}", update_view, act),
            )
    for field, label in (("titles", "present.own_title"), ("lines", "present.own_line")):
        st.text_input(
            t(label),
            max_chars=LONGEST_TEXT,
            **bind(
                f"present_{field}_{one}",
                dict(getattr(page.view, field)).get(one, ""),
                partial(with_text, field, one),
            ),
        )


def move(order: Sequence[str], slide: str, step: int, view: View) -> View:
    """Copy the view with a slide moved by a step; at an end it stays."""
    at = list(order).index(slide)
    there = min(max(at + step, 0), len(order) - 1)
    moved = [name for name in order if name != slide]
    moved.insert(there, slide)
    return replace(view, shown=tuple(moved))


def with_text(field: str, slide: str, view: View, text: Any) -> View:
    """Copy the view with a text of one's own on a slide; a blank one takes it away.

    Raises
    ------
    ValueError
        If the text is too long, or has signs that cannot be shown.
    """
    texts = dict(getattr(view, field))
    words = str(text or "").strip()
    if words and not is_own_text(words):
        raise ValueError("not a text of one line")
    texts.pop(slide, None)
    texts |= {slide: words} if words else {}
    own: dict[str, Any] = {field: tuple(sorted(texts.items()))}
    return replace(view, **own)
