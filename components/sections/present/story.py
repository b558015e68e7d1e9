"""The deck as a page: a guided story, in which a link sets the chart beside the text."""

from __future__ import annotations

from functools import partial

import plotly.graph_objects as go
import streamlit as st
from markupsafe import Markup

from components import html, show
from components.menu import PAGES
from components.once import draw_once
from components.page import Page
from components.publish.slides.deck import LINK
from components.publish.slides.html_slide import write_image
from components.publish.slides.slide import Chart, Figures, Grid, Picture, Shown, Slide
from components.scripts import SHOW_SLIDES, script_tag
from components.sections.present.slides import bare, deck_of, position_of, shown_slides
from components.sections.present.stage import leave_here, tell
from components.view.parameters import format_view


def show_story(page: Page) -> None:
    """Draw the sentences of the deck, and beside them what the links show."""
    slides = shown_slides(page)
    told = [slide for slide in slides if slide.say]
    if not told:
        st.info(page.t("present.no_slides"))
        return
    leave_here(page)
    show.heading(page.t.text(deck_of(page).title), page.t.text(deck_of(page).text))
    left, right = st.columns([1, 1.6], gap="large")
    with left:
        st.html(write_story(slides))
    first = position_of(page, len(slides))
    with right, st.container(key="story"):
        st.html(_style(len(slides), first))
        for number, slide in enumerate(slides, start=1):
            with st.container(key=f"story_{number}"):
                _draw(page, slide, number)
    script = tell("story", len(slides), first) + script_tag(SHOW_SLIDES)
    st.html(script, unsafe_allow_javascript=True)


def write_story(slides: list[Slide]) -> Markup:
    """Write the sentences as paragraphs, each link with the slide that it shows."""
    places = {slide.id: number for number, slide in enumerate(slides, start=1)}
    for number, slide in reversed(list(enumerate(slides, start=1))):
        places[slide.id.partition("-")[0]] = number
    paragraphs = [_paragraph(slide.say, places) for slide in slides if slide.say]
    return Markup('<div class="sg-story">{}</div>').format(Markup("").join(paragraphs))


def _paragraph(say: str, places: dict[str, int]) -> Markup:
    parts, end = [], 0
    for found in LINK.finditer(say):
        parts.append(Markup.escape(say[end : found.start()]))
        place = places.get(found[2])
        linked = Markup('<a href="?slide={}" data-sg-shows="{}">{}</a>')
        parts.append(linked.format(place, place, found[1]) if place else Markup.escape(found[1]))
        end = found.end()
    parts.append(Markup.escape(say[end:]))
    return Markup("<p>{}</p>").format(Markup("").join(parts))


def _style(count: int, first: int) -> Markup:
    seen = [f':root[data-sg-slide="{n}"] .st-key-story_{n}' for n in range(1, count + 1)]
    seen.append(f":root:not([data-sg-slide]) .st-key-story_{first}")
    rule = f"{','.join(seen)}{{visibility:visible;max-height:none;overflow:visible}}"
    return Markup("<style>{}</style>").format(Markup(rule))  # noqa: S704 - numbers


def _draw(page: Page, slide: Slide, number: int) -> None:
    """Draw what a slide shows as a page does, with its source and the way to its page."""
    show.heading(slide.title, slide.subtitle)
    if slide.line:
        show.paragraph(slide.line)
    parts = [slide.main, *([slide.side] if slide.side else [])]
    for at, shown in enumerate(parts):
        _draw_shown(page, shown, f"story_{deck_of(page).id}_{slide.id}_{number}_{at}")
    show.source(slide.source)
    if slide.page:
        st.page_link(
            PAGES[slide.page],
            label=page.t("present.open", page=page.t(f"pages.{slide.page}.title")),
            icon=":material/arrow_forward:",
            query_params=format_view(slide.view),
        )


def _draw_shown(page: Page, shown: Shown, name: str) -> None:
    if isinstance(shown, Chart):
        keys = [html.swatch(key.shape, key.color, key.label) for key in shown.keys]
        if keys:
            st.html(html.legend(*keys))
        draw_once(bare(page), name, partial(_draw_chart, shown.figure, shown.alt, name))
    elif isinstance(shown, Picture):
        st.html(Markup('<div class="sg-picture-alone">{}</div>').format(write_image(shown.drawing)))
    elif isinstance(shown, Figures):
        st.html(html.key_figures((f.label, f.value, f.basis) for f in shown.items))
    elif isinstance(shown, Grid):
        columns = [html.Column(head) for head in shown.heads]
        st.html(html.data_table(shown.caption, columns, [list(row) for row in shown.rows]))
    else:
        items = Markup("").join(
            Markup("<li><strong>{}</strong> {}</li>").format(item.head, item.text)
            for item in shown.items
        )
        st.html(Markup('<ul class="sg-facts">{}</ul>').format(items))


def _draw_chart(figure: go.Figure, alt: str, name: str) -> None:
    st.plotly_chart(figure, theme=None, key=name, alt=alt, config={"displayModeBar": False})
