"""Layout shared by all pages: settings, header, menu, notices and footer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from components import browser
from components.alone import draw_missing
from components.binding import catch_up
from components.cache import (
    find_named,
    load_collection,
    load_editions,
    load_folder_cases,
    load_recommendations,
    load_scores,
)
from components.document import draw_style, tell_browser
from components.header import draw_header
from components.i18n import Translator, translator
from components.links import link_to_part
from components.menu import PAGES, PRESENT, draw_menu, name_of, share_address
from components.notices import draw_broken, draw_changed, draw_notices, draw_version
from components.once import draw_once, made_once
from components.page import Page
from components.page_title import draw_title
from components.reader import OneChart, Reader
from components.row_actions import listen
from components.session_files import known_studies
from components.session_files import own_cases as session_cases
from components.turns import take_turn
from components.view.parameters import Notice, parse_view
from components.view.resolve import resolve_view
from components.view.view import OWN_FILE, View
from components.warm import warm_up
from components.words.citations import cite_data_set, cite_study
from smartgov.editions.choice import earlier_editions
from smartgov.study.load import LoadedStudy

MARK = Path(__file__).parents[1] / "static" / "mark.svg"

#: The pages with recommendations, where the study that they come from is cited as well.
ADVISING_PAGES = (
    "city",
    "study",
    "recommendations",
    "practices",
    "your_city",
    "method",
    "present",
)

#: Draws a part of a page that needs no study.
Alone = Callable[[Translator, View], None]


@contextmanager
def open_page(slug: str, alone: Alone | None = None) -> Iterator[Page]:
    """Wait for a turn, and draw the header and the menu of a page; every page is drawn within it.

    If no study can be shown, the page stops with a notice that explains why, and with what
    ``alone`` draws.
    """
    warm_up()
    view, notices = parse_view(browser.read_query())
    t = translator(browser.language_of(view))
    with take_turn(t):
        yield _draw_top(slug, view, notices, t, alone)
    catch_up()


def _draw_top(
    slug: str, view: View, notices: list[Notice], t: Translator, alone: Alone | None
) -> Page:
    """Draw everything above the sections of a page."""
    st.set_page_config(
        page_title=f"{t(f'pages.{name_of(slug)}.title')} · {t('app.name')}",
        page_icon=str(MARK),
        layout="wide",
    )
    embed = browser.read_embed()
    theme = browser.theme()
    draw_style(theme, t)
    tell_browser(theme, t, slug, PAGES, embed)
    studies = known_studies(view.study)
    known, more = _find_study(studies, view)
    if more:
        notices += more
        view = replace(view, study=None)
    if view.study is not None and known is not None:
        view = replace(view, study=known.name)  # the link may name a series
    if known is None:
        _end_without_study(studies, t)
        if alone is None:
            st.page_link(PAGES["data"], label=t("pages.data.title"), icon=":material/upload_file:")
        else:
            alone(t, view)
        st.stop()
    page, more = _make_page(slug, view, t, known, OneChart(embed) if embed else None)
    notices += more
    if page.alone is not None:
        return page
    if slug == PRESENT and page.view.on_stage:
        with st.container(key="stage_notices"):
            draw_notices(t, notices)
        return page
    draw_header(page, studies)
    draw_once(page, "menu", partial(draw_menu, page))
    draw_notices(t, notices)
    draw_version(page)
    draw_changed(page)
    draw_broken(studies, t)
    draw_title(page, name_of(slug))
    return page


def _make_page(
    slug: str, view: View, t: Translator, known: LoadedStudy, alone: OneChart | None
) -> tuple[Page, list[Notice]]:
    """Load what a page shows, with a notice for each choice that the study does not have."""
    study = known.sound
    recommendations, editions = load_recommendations(study), load_editions(known)
    ids = tuple(recommendation.id for recommendation in recommendations)
    cases = (*load_folder_cases(known, ids), *session_cases())
    case_cities = (*load_collection(ids).cities, *(case.city for case in cases))
    earlier = earlier_editions(study, [edition.sound for edition in editions])
    years = [edition.info.edition for edition in earlier]
    view, notices = resolve_view(view, study, ids, case_cities, years)
    page = Page(
        slug=slug,
        view=view,
        t=t,
        theme=browser.theme(),
        known=known,
        study=study,
        scores=load_scores(known, view.spec),
        recommendations=recommendations,
        own_file=known.own,
        alone=alone,
        editions=editions,
        own_cases=cases,
        session_cases=bool(session_cases()),
    )
    return page, notices


def close_page(page: Page) -> None:
    """Draw the footer, and make the buttons below charts and tables work."""
    if page.alone is not None:
        draw_missing(page)
        return
    address = "" if page.known.own else share_address(page)
    printed = Markup('<p class="sg-print sg-small">{}</p>').format(address) if address else ""
    st.html(_footer(page) + printed)
    today = datetime.now(tz=UTC).date()
    pinned = address and share_address(page, pinned=True)
    works = [cite_data_set(page, pinned, page.study.info.version, today)]
    if page.slug in ADVISING_PAGES:
        works.append(cite_study(page, today))
    listen(page, address, works)


@made_once
def _footer(reader: Reader) -> Markup:
    """Build the study's source, its caveat, the disclaimer and the statements."""
    info, t = reader.study.info, reader.t
    statements = Markup(" · ").join(
        link_to_part(t(f"{part}.title"), "method", part, reader.view)
        for part in ("accessibility", "privacy")
    )
    return Markup('<footer class="sg-foot"><p>{}</p><p>{}</p><p>{}</p><p>{}</p></footer>').format(
        reader.source, t.text(info.caveat), t("app.disclaimer"), statements
    )


def _find_study(
    studies: dict[str, LoadedStudy], view: View
) -> tuple[LoadedStudy | None, list[Notice]]:
    """Find the study of the view, or else the first valid one with a notice."""
    sound = [loaded for loaded in studies.values() if loaded.study is not None]
    default = sound[0] if sound else None
    if view.study is None:
        return default, []
    found = find_named(studies, view.study)
    if found is None:
        code = "unknown_file" if view.study.startswith(OWN_FILE) else "unknown_study"
        return default, [Notice(code, "study", view.study)]
    if found.study is None:
        return default, [Notice("broken_study", "study", view.study)]
    return found, []


def _end_without_study(studies: dict[str, LoadedStudy], t: Translator) -> None:
    st.title(t("app.name"), anchor=False)
    st.error(t("notices.no_study" if studies else "notices.no_studies"))
    draw_broken(studies, t)
