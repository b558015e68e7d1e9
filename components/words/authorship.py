"""Who calculates the scores and ranks, said wherever they are shown or leave the page."""

from __future__ import annotations

from components.reader import Speaker


def who_calculates(reader: Speaker) -> str:
    """Say that this project calculates scores and ranks, not UCLG and not the data's producers."""
    return reader.t("source.calculated")
