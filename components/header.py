"""The header of all pages: name, data set, status, search, language and what can be shared."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from components import html, inputs
from components.editions_control import choose_editions
from components.i18n import Translator
from components.menu import PAGES, PRESENT, name_of, share_address, view_for
from components.page import Page
from components.reader import Reader
from components.search.field import draw_search
from components.view.parameters import format_view
from smartgov.model import StudyInfo
from smartgov.study.load import LoadedStudy
from smartgov.text import LANGUAGES


def draw_header(page: Page, studies: dict[str, LoadedStudy]) -> None:
    """Draw the header; on a phone the style sheet leaves the name, the search and a button."""
    t = page.t
    with st.container(horizontal=True, vertical_alignment="center", key="header"):
        st.html(brand(page), width="content")
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
        choose_editions(page)
        st.html(chips(page), width="content")
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


def chips(reader: Reader) -> Markup:
    """Build the status of the data set, and the mark of a file that the visitor loaded."""
    info, t = reader.study.info, reader.t
    own = html.chip("own", t("data.own_chip")) if reader.own_file else Markup("")
    return Markup('<span class="sg-chips">{}{}</span>').format(
        html.chip(info.status, t(f"status.{info.kind}")), own
    )


def _menu_button(t: Translator) -> Markup:
    """Build the button that opens the rest of the header on a phone; see ``document.js``."""
    return Markup(
        '<button type="button" class="sg-menu-button" aria-expanded="false" aria-label="{}">'
        "</button>"
    ).format(t("header.open_menu"))


def brand(reader: Reader) -> Markup:
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
