"""The stage: all slides are in the page, one of them is seen, and keys choose which."""

from __future__ import annotations

from functools import partial

import streamlit as st
from markupsafe import Markup

from components.binding import bind_press, update_view
from components.figures.stage import enlarge
from components.menu import PAGES
from components.notices import draw_notices
from components.once import draw_once
from components.page import Page
from components.publish.slides.html_slide import Staged, frame_style, stage_slide
from components.publish.slides.layout import ChartAt
from components.publish.slides.slide import Slide
from components.scripts import SHOW_SLIDES, script_tag
from components.sections.present.slides import (
    bare,
    deck_of,
    find_notices,
    position_of,
    shown_slides,
)
from components.view.parameters import format_view
from components.view.view import MOMENT, View, off_stage

#: How much larger the letters of a chart are, by the number of its rows.
FACTORS = ((5, 1.45), (7, 1.3), (9, 1.15))

#: What keys do, in the order of the help sheet.
ACTS = ("next", "back", "ends", "full", "black", "notes", "leave", "help")

#: The keys that have the same name on every keyboard; the others are in the locale files.
LETTERS = {"full": "F", "black": "B", "notes": "N", "help": "?"}


def show_stage(page: Page) -> None:
    """Draw all slides, the one that is asked for first, and the script that shows one of them."""
    slides = shown_slides(page)
    notices = find_notices(page)
    if notices:
        with st.container(key="stage_more_notices"):
            draw_notices(page.t, notices)
    if not slides:
        st.info(page.t("present.no_slides"))
        _leave(page)
        return
    count, first = len(slides), position_of(page, len(slides))
    staged = [stage_slide(s, n, count, page.theme) for n, s in enumerate(slides, start=1)]
    with st.container(key="stage"):
        st.html(_style(staged, first))
        places = {n: st.container(key=f"slide_{n}") for n in range(1, count + 1)}
        _draw_tools(page, slides)
    st.html(tell("slides", count, first) + script_tag(SHOW_SLIDES), unsafe_allow_javascript=True)
    for number in sorted(places, key=lambda n: ((n - first) % count, n)):
        with places[number]:
            _draw_slide(page, slides[number - 1], staged[number - 1], number)


def tell(form: str, count: int, first: int, talk: str = "") -> Markup:
    """Build the element that tells the script what the page has; see ``stage.js``."""
    return Markup(
        '<div id="sg-stage" hidden data-form="{}" data-count="{}" data-slide="{}" '
        'data-talk="{}"></div>'
    ).format(form, count, first, talk)


def _style(staged: list[Staged], first: int) -> Markup:
    """Write which slide is seen, and where the charts stand."""
    seen = [f':root[data-sg-slide="{n}"] .st-key-slide_{n}' for n in range(1, len(staged) + 1)] + [
        f":root:not([data-sg-slide]) .st-key-slide_{first}"
    ]
    rules = [f"{','.join(seen)}{{visibility:visible}}"]
    rules += [
        f".st-key-stage_chart_{n}{{{frame_style(one.chart.box)}}}"
        for n, one in enumerate(staged, start=1)
        if one.chart is not None
    ]
    return Markup("<style>{}</style>").format(Markup("".join(rules)))  # noqa: S704 - numbers


def _draw_slide(page: Page, slide: Slide, staged: Staged, number: int) -> None:
    st.html(staged.html)
    if staged.chart is None:
        return
    with st.container(key=f"stage_chart_{number}"):
        height = round(staged.chart.box.height)
        name = f"stage_{deck_of(page).id}_{slide.id}_{height}_{number}"
        draw_once(bare(page), name, partial(_draw_chart, page, staged.chart, name))


def _draw_chart(page: Page, placed: ChartAt, name: str) -> None:
    chart = placed.chart
    rows = len(chart.categories)
    factor = next((factor for most, factor in FACTORS if rows <= most), 1.15)
    figure = enlarge(chart.figure, page.theme.name, round(placed.box.height), factor)
    st.plotly_chart(
        figure,
        width=round(placed.box.width),  # Streamlit would measure it as scaled to the window
        theme=None,
        key=name,
        alt=chart.alt,
        config={"displayModeBar": False},
    )


def _draw_tools(page: Page, slides: list[Slide]) -> None:
    """Draw what is hidden until it is asked for: help, notes, buttons and the way back."""
    st.html(_bar(page) + _help(page) + notes_panel(page, slides) + _said())
    _leave(page)


def _said() -> Markup:
    return Markup('<p id="sg-stage-said" class="sg-unseen" role="status"></p>')


def _bar(page: Page) -> Markup:
    """Build the buttons for whoever has no keys; they are seen when a pointer is near."""
    t = page.t
    signs = {"back": "←", "next": "→", "notes": "≡", "help": "?", "leave": "×"}
    buttons = Markup("").join(
        Markup('<button type="button" data-sg-act="{}" aria-label="{}">{}</button>').format(
            act, t(f"present.keys.{act}"), sign
        )
        for act, sign in signs.items()
    )
    return Markup('<div class="sg-stage-bar">{}</div>').format(buttons)


def _help(page: Page) -> Markup:
    """Build the help sheet of the keys."""
    t = page.t
    rows = Markup("").join(
        Markup("<tr><th scope='row'><kbd>{}</kbd></th><td>{}</td></tr>").format(
            LETTERS.get(act) or t(f"present.key_names.{act}"), t(f"present.keys.{act}")
        )
        for act in ACTS
    )
    return Markup(
        '<div class="sg-sheet sg-help" role="dialog" aria-label="{}"><h2>{}</h2>'
        "<table>{}</table></div>"
    ).format(t("present.keys.title"), t("present.keys.title"), rows)


def notes_panel(page: Page, slides: list[Slide]) -> Markup:
    """Build the panel of the speaker's notes; the style sheet shows those of the slide."""
    t = page.t
    link = Markup('<a href="?" target="_blank" data-sg-notes="1">{}</a>').format(
        t("present.notes_window")
    )
    return Markup(
        '<div class="sg-sheet sg-notes" role="dialog" aria-label="{}">{}<p>{}</p></div>'
    ).format(t("present.notes"), write_notes(slides), link)


def write_notes(slides: list[Slide]) -> Markup:
    """Write the notes of each slide, and which one of them is seen."""
    count = len(slides)
    notes = [
        Markup(
            '<section data-slide="{}"><p class="sg-small">{} / {}</p><h2>{}</h2>{}</section>'
        ).format(
            n,
            n,
            count,
            slide.title,
            Markup("").join(Markup("<p>{}</p>").format(note) for note in slide.notes),
        )
        for n, slide in enumerate(slides, start=1)
    ]
    seen = ",".join(f':root[data-sg-slide="{n}"] [data-slide="{n}"]' for n in range(1, count + 1))
    style = Markup("<style>{}{{display:block}}</style>").format(Markup(seen))  # noqa: S704
    return style + Markup("").join(notes)


def _leave(page: Page) -> None:
    """Draw the way back to the page that the presentation was opened from, which Esc takes."""
    back = page.view.back or ""
    with st.container(key="leave"):
        if back == page.slug:
            leave_here(page)
            return
        st.page_link(
            PAGES[back],
            label=page.t("present.leave"),
            icon=":material/close:",
            query_params=format_view(off_stage(page.view, MOMENT)),
        )


def leave_here(page: Page) -> None:
    """Draw the button back to the decks, on the same page."""
    st.button(
        page.t("present.leave"),
        icon=":material/close:",
        **bind_press("present_leave", update_view, leave),
    )


def leave(view: View) -> View:
    """Copy the view without what says where the presentation is."""
    return off_stage(view, MOMENT)
