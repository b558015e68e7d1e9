"""Layout shared by all pages: settings, header, menu, notices and footer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from components import browser, html, inputs
from components.binding import catch_up
from components.cache import load_collection, load_recommendations, load_scores
from components.document import draw_style, tell_browser
from components.i18n import Translator, translator
from components.links import link_to_part
from components.notices import draw_broken, draw_changed, draw_notices
from components.once import draw_once, drawn_once
from components.page import Page
from components.page_title import draw_title
from components.reader import Reader
from components.row_actions import listen
from components.search.field import draw_search
from components.session_files import known_studies
from components.turns import take_turn
from components.view.parameters import Notice, format_view, parse_view
from components.view.resolve import resolve_view
from components.view.view import MOMENT, OWN_FILE, View, change, off_stage
from components.warm import warm_up
from components.words.citations import cite_data_set, cite_study
from components.words.weights import is_own
from smartgov.model import StudyInfo
from smartgov.study.load import LoadedStudy
from smartgov.text import LANGUAGES

MARK = Path(__file__).parents[1] / "static" / "mark.svg"

#: The pages in the order of the menu: address and script, from the folder of ``app.py``.
PAGES = {
    "": "app.py",
    "study": "pages/study.py",
    "city": "pages/city.py",
    "compare": "pages/compare.py",
    "ranking": "pages/ranking.py",
    "recommendations": "pages/recommendations.py",
    "practices": "pages/practices.py",
    "your_city": "pages/your_city.py",
    "data": "pages/data.py",
    "method": "pages/method.py",
    "present": "pages/present.py",
}

#: The page of slides, on which a slide may be all that is shown.
PRESENT = "present"

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


def name_of(slug: str) -> str:
    """Get the key of a page in the locale files."""
    return slug or "overview"


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
    theme = browser.theme()
    st.set_page_config(
        page_title=f"{t(f'pages.{name_of(slug)}.title')} · {t('app.name')}",
        page_icon=str(MARK),
        layout="wide",
    )
    draw_style(theme, t)
    tell_browser(t, list(PAGES).index(slug))
    studies = known_studies()
    known, more = _find_study(studies, view)
    if more:
        notices += more
        view = replace(view, study=None)
    if known is None or known.study is None:
        _end_without_study(studies, t)
        if alone is None:
            st.page_link(PAGES["data"], label=t("pages.data.title"), icon=":material/upload_file:")
        else:
            alone(t, view)
        st.stop()
    recommendations = load_recommendations(known.study)
    ids = tuple(recommendation.id for recommendation in recommendations)
    view, more = resolve_view(view, known.study, ids, load_collection(ids).cities)
    page = Page(
        slug=slug,
        view=view,
        t=t,
        theme=theme,
        known=known,
        study=known.study,
        scores=load_scores(known, view.spec),
        recommendations=recommendations,
        own_file=known.own,
    )
    if slug == PRESENT and view.on_stage:
        with st.container(key="stage_notices"):
            draw_notices(t, [*notices, *more])
        return page
    _draw_header(page, studies)
    draw_once(page, "menu", partial(_write_menu, page))
    draw_notices(t, [*notices, *more])
    draw_changed(page)
    draw_broken(studies, t)
    draw_title(page, name_of(slug))
    return page


def close_page(page: Page) -> None:
    """Draw the footer, and make the buttons below charts and tables work."""
    _draw_footer(page)
    address = "" if page.known.own else share_address(page)
    today = datetime.now(tz=UTC).date()
    works = [cite_data_set(page, address, page.known.digest[:8], today)]
    if page.slug in ADVISING_PAGES:
        works.append(cite_study(page, today))
    listen(page, address, works)


@drawn_once
def _draw_footer(reader: Reader) -> None:
    """Draw the study's source, its caveat, the disclaimer and the statements."""
    info, t = reader.study.info, reader.t
    statements = Markup(" · ").join(
        link_to_part(t(f"{part}.title"), "method", part, reader.view)
        for part in ("accessibility", "privacy")
    )
    st.html(
        Markup('<footer class="sg-foot"><p>{}</p><p>{}</p><p>{}</p><p>{}</p></footer>').format(
            reader.source, t.text(info.caveat), t("app.disclaimer"), statements
        )
    )


def _find_study(
    studies: dict[str, LoadedStudy], view: View
) -> tuple[LoadedStudy | None, list[Notice]]:
    """Find the study of the view, or else the first valid one with a notice."""
    sound = [loaded for loaded in studies.values() if loaded.study is not None]
    default = sound[0] if sound else None
    if view.study is None:
        return default, []
    found = studies.get(view.study)
    if found is None:
        code = "unknown_file" if view.study.startswith(OWN_FILE) else "unknown_study"
        return default, [Notice(code, "study", view.study)]
    if found.study is None:
        return default, [Notice("broken_study", "study", view.study)]
    return found, []


