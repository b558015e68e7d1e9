"""Write the section of a city profile about the change since an earlier edition."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from components.publish.report.parts import Section
from components.reader import Reader
from components.words.editions import periods, scope_words, verdict
from components.words.series import score_since
from smartgov.editions.change import Scored, compute_changes
from smartgov.editions.practices import practices_moved
from smartgov.model import City, Question

#: Maximum number of practices that are named; the others are counted.
MOST_NAMED = 6


def write_since(reader: Reader, city: City) -> Section | None:
    """Compose the section; None if the study has no earlier edition to compare with."""
    scored = score_since(reader)
    return None if scored is None else write_change(reader, city, scored, compute_changes(scored))


def write_change(reader: Reader, city: City, scored: Scored, changes: pd.DataFrame) -> Section:
    """Compose the section from the scores of both editions; see `compute_changes`."""
    t = reader.t
    when = periods(scored.matched)
    if city.id not in scored.matched.after.city_by_id:
        said = t("editions.city.new", city=reader.name(city.id), since=when["since"])
        return Section(t("change.section", since=when["since"]), (said,))
    at = changes.loc[city.id]
    if pd.isna(at["change"]):
        title = t("editions.city.title_none", since=when["since"])
    else:
        change = t.signed(at["change"], 1)
        title = t("editions.city.title", since=when["since"], change=change)
    lines = (*_overall(reader, at), *_practices(reader, scored, city.id))
    return Section(title, lines, scope_words(reader, scored.matched))


def _overall(reader: Reader, at: pd.Series) -> list[str]:
    """Say the overall score then and now, and whether its change is clear."""
    if pd.isna(at["change"]):
        return []
    t = reader.t
    then_now = t("editions.note", before=t.score(at["before"]), after=t.score(at["after"]))
    clear = verdict(reader, clear=bool(at["clear"]))
    return [
        t("change.overall", measure=reader.measure_label("overall"), scores=then_now, clear=clear)
    ]


def _practices(reader: Reader, scored: Scored, city_id: str) -> list[str]:
    """Name the practices gained and lost; nothing where there is none."""
    sides = zip(("gained", "lost"), practices_moved(scored, city_id), strict=True)
    return [
        reader.t("change.practices", side=reader.t(f"editions.city.{side}"), names=names)
        for side, questions in sides
        if (names := _names(reader, questions))
    ]


def _names(reader: Reader, questions: Sequence[Question]) -> str:
    labels = [reader.t.text(question.label) for question in questions[:MOST_NAMED]]
    more = len(questions) - len(labels)
    return reader.t.join(
        [*labels, *([reader.t("report.profile.others", count=more)] if more else [])]
    )
