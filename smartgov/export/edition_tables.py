"""Make tables of what changed between the editions of a series, for export.

All of them raise ValueError if there is no edition to compare with, or nothing is shared with it.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from smartgov.advice.practices import practices_of
from smartgov.editions.change import Scored, compute_changes, score_matched
from smartgov.editions.choice import match_editions
from smartgov.editions.medians import both_scored, median_changes, summarize_changes
from smartgov.editions.practices import count_practices_by_edition, practice_changes
from smartgov.editions.trend import Trend, find_trends, summarize
from smartgov.export.asked import Asked
from smartgov.export.group_tables import find_group
from smartgov.model import Question
from smartgov.peers.groups import group_cities
from smartgov.scoring.score import measures_of, score


def score_asked(asked: Asked) -> Scored:
    """Score the study and the edition that it is compared with over what they share."""
    if asked.before is None:
        raise ValueError("a change needs an edition to compare with")
    matched = match_editions(asked.before, asked.study, [*asked.editions])
    if matched is None:
        raise ValueError(f"nothing is shared with {asked.before.info.edition}")
    return score_matched(matched, asked.spec)


def change_table(asked: Asked) -> pd.DataFrame:
    """Compare every score of every city with an earlier edition; see `compute_changes`."""
    scored = score_asked(asked)
    parts = [
        compute_changes(scored, measure, draws=asked.draws, seed=asked.seed)
        .assign(measure=measure, **_when(scored))
        .rename_axis("city_id")
        .reset_index()
        for measure in measures_of(scored.matched.after)
    ]
    table = pd.concat(parts, ignore_index=True)
    ranks = dict.fromkeys(("rank_before", "rank_after", "rank_change"), "Int64")
    first = ["city_id", "measure", "since", "edition"]
    rest = [column for column in table if column not in first]
    return table.astype(ranks)[[*first, *rest]]


def _when(scored: Scored) -> dict[str, str]:
    matched = scored.matched
    return {
        "since": matched.whole_before.info.edition,
        "edition": matched.whole_after.info.edition,
    }


def _chosen_in_both(asked: Asked, scored: Scored) -> list[str]:
    known = scored.matched.after.city_by_id
    return [city for city in asked.chosen if city in known]


def median_changes_table(asked: Asked) -> pd.DataFrame:
    """List the medians of groups of cities then and now, by dimension; see `median_changes`."""
    scored = score_asked(asked)
    cities = both_scored(scored, _chosen_in_both(asked, scored))
    groups = group_cities(asked.study, asked.by, cities)
    return median_changes(scored, groups).assign(**_when(scored))


def regional_change_table(asked: Asked) -> pd.DataFrame:
    """Summarize the changes of the cities of each region by a score; see `summarize_changes`."""
    scored = score_asked(asked)
    moved = pd.DataFrame(columns=["change", "clear"])
    if asked.measure in measures_of(scored.matched.after):
        changes = compute_changes(scored, asked.measure, draws=asked.draws, seed=asked.seed)
        moved = changes.loc[_chosen_in_both(asked, scored)].dropna(subset="change")
    groups = group_cities(asked.study, "region", map(str, moved.index))
    table = summarize_changes(moved, groups).rename(columns={"group": "region"})
    return table.assign(measure=asked.measure, **_when(scored))


def _trends(asked: Asked) -> tuple[Scored, tuple[Trend, ...]]:
    scored = score_asked(asked)
    return scored, find_trends(scored.matched, asked.editions, asked.spec)


def trends_table(asked: Asked) -> pd.DataFrame:
    """List the scores of each city by dimension and edition; see `find_trends`.

    Columns: ``city_id``, ``dimension``, ``edition``, ``score``, 0–100, and ``break``, whether no
    line may reach the edition from the one before, as the measure changed.
    """
    parts = [
        pd.DataFrame(
            {
                "city_id": trend.scores.index,
                "dimension": trend.dimension,
                "edition": edition,
                "score": trend.scores[edition].to_numpy(),
                "break": str(edition) in trend.breaks,
            }
        )
        for trend in _trends(asked)[1]
        for edition in trend.scores
    ]
    columns = ["city_id", "dimension", "edition", "score", "break"]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns)


def trend_medians_table(asked: Asked) -> pd.DataFrame:
    """Summarize the chosen cities of both editions by dimension and edition; see `summarize`."""
    scored, trends = _trends(asked)
    cities = _chosen_in_both(asked, scored)
    return _by_edition(trends, [summarize(trend, cities) for trend in trends])


def profile_trends_table(asked: Asked) -> pd.DataFrame:
    """Follow a city and its comparison group by dimension and edition.

    Columns: ``city_id``, ``dimension``, ``edition``, ``score``; ``median``, ``low`` and ``high``
    (quartiles) of the group; ``peers``, the number of its cities with a score; and ``break``.

    Raises
    ------
    ValueError
        Also if no city is asked for.
    """
    city, group = find_group(asked, score(asked.study, asked.spec))
    trends = _trends(asked)[1]
    parts = [
        summarize(trend, group)
        .rename(columns={"cities": "peers"})
        .assign(score=trend.scores.reindex([city]).iloc[0].astype(float))
        for trend in trends
    ]
    table = _by_edition(trends, parts).assign(city_id=city)
    first = ["city_id", "dimension", "edition", "score"]
    return table[[*first, *(column for column in table if column not in first)]]


def _by_edition(trends: Sequence[Trend], parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Put tables indexed by edition, one for each trend, below each other."""
    named = [
        part.assign(
            dimension=trend.dimension,
            **{"break": [str(edition) in trend.breaks for edition in part.index]},
        )
        .rename_axis("edition")
        .reset_index()
        for trend, part in zip(trends, parts, strict=True)
    ]
    table = pd.concat(named, ignore_index=True)
    return table[["dimension", *(column for column in table if column != "dimension")]]


def adoption_table(asked: Asked) -> pd.DataFrame:
    """Count the cities with each practice then and now; see `count_practices_by_edition`.

    A row for each recommendation and practice that both editions ask about and any of the chosen
    cities answered twice.
    """
    scored = score_asked(asked)
    cities = _chosen_in_both(asked, scored)
    parts = [
        count_practices_by_edition(scored, practices, cities)
        .query("answered > 0")
        .rename_axis("practice")
        .reset_index()
        .assign(recommendation=recommendation)
        for recommendation, practices in _shared_practices(asked, scored)
    ]
    counts = ["before", "after", "answered", "gained", "lost"]
    columns = ["recommendation", "practice", *counts]
    table = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns)
    return table.assign(**_when(scored))[[*columns, "since", "edition"]]


def adopters_table(asked: Asked) -> pd.DataFrame:
    """List the practices that each city gained (1) or lost (-1) between the editions.

    Columns: ``city_id``, ``recommendation``, ``practice``, ``change``, ``since`` and ``edition``.
    """
    scored = score_asked(asked)
    moved = practice_changes(scored)
    rows = [
        (city, recommendation, practice.id, int(change))
        for recommendation, practices in _shared_practices(asked, scored)
        for practice in practices
        for city, change in moved[practice.id].items()
        if change in (1, -1)
    ]
    columns = ["city_id", "recommendation", "practice", "change"]
    return pd.DataFrame(rows, columns=columns).assign(**_when(scored))


def _shared_practices(asked: Asked, scored: Scored) -> list[tuple[str, tuple[Question, ...]]]:
    """List the practices of each recommendation that both editions ask about."""
    found = [
        (one.id, practices_of(scored.matched.after, one.id, asked.dimension))
        for one in asked.selected
    ]
    return [(recommendation, practices) for recommendation, practices in found if practices]