def _draw_header(page: Page, studies: dict[str, LoadedStudy]) -> None:
    """Draw the header; on a phone the style sheet leaves the name, the search and a button."""
    t = page.t
    with st.container(horizontal=True, vertical_alignment="center", key="header"):
        st.html(_brand(page), width="content")
        with st.container(width=345, key="header_study"):
            sound = [key for key, loaded in studies.items() if loaded.study is not None]
            inputs.choose_one(
                page,
                "study",
                t("header.study"),
                sound,
                lambda key: _study_title(studies, key, t),
                value=page.known.name,
                hide_label=True,
            )
        with st.container(horizontal=True, width="content", key="header_status"):
            status = page.study.info.status
            st.html(html.chip(status, t(f"status.{page.study.info.kind}")), width="content")
            if page.known.own:
                st.html(html.chip("own", t("data.own_chip")), width="content")
        st.space("stretch")
        with st.container(width="content", key="header_search"):
            draw_search(page, _infos(studies), PAGES, {slug: name_of(slug) for slug in PAGES})
        st.html(_menu_button(t), width="content")
        with st.container(horizontal=True, width="content", key="header_choices"):
            inputs.choose_segment(
                page,
                "lang",
                t("header.language"),
                LANGUAGES,
                str.upper,
                t.language,
                hide_label=True,
            )
            with st.popover(t("header.share"), icon=":material/link:"):
                st.write(t("header.share_file" if page.known.own else "header.share_text"))
                st.code(share_address(page), language=None, wrap_lines=True)
                if page.slug != PRESENT:  # it has buttons of its own, which change the address
                    st.page_link(
                        PAGES[PRESENT],
                        label=t("header.present"),
                        icon=":material/slideshow:",
                        query_params=format_view(replace(view_for(page, PRESENT), slide=1)),
                    )


def _infos(studies: dict[str, LoadedStudy]) -> dict[str, StudyInfo]:
    """Select the studies that can be opened."""
    return {key: one.study.info for key, one in studies.items() if one.study is not None}


def _menu_button(t: Translator) -> Markup:
    """Build the button that opens the rest of the header on a phone; see ``document.js``."""
    return Markup(
        '<button type="button" class="sg-menu-button" aria-expanded="false" aria-label="{}">'
        "</button>"
    ).format(t("header.open_menu"))


def _brand(reader: Reader) -> Markup:
    """Build the logo and the name of the app; on a phone the status stands below the name."""
    return Markup(
        '<span class="sg-brand"><img src="app/static/mark.svg" width="28" height="28" alt="">'
        '<span>{}<small aria-hidden="true">{}</small></span></span>'
    ).format(reader.t("app.name"), reader.t(f"status.{reader.study.info.kind}"))


def _study_title(studies: dict[str, LoadedStudy], key: str, t: Translator) -> str:
    """Format the short title and the years of a study."""
    study = studies[key].study
    if study is None:
        return key
    return t.dated(study.info.short_title, study.info.period)


def share_address(page: Page) -> str:
    """Build a link to this view for others, with language and study always included."""
    study = page.view.study or page.known.name
    view = change(page.view, "lang", page.t.language)
    query = format_view(View(**{**view.__dict__, "study": study}))
    return f"{browser.page_address(page.slug, PAGES)}?{urlencode(query, doseq=True)}"


def _write_menu(page: Page) -> None:
    with st.container(horizontal=True, gap="xxsmall", key="menu"):
        for slug, script in PAGES.items():
            query = format_view(view_for(page, slug))
            st.page_link(script, label=page.t(f"pages.{name_of(slug)}.title"), query_params=query)
        if is_own(page.view):
            st.space("stretch")
            st.html(html.chip("own", page.t("weights.own")), width="content")


def view_for(page: Page, slug: str) -> View:
    """Get the view that the menu takes to a page: from City, Compare takes the city along.

    It is compared with the nearest of its peers, unless it is among the cities compared already.
    Present is told where it was opened from, and other pages nothing of the slide that was shown.
    """
    if slug == PRESENT and page.slug != PRESENT:
        return replace(off_stage(page.view, MOMENT), back=page.slug or None)
    takes_along = (page.slug, slug) == ("city", "compare") and page.city is not None
    if takes_along and page.view.city not in page.view.compared:
        return off_stage(page.beside_peers, MOMENT)
    return off_stage(page.view, MOMENT)


def _end_without_study(studies: dict[str, LoadedStudy], t: Translator) -> None:
    st.title(t("app.name"), anchor=False)
    st.error(t("notices.no_study" if studies else "notices.no_studies"))
    draw_broken(studies, t)
