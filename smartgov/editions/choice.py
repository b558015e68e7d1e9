"""Choose what an edition can be compared with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from smartgov.editions.series import breaks_between, sort_editions
from smartgov.editions.shared import Matched, match, shared_questions
from smartgov.model import Study


def earlier_editions(study: Study, editions: Iterable[Study]) -> tuple[Study, ...]:
    """Select the earlier editions that share a scored question and a city, the earliest first."""
    ordered = sort_editions(editions)
    return tuple(
        other
        for other in ordered
        if other.info.edition < study.info.edition
        and not other.city_by_id.keys().isdisjoint(study.city_by_id)
        and any(
            question.role == "scored"
            for question in shared_questions(other, study, breaks_between(ordered, other, study))
        )
    )


def choose_earlier(earlier: Sequence[Study], since: str | None) -> Study | None:
    """Choose what a study is compared with: the edition asked for, or else the one before it.

    ``earlier`` are the editions that it can be compared with, the earliest first. None if there
    are none.
    """
    chosen = (study for study in earlier if study.info.edition == since)
    return next(chosen, earlier[-1] if earlier else None)


def match_editions(before: Study, after: Study, editions: Sequence[Study]) -> Matched | None:
    """Limit two editions of a series to what can be compared; see `match`.

    ``editions`` are all of the series: a change of the measure in any between them counts.
    """
    return match(before, after, breaks_between(editions, before, after))
