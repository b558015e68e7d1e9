"""Sentences about what changed between two editions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from components.reader import Reader
from smartgov.certainty.robustness import DRAWS, WEIGHT_RANGE
from smartgov.editions.shared import Matched
from smartgov.model import Study

#: The paragraphs on how change is calculated, in order.
METHOD = ("shared", "same", "clear", "rank", "single", "practices", "break", "limit")


def edition_years(edition: str) -> str:
    """Format the year or the years of an edition."""
    return edition.replace("-", "–")


def periods(matched: Matched) -> dict[str, Any]:
    """Name the years of two editions: ``since`` and ``shown``."""
    before, after = matched.whole_before.info, matched.whole_after.info
    return {"since": edition_years(before.edition), "shown": edition_years(after.edition)}


def scope_words(reader: Reader, matched: Matched) -> str:
    """Say over how many cities and questions two editions are compared."""
    return reader.t(
        "editions.scope",
        cities=len(matched.after.cities),
        all=len(matched.whole_after.cities),
        questions=len(matched.after.scored),
        asked=len(matched.whole_after.scored),
    )


def left_out_words(reader: Reader, matched: Matched) -> list[str]:
    """Say what is not compared: cities and questions of one edition only."""
    t, said = reader.t, []
    if matched.new or matched.gone:
        counts = {"new": len(matched.new), "gone": len(matched.gone)}
        said.append(t("editions.left", **counts, **periods(matched)))
    if not matched.is_whole:
        said.append(t("editions.alone"))
    return said


def verdict(reader: Reader, *, clear: bool) -> str:
    """Say whether a change is clear."""
    return reader.t("editions.clear_yes" if clear else "editions.clear_no")


def break_words(reader: Reader, studies: Sequence[Study]) -> list[str]:
    """Say in which editions the measure changed, and why."""
    return [
        reader.t(
            "editions.break",
            edition=edition_years(study.info.edition),
            why=reader.t.text(study.info.change_of_measure.text),
        )
        for study in studies
        if study.info.change_of_measure is not None
    ]


def signed_range(reader: Reader, low: float, high: float) -> str:
    """Format the range of a change of rank; a dash if there is none."""
    if pd.isna(low) or pd.isna(high):
        return reader.t.number(None)
    ends = [reader.t.signed(round(end)) for end in (low, high)]
    return " – ".join(dict.fromkeys(ends))


def standing_words(reader: Reader, matched: Matched, at: pd.Series) -> list[str]:
    """Say how the rank of a city changed, with its range, and what it answered then and now.

    ``at`` is its row of `compute_changes`; nothing is said of a rank that one edition lacks.
    """
    t, when, said = reader.t, periods(matched), list[str]()
    if not pd.isna(at["rank_change"]):
        clear = verdict(reader, clear=bool(at["rank_clear"]))
        ends = signed_range(reader, at["rank_change_p05"], at["rank_change_p95"])
        ranks: dict[str, Any] = {side: t.number(at[f"rank_{side}"]) for side in ("before", "after")}
        said.append(t("editions.city.rank", **ranks, verdict=f"{clear}; {ends}", **when))
    shares: dict[str, Any] = {
        side: t.percent(at[f"coverage_{side}"]) for side in ("before", "after")
    }
    return [*said, t("editions.city.coverage", **shares, **when)]


def method_words(reader: Reader) -> list[str]:
    """Explain what is compared, when a change is clear, and where a line ends."""
    t = reader.t
    low, high = (t.number(end, 2) for end in WEIGHT_RANGE)
    told: dict[str, Any] = {"draws": DRAWS, "low": low, "high": high}
    return [t(f"editions.method.{paragraph}", **told) for paragraph in METHOD]
