"""Layout shared by all pages: settings, header, menu, notices and footer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from components import browser, html, inputs
from components.binding import catch_up
from components.cache import load_recommendations, load_scores
from components.document import draw_style, tell_browser
from components.i18n import Translator, translator
from components.links import link_to_part
from components.once import draw_once, drawn_once
from components.page import Page
from components.reader import Reader
from components.session_files import known_studies
from components.turns import take_turn
from components.view.parameters import Notice, format_view, parse_view
from components.view.resolve import resolve_view
from components.view.view import OWN_FILE, View, change
from components.warm import warm_up
from components.words.weights import is_own
from smartgov.problems import describe, locate
from smartgov.study.load import LoadedStudy
from smartgov.text import LANGUAGES

#: Maximum notices about a link that are listed; the rest are counted.
NOTICES = 6

MARK = Path(__file__).parents[1] / "static" / "mark.svg"

#: The pages in the order of the menu: address and script, from the folder of ``app.py``.
PAGES = {
    "": "app.py",
    "city": "pages/city.py",
    "compare": "pages/compare.py",
    "ranking": "pages/ranking.py",
    "recommendations": "pages/recommendations.py",
    "your_city": "pages/your_city.py",
    "data": "pages/data.py",
    "method": "pages/method.py",
}


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
    view, more = resolve_view(view, known.study, [r.id for r in recommendations])
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
    _draw_header(page, studies)
    _draw_menu(page)
    _draw_notices(t, [*notices, *more])
    _draw_changed(page)
    _draw_broken(studies, t)
    _draw_title(page)
    return page


@drawn_once
def close_page(reader: Reader) -> None:
    """Draw the footer: the study's source, its caveat, the disclaimer and the statements."""
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
    t = page.t
    with st.container(horizontal=True, vertical_alignment="center", key="header"):
        st.html(_brand(page), width="content")
        with st.container(width=365):
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
        status = page.study.info.status
        kind = page.study.info.kind
        st.html(html.chip(status, t(f"status.{kind}")), width="content")
        if page.known.own:
            st.html(html.chip("own", t("data.own_chip")), width="content")
        st.space("stretch")
        inputs.choose_segment(
            page, "lang", t("header.language"), LANGUAGES, str.upper, t.language, hide_label=True
        )
        with st.popover(t("header.share"), icon=":material/link:"):
            st.write(t("header.share_file" if page.known.own else "header.share_text"))
            st.code(share_address(page), language=None, wrap_lines=True)


def _brand(reader: Reader) -> Markup:
    """Build the logo and the name of the app."""
    return Markup(
        '<span class="sg-brand">'
        '<img src="app/static/mark.svg" width="28" height="28" alt="">{}</span>'
    ).format(reader.t("app.name"))


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


@drawn_once
def _draw_menu(reader: Reader) -> None:
    query = format_view(reader.view)
    with st.container(horizontal=True, gap="xxsmall", key="menu"):
        for slug, script in PAGES.items():
            st.page_link(script, label=reader.t(f"pages.{name_of(slug)}.title"), query_params=query)
        if is_own(reader.view):
            st.space("stretch")
            st.html(html.chip("own", reader.t("weights.own")), width="content")


def _draw_notices(t: Translator, notices: Sequence[Notice]) -> None:
    """List the parts of the link that could not be used, in one notice."""
    if notices:
        lines = [
            "- " + t(f"notices.{n.code}", name=_inline_code(n.name), value=_inline_code(n.value))
            for n in notices[:NOTICES]
        ]
        if len(notices) > NOTICES:
            lines.append("- " + t("notices.more", count=len(notices) - NOTICES))
        st.warning("\n".join(lines), title=t("notices.title"), icon=":material/link_off:")


def _inline_code(text: str) -> str:
    """Format text from a link as inline code, so that it is not parsed as Markdown."""
    return "`" + text.replace("`", "'").replace("\n", " ")[:60] + "`"


def _draw_changed(page: Page) -> None:
    """Name the files of the study that are not as their checksums say."""
    files = [p.file for p in page.known.problems if p.code == "hash_mismatch"]
    if files:
        words = page.t("notices.changed_files", files=page.t.join(files))
        st.warning(words, icon=":material/difference:")


def _draw_broken(studies: dict[str, LoadedStudy], t: Translator) -> None:
    """List the studies that could not be loaded or are outdated, with all their problems."""
    for key, loaded in studies.items():
        if loaded.study is None or loaded.outdated:
            notice = "outdated_folder" if loaded.outdated else "broken_folder"
            with st.expander(t(f"notices.{notice}", value=key), icon=":material/warning:"):
                _list_problems(loaded, t)


def _list_problems(loaded: LoadedStudy, t: Translator) -> None:
    if not loaded.problems:
        st.text(t("notices.deleted_folder"))
    for problem in loaded.problems[:200]:
        st.text(f"{locate(problem, t.language)}: {describe(problem, t.language)}")


def _end_without_study(studies: dict[str, LoadedStudy], t: Translator) -> None:
    st.title(t("app.name"), anchor=False)
    st.error(t("notices.no_study" if studies else "notices.no_studies"))
    _draw_broken(studies, t)


def _draw_title(page: Page) -> None:
    draw_once(page, "title", partial(_write_title, page))


def _write_title(page: Page) -> None:
    name = name_of(page.slug)
    cities = len(page.study.cities)
    st.title(page.t(f"pages.{name}.question", count=cities), anchor=False)
    st.html(Markup('<p class="sg-lede">{}</p>').format(page.t(f"pages.{name}.lede")))
