"""The terms used on all pages and what they mean."""

from __future__ import annotations

import pandas as pd

from components import show
from components.html import Column
from components.reader import Reader
from components.words.glossary import ANCHOR, TERMS


def show_glossary(reader: Reader) -> None:
    """Draw the table of terms."""
    show.heading(reader.t("glossary.title"), reader.t("glossary.subtitle"), ANCHOR)
    show.grid(reader, "glossary", lambda: glossary_table(reader))


def glossary_table(reader: Reader) -> show.Table:
    """Build the table of terms and their meanings."""
    t = reader.t
    rows = [[t(f"glossary.{term}.term"), t(f"glossary.{term}.meaning")] for term in TERMS]
    columns = [Column(t("glossary.word")), Column(t("method.definition"))]
    data = pd.DataFrame(rows, columns=["term", "meaning"])
    return show.Table(t("glossary.title"), columns, rows, data, ours=True)
