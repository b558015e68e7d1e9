"""The whole of a data set as pages that need no server, in an archive to take along."""

from __future__ import annotations

import io
from threading import Semaphore

import streamlit as st

from components import show
from components.downloads import Download, download_buttons
from components.page import Page
from components.publish.site.edition import Edition
from components.publish.site.write_edition import write_zip
from components.turns import let_others_pass
from components.words.captions import file_stem
from smartgov.text import LANGUAGES, Language

#: The most cities of which an archive is made here: more would take many minutes.
MOST_CITIES = 500

#: One archive is made at a time, so that the others who use the app hardly notice.
_making = Semaphore(1)


@st.fragment
def offer_edition(page: Page) -> None:
    """Draw the offer apart from the page, which stays as it is while the archive is made."""
    draw_offer(page)


def draw_offer(page: Page) -> None:
    """Draw the button that makes the archive, and once it is made the one that downloads it."""
    t, cities = page.t, len(page.study.cities)
    show.heading(t("edition.take_title"), t("edition.take_subtitle"), anchor="take-along")
    if cities > MOST_CITIES:
        show.paragraph(t("edition.take_many", most=MOST_CITIES))
        return
    if page.own_file:
        show.paragraph(t("edition.take_own"))
    if not st.button(t("edition.take"), key="take_along", icon=":material/folder_zip:"):
        return
    with let_others_pass():
        content = make_archive(page)
    info = page.study.info
    download = Download(
        key="edition_zip",
        label=t("edition.take_download", size=t.number(len(content) / 1_000_000, 1)),
        stem=file_stem(info.id, info.status, "edition"),
        suffix="zip",
        write=lambda: content,
    )
    download_buttons([download])


def make_archive(page: Page) -> bytes:
    """Make the archive, and show how far it is."""
    t = page.t
    bar = st.progress(0.0, t("edition.take_waiting"))
    buffer = io.BytesIO()
    with _making:
        write_zip(
            edition_of(page),
            buffer,
            lambda done, count: bar.progress(
                done / count, t("edition.take_progress", done=done, all=count)
            ),
        )
    bar.empty()
    return buffer.getvalue()


def edition_of(page: Page) -> Edition:
    """Collect what is published: the data set shown, with the weights and practices shown."""
    first = page.t.language
    others: tuple[Language, ...] = tuple(one for one in LANGUAGES if one != first)
    return Edition(
        name=file_stem(page.study.info.id),
        study=page.study,
        scores=page.scores,
        languages=(first, *others),
        own_file=page.own_file,
        own_cases=page.own_cases,
        editions=page.editions,
    )
