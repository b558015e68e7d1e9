"""Make tables of groups of cities, and of a city beside its comparison group, for export."""

from __future__ import annotations

import pandas as pd

from smartgov.advice.needs import compute_lacks, compute_needs
from smartgov.advice.practice_counts import count_answers, count_practices
from smartgov.advice.priorities import in_place_by, prioritize
from smartgov.export.asked import Asked
from smartgov.model import Scores, Spec
from smartgov.peers.differences import peer_profile
from smartgov.peers.groups import group_cities, rank_groups
from smartgov.peers.rules import find_peers
from smartgov.scoring.rank import compare_ranks
from smartgov.scoring.score import score
from smartgov.scoring.weights import choose_against, presets_of


def find_group(asked: Asked, scores: Scores) -> tuple[str, tuple[str, ...]]:
    """Find the city asked about and the ids of its comparison group.

    Raises
    ------
    ValueError
        If no city is asked for.
    """
    if asked.city is None:
        raise ValueError("a profile needs a city")
    found = find_peers(asked.study, asked.city, asked.peers, scores=scores, picked=asked.picked)
    return asked.city, found.cities


def profile_table(asked: Asked, scores: Scores) -> pd.DataFrame:
    """Compare a city with its comparison group, by dimension; see `peer_profile`.

    Columns: ``city_id``, ``dimension``, ``score``; ``median``, ``low`` and ``high`` of the group;
    ``peers``, the number of its cities with a score.

    Raises
    ------
    ValueError
        If no city is asked for.
    """
    city, group = find_group(asked, scores)
    profile = peer_profile(scores, city, group, [d.id for d in asked.study.asked])
    table = profile.rename(columns={"city": "score"}).rename_axis("dimension").reset_index()
    table.insert(0, "city_id", city)
    return table


def medians_table(asked: Asked, scores: Scores) -> pd.DataFrame:
    """Summarize the chosen cities by group and dimension.

    Columns: ``group`` (blank if nothing parts the cities), ``dimension``, ``cities`` (those with a
    score), ``median``, ``low`` and ``high`` (quartiles), 0–100.
    """
    dimensions = [dimension.id for dimension in asked.study.asked]
    parts = []
    for group, cities in group_cities(asked.study, asked.by, asked.chosen).items():
        values = scores.dimensions.loc[cities, dimensions]
        columns = {
            "group": group,
            "dimension": dimensions,
            "cities": values.notna().sum().to_numpy(),
            "median": values.median().to_numpy(),
            "low": values.quantile(0.25).to_numpy(),
            "high": values.quantile(0.75).to_numpy(),
        }
        parts.append(pd.DataFrame(columns))
    columns_of_none = ["group", "dimension", "cities", "median", "low", "high"]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns_of_none)


def groups_table(asked: Asked, scores: Scores) -> pd.DataFrame:
    """Rank groups of the chosen cities by their median score; see `rank_groups`."""
    table = rank_groups(asked.study, scores, asked.group, asked.measure, asked.chosen)
    table["rank"] = table["rank"].astype("Int64")
    return table.rename_axis("group").reset_index().assign(measure=asked.measure)


def gaps_table(asked: Asked, scores: Scores) -> pd.DataFrame:
    """Summarize how far the chosen cities are from each recommendation; see `prioritize`."""
    given = (asked.study, scores, asked.selected, asked.dimension)
    needs, lacks = (compute(*given).loc[asked.chosen] for compute in (compute_needs, compute_lacks))
    return prioritize(needs, lacks).rename_axis("recommendation").reset_index()


def regional_gaps_table(asked: Asked, scores: Scores) -> pd.DataFrame:
    """List how much of each recommendation is in place by region; see `in_place_by`.

    Columns: ``recommendation``, ``region`` and ``in_place``, 0–100; only what three cities or more
    answered.
    """
    needs = compute_needs(asked.study, scores, asked.selected, asked.dimension).loc[asked.chosen]
    regions = pd.Series({city.id: city.region for city in asked.study.cities})
    table = in_place_by(needs, regions).rename_axis("recommendation").reset_index()
    long = table.melt("recommendation", var_name="region", value_name="in_place")
    return long.dropna(subset="in_place").reset_index(drop=True)


def shares_table(asked: Asked, scores: Scores) -> pd.DataFrame:
    """Count the chosen cities that have each practice, or said yes to a question.

    Columns: ``question``, ``role``, ``dimension``, ``have``, ``answered`` and ``share``, 0–1.
    Questions that are not scored are counted if they are answered with yes or no.
    """
    study = asked.study
    others = [question for question in study.questions if question.role != "scored"]
    parts = [
        count_practices(scores, study.scored, asked.chosen),
        count_answers(study, others, asked.chosen),
    ]
    table = pd.concat(parts).rename_axis("question").reset_index()
    by_id = study.question_by_id
    table.insert(1, "role", [by_id[question].role for question in table["question"]])
    table.insert(2, "dimension", [by_id[question].dimension for question in table["question"]])
    return table


def rank_changes_table(asked: Asked, scores: Scores) -> pd.DataFrame:
    """Compare the ranks of cities with those under other weights; see `choose_against`.

    Columns: ``city_id``, ``measure``, ``against``, ``rank``, ``rank_against`` and ``change``, how
    many ranks up a city is with the weights asked for.
    """
    study, measure = asked.study, asked.measure
    against = choose_against(study, asked.spec, measure, asked.against)
    other = score(study, Spec(presets_of(study, measure)[against]))
    ranks = compare_ranks(other, scores, measure)
    table = pd.DataFrame(
        {
            "city_id": ranks.index,
            "measure": measure,
            "against": against,
            "rank": ranks["after"].to_numpy(),
            "rank_against": ranks["before"].to_numpy(),
            "change": (ranks["before"] - ranks["after"]).to_numpy(),
        }
    )
    return table.astype(dict.fromkeys(("rank", "rank_against", "change"), "Int64"))
