"""What changed in the data of the study that is shown, and where programs find its tables."""

from __future__ import annotations

from datetime import date
from functools import partial

import pandas as pd
from markupsafe import Markup

from components import html, show
from components.data_address import FOLDER, are_offered
from components.html import Column
from components.reader import Reader


def show_changes(reader: Reader) -> None:
    """Draw the version of the data and the list of its changes; nothing without a version."""
    t, info = reader.t, reader.study.info
    if info.version:
        dated = "subtitle" if info.version != info.digest else "undated"
        show.heading(t("versions.title"), t(f"versions.{dated}", version=info.version), "changes")
        if info.changes:
            show.grid(reader, "changes", partial(changes_table, reader), source="")
        else:
            show.paragraph(t("versions.none"))
    if are_offered():
        words = Markup('{} <a href="{}/?lang={}" target="_self">{}</a>').format(
            t("versions.programs"), FOLDER, t.language, t("versions.link")
        )
        show.paragraph(words, "sg-small sg-lead")


def changes_table(reader: Reader) -> show.Table:
    """Build the table of what changed in the data, the latest first."""
    t, info = reader.t, reader.study.info
    columns = [
        Column(t("versions.day")),
        Column(t("versions.what")),
        Column(t("versions.digest")),
    ]
    rows = [
        [t.day(date.fromisoformat(one.date)), t.text(one.text), html.code(one.digest)]
        for one in info.changes
    ]
    data = pd.DataFrame(
        [(one.date, one.digest, t.text(one.text)) for one in info.changes],
        columns=["date", "digest", "text"],
    )
    return show.Table(t("versions.title"), columns, rows, data, ours=True)
