"""What changed in the data of the study that is shown, and where programs find its tables."""

from __future__ import annotations

from functools import partial

import pandas as pd
from markupsafe import Markup

from components import show
from components.data_address import FOLDER, are_offered
from components.reader import Reader
from components.words.versions import about_version, change_columns, change_rows


def show_changes(reader: Reader) -> None:
    """Draw the version of the data and the list of its changes; nothing without a version."""
    t, info = reader.t, reader.study.info
    if info.version:
        show.heading(t("versions.title"), about_version(t, info), "changes")
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
    data = pd.DataFrame(
        [(one.date, one.digest, t.text(one.text)) for one in info.changes],
        columns=["date", "digest", "text"],
    )
    columns, rows = change_columns(t), change_rows(t, info)
    return show.Table(t("versions.title"), columns, rows, data, ours=True)
