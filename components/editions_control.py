"""The control "Editions" in the header: the edition shown, and the one it is compared with."""

from __future__ import annotations

import streamlit as st

from components import inputs
from components.binding import bind
from components.editions import earlier_of, shown_of, since_of
from components.reader import Reader
from components.view.view import View
from components.words.editions import edition_years


def choose_editions(reader: Reader) -> None:
    """Draw the control; nothing if the data set has no other edition."""
    if not reader.editions:
        return
    t, since = reader.t, since_of(reader)
    shown = edition_years(reader.study.info.edition)
    words = {"shown": shown, "since": edition_years(since.sound.info.edition) if since else ""}
    label = t.fill("editions.label" if since else "editions.label_alone", words)
    with (
        st.container(width="content", key="header_editions"),
        st.popover(label, icon=":material/history:", help=t("editions.help")),
    ):
        names = {known.name: known.sound.info.edition for known in reader.editions}
        st.selectbox(
            t("editions.shown"),
            list(names),
            format_func=lambda name: edition_years(names[name]),
            **bind("choose_edition", shown_of(reader).name, _show_edition),
        )
        if since is not None:
            inputs.choose_one(
                reader,
                "since",
                t("editions.since"),
                [known.sound.info.edition for known in earlier_of(reader)],
                edition_years,
                value=since.sound.info.edition,
            )
        else:
            st.caption(t("editions.none_before"))


def _show_edition(view: View, name: str) -> View:
    """Make the view of another edition, with the same city."""
    return View(lang=view.lang, study=name, city=view.city)
