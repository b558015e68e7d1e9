"""Accessibility statement and privacy notice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st
from markupsafe import Markup

from components import show
from components.once import drawn_once
from components.reader import Reader

#: The day on which the accessibility of the app was last assessed. A test stands behind each check:
#: `tests/components/test_theme.py`, and those of quality, keyboard, motion and engines in
#: `tests/e2e/`.
ASSESSED = date(2026, 11, 28)

CHECKS = ("axe", "screens", "keyboard", "motion", "color", "engines")
EXCEPTIONS = ("map", "charts", "pdf", "mode", "readers")
PRIVACY = ("nobody", "browser", "file", "own_city", "log")


@drawn_once
def show_accessibility(reader: Reader) -> None:
    """State which standard the app follows, how that was checked, and what does not conform."""
    t = reader.t
    show.heading(t("accessibility.title"), anchor="accessibility")
    st.write(t("accessibility.status"))
    st.write(t("accessibility.assessed", day=t.day(ASSESSED)))
    _list([t(f"accessibility.checks.{check}") for check in CHECKS])
    st.write(t("accessibility.exceptions_title"))
    _list([t(f"accessibility.exceptions.{exception}") for exception in EXCEPTIONS])
    st.write(t("accessibility.contact"))


@drawn_once
def show_privacy(reader: Reader) -> None:
    """State what is kept of a visitor: in the browser, on the server, and in links."""
    t = reader.t
    show.heading(t("privacy.title"), anchor="privacy")
    st.write(t("privacy.summary"))
    _list([t(f"privacy.points.{point}") for point in PRIVACY])
    st.write(t("privacy.contact"))


def _list(sentences: Sequence[str]) -> None:
    items = Markup("").join(Markup("<li>{}</li>").format(sentence) for sentence in sentences)
    st.html(Markup("<ul>{}</ul>").format(items))
