"""The slide of change since an earlier edition: of the chosen city, or else of all cities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from components.figures.moves import Move, draw_moves
from components.publish.slides.deck import DeckSlide
from components.publish.slides.slide import Chart, Draft, Key, Series
from components.reader import Reader
from components.words.editions import break_words, periods, scope_words
from components.words.series import score_since, studies_of
from smartgov.model import Dimension


def make_change(reader: Reader, slide: DeckSlide, address: str) -> list[Draft]:
    """Show the dimensions then and now; nothing if the study has no earlier edition."""
    t, scored, city = reader.t, score_since(reader), reader.city
    del slide, address
    if scored is None:
        return []
    asked, matched = scored.matched.after.asked, scored.matched
    ids, when = [dimension.id for dimension in asked], periods(scored.matched)
    before, after = scored.before.dimensions[ids], scored.after.dimensions[ids]
    own = city if city is not None and city.id in matched.after.city_by_id else None
    if own is not None:
        then, now = before.loc[own.id], after.loc[own.id]
        title = t("change.slide_city", city=own.name, **_counts(then, now), **when)
        subtitle = t("change.of_city", city=own.name, **when)
    else:
        then, now = before.median(), after.median()
        title = t("editions.overview.title", **_counts(then, now), **when)
        subtitle = t("change.of_all", **when)
    return [
        Draft(
            title=title,
            subtitle=f"{subtitle}. {t.first_upper(scope_words(reader, matched))}",
            main=_chart(reader, asked, (then, now), when, subtitle),
            notes=(t("change.notes"), *break_words(reader, studies_of(reader))),
            page="city" if own is not None else "",
        )
    ]


def _counts(then: pd.Series, now: pd.Series) -> dict[str, int]:
    """Count the dimensions that rose, of those that have a score in both editions."""
    change = (now - then).dropna()
    return {"rose": int((change > 0).sum()), "all": len(change)}


def _chart(
    reader: Reader,
    asked: Sequence[Dimension],
    scores: tuple[pd.Series, pd.Series],
    when: Mapping[str, Any],
    alt: str,
) -> Chart:
    """Draw a hollow dot for then and a full one for now in the row of each dimension."""
    t, theme, (then, now) = reader.t, reader.theme, scores
    moves = [
        Move(
            label=t.text(d.label),
            note=t("editions.note", before=t.score(then[d.id]), after=t.score(now[d.id])),
            before=float(then[d.id]),
            after=float(now[d.id]),
            hue=reader.hue(d.pillar),
            words="",
            mark=d.id,
        )
        for d in asked
    ]
    keys = (
        Key("ring", theme.muted, t("editions.overview.then", **when)),
        Key("dot", theme.muted, t("editions.overview.now", **when)),
    )
    return Chart(
        draw_moves(reader.brush, moves, alt),
        alt,
        tuple(move.label for move in moves),
        (
            Series(str(when["since"]), tuple(m.before for m in moves), theme.other),
            Series(str(when["shown"]), tuple(m.after for m in moves), theme.city),
        ),
        digits=1,
        keys=keys,
    )
