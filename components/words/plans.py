"""Words about a city's plan: when, and what would follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from components.reader import Reader
from components.words.ranks import interval_words, score_cell
from smartgov.advice.next_steps import find_next_steps
from smartgov.plan.offers import Offer, offer_practices
from smartgov.plan.outcome import Stage, apply_plan, score_stages
from smartgov.plan.plan import Plan, When
from smartgov.scoring.score import score

#: Number of cities up to which the range of a rank is computed while a visitor waits.
MOST_RANGED = 1_000


def when_words(reader: Reader, when: When) -> str:
    """Say when a practice is taken on."""
    return reader.t(f"plan.when.{when}")


def find_offers(reader: Reader) -> tuple[Offer, ...]:
    """Find the practices that the chosen city can take on; none if no city is chosen."""
    city, peers = reader.city, reader.peers
    if city is None or peers is None:
        return ()
    found = find_next_steps(
        reader.study, reader.scores, reader.recommendations, peers.cities, city.id
    )
    return offer_practices(reader.study, reader.scores, found.steps, city.id)


def plan_of(reader: Reader, offers: Sequence[Offer]) -> Plan | None:
    """Get the plan of the chosen city in the view: the practices that it can still take on."""
    plan = reader.view.plan
    if plan is None or reader.city is None or plan.city != reader.city.id:
        return None
    return plan.limit_to({question.id for offer in offers for question in offer.practices})


def stages_of(reader: Reader, plan: Plan) -> tuple[Stage, ...]:
    """Score the stages of a plan with the weights of the view."""
    return score_stages(reader.study, reader.scores.spec, plan)


def reader_after(reader: Reader, plan: Plan) -> Reader:
    """Copy a reader with all of a plan done."""
    study = apply_plan(reader.study, plan)
    return replace(reader, study=study, scores=score(study, reader.scores.spec))


def stage_words(reader: Reader, stage: Stage, city_id: str) -> str:
    """Say which score and rank a city would have after a stage."""
    t, scores = reader.t, stage.scores
    if pd.isna(scores.rank[city_id]):
        return t("terms.not_ranked")
    return t(
        "plan.then",
        score=t.score(scores.overall[city_id]),
        rank=int(scores.rank[city_id]),
        ranked=scores.ranked,
    )


def outcome_figures(
    reader: Reader, after: Reader, city_id: str, *, ranged: bool = True
) -> list[tuple[str, str, str]]:
    """Collect score, rank and rank range with a plan done: label, value, and that of today.

    ``ranged`` is whether to compute the range of the rank.
    """
    t = reader.t
    figures = [
        (
            f"{t('terms.overall')}, {t('city.scale_basis')}",
            t.first_upper(score_cell(reader, after.scores.overall[city_id])),
            t("plan.today", value=score_cell(reader, reader.scores.overall[city_id])),
        ),
        (
            t("terms.rank"),
            _rank(after, city_id),
            t("plan.today", value=_rank(reader, city_id)),
        ),
    ]
    if ranged and pd.notna(after.scores.rank[city_id]):
        before = pd.notna(reader.scores.rank[city_id])
        value = interval_words(reader, city_id) if before else t("terms.not_ranked")
        figures.append(
            (
                t("glossary.rank_range.term"),
                interval_words(after, city_id),
                t("plan.today", value=value),
            )
        )
    return figures


def _rank(reader: Reader, city_id: str) -> str:
    rank = reader.scores.rank[city_id]
    if pd.isna(rank):
        return reader.t("terms.not_ranked")
    return reader.t("terms.rank_of", rank=int(rank), ranked=reader.scores.ranked)
