"""Notices on top of a page: what of its link and of the data sets cannot be used, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from components.i18n import Translator
from components.page import Page
from components.view.parameters import Notice
from components.words.versions import version_words
from smartgov.problems import describe, locate
from smartgov.study.load import LoadedStudy

#: Maximum notices about one parameter of a link that are listed, and about all; the rest are
#: counted.
OF_ONE, NOTICES = 3, 20


def draw_notices(t: Translator, notices: Sequence[Notice]) -> None:
    """List the parts of the link that could not be used, in one notice."""
    if notices:
        listed = _select(notices)
        lines = [
            "- " + t(f"notices.{n.code}", name=_inline_code(n.name), value=_inline_code(n.value))
            for n in listed
        ]
        if len(notices) > len(listed):
            lines.append("- " + t("notices.more", count=len(notices) - len(listed)))
        st.warning("\n".join(lines), title=t("notices.title"), icon=":material/link_off:")


def _select(notices: Sequence[Notice]) -> list[Notice]:
    """Select a few notices about each parameter."""
    counts: Counter[str] = Counter()
    selected = []
    for notice in notices:
        counts[notice.name] += 1
        if counts[notice.name] <= OF_ONE:
            selected.append(notice)
    return selected[:NOTICES]


def _inline_code(text: str) -> str:
    """Format text from a link as inline code, so that it is not parsed as Markdown."""
    return "`" + text.replace("`", "'").replace("\n", " ")[:60] + "`"


def draw_version(page: Page) -> None:
    """Say which version of the data is shown if the link names another one, and what changed."""
    words = version_words(page.t, page.study.info, page.view.version)
    if words:
        st.warning("\n\n".join(words), icon=":material/history:")


def draw_changed(page: Page) -> None:
    """Name the files of the study that are not as their checksums say."""
    files = [p.file for p in page.known.problems if p.code == "hash_mismatch"]
    if files:
        words = page.t("notices.changed_files", files=page.t.join(files))
        st.warning(words, icon=":material/difference:")


def draw_broken(studies: dict[str, LoadedStudy], t: Translator) -> None:
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
