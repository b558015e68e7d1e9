"""Make the tables that the command line prints and the server gives to machines.

Each table has one function here, so that both give the same rows in the same order. Values are
unrounded and columns have stable names, never translated; ids are those of links.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from smartgov.certainty.bands import rank_bands
from smartgov.certainty.reliability import coherence_table
from smartgov.certainty.robustness import rank_intervals
from smartgov.certainty.sensitivity import rank_shifts
from smartgov.export.advice_tables import (
    needs_table,
    practices_table,
    recommendations_table,
    standards_table,
)
from smartgov.export.asked import Asked
from smartgov.export.edition_tables import (
    adopters_table,
    adoption_table,
    change_table,
    median_changes_table,
    profile_trends_table,
    regional_change_table,
    trend_medians_table,
    trends_table,
)
from smartgov.export.group_tables import (
    gaps_table,
    groups_table,
    medians_table,
    profile_table,
    rank_changes_table,
    regional_gaps_table,
    shares_table,
)
from smartgov.export.spreadsheets import guard_table, scores_table
from smartgov.export.study_files import study_tables
from smartgov.model import Scores, Study
from smartgov.peers.filters import CityFilter
from smartgov.scoring.score import score
from smartgov.text import text_columns


def make_table(name: str, asked: Asked) -> pd.DataFrame:
    """Make a table of a study.

    Parameters
    ----------
    name
        One of `TABLES`.
    asked
        What it is about.

    Returns
    -------
    pandas.DataFrame
        Its rows, with a default index. The last columns say of every row of a study which one it
        is, whether its answers are real, and which version of the data it is made of: ``study``,
        ``status`` and ``version``.

    Raises
    ------
    KeyError
        If there is no such table, or the study has no such measure.
    ValueError
        If a change is asked for without an edition to compare with, or nothing is shared with it;
        if a profile is asked for without a city; or if a weight is of something that the study does
        not have.
    """
    table, info = TABLES[name](asked), asked.study.info
    column = _CITY_COLUMN.get(name)
    if column is not None and asked.cities != CityFilter():
        table = table[table[column].isin(asked.cities.choose(asked.study))]
    said = {"study": info.id, "status": info.status, "version": info.version}
    return table.reset_index(drop=True).assign(**({} if name in NOT_OF_STUDIES else said))


def to_plain_csv(table: pd.DataFrame) -> str:
    r"""Write a table as CSV for programs: ``\n`` newlines, blank if missing, formulas guarded."""
    text: str = guard_table(table).to_csv(index=False, lineterminator="\n")
    return text


def to_records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Convert a table to one object per row for JSON, with None for what is missing."""
    plain = table.astype(object)
    records: list[dict[str, Any]] = plain.where(table.notna(), None).to_dict("records")
    return records


def studies_table(studies: Mapping[str, Study]) -> pd.DataFrame:
    """List studies with what they are, one row per study.

    Columns: ``study``, titles, ``status``, ``basis``, ``years``, ``series``, ``edition``,
    ``cities``, ``questions``, ``licence``, ``version``.
    """
    rows = [
        {
            "study": name,
            **dict(zip(text_columns("title"), study.info.title.words, strict=True)),
            "status": study.info.status,
            "basis": study.info.basis,
            "years": study.info.period,
            "series": study.info.series,
            "edition": study.info.edition,
            "cities": len(study.cities),
            "questions": len(study.questions),
            "licence": study.info.licence,
            "version": study.info.version,
        }
        for name, study in studies.items()
    ]
    return pd.DataFrame(rows)


def _scores(asked: Asked) -> Scores:
    return score(asked.study, asked.spec)


def _scored(make: Callable[[Asked, Scores], pd.DataFrame]) -> Callable[[Asked], pd.DataFrame]:
    """Make the function of a table that is made of scores."""
    return lambda asked: make(asked, _scores(asked))


def _part(name: str) -> Callable[[Asked], pd.DataFrame]:
    """Make the function that gives one of the tables that a study is made of."""
    return lambda asked: study_tables(asked.study)[name]


def _ranks(asked: Asked) -> pd.DataFrame:
    """Rank the cities by a score, with the interval of each rank."""
    scores = _scores(asked)
    table = _intervals(asked, scores)
    table["rank"] = table["rank"].astype("Int64")
    table["score"], table["coverage"] = scores.measure(asked.measure), scores.coverage
    return table.rename_axis("city_id").reset_index()


def _bands(asked: Asked) -> pd.DataFrame:
    """Put cities that cannot be told apart into one band."""
    scores = _scores(asked)
    table = _intervals(asked, scores)
    table.insert(0, "band", rank_bands(table))
    table = table[["band", "rank", "rank_p05", "rank_p95"]]
    table = table.assign(score=scores.measure(asked.measure))
    table = table.astype({"band": "Int64", "rank": "Int64"})
    return table.rename_axis("city_id").reset_index()


def _intervals(asked: Asked, scores: Scores) -> pd.DataFrame:
    options = {"draws": asked.draws, "seed": asked.seed}
    return rank_intervals(asked.study, scores, asked.measure, **options)


def _versions(asked: Asked) -> pd.DataFrame:
    """List what changed in the data of the study, the latest first."""
    rows = [
        {
            "date": change.date,
            "digest": change.digest,
            **dict(zip(text_columns("text"), change.text.words, strict=True)),
        }
        for change in asked.study.info.changes
    ]
    return pd.DataFrame(rows, columns=["date", "digest", *text_columns("text")])


def _recommendations(asked: Asked) -> pd.DataFrame:
    table = recommendations_table(asked.study, _scores(asked), asked.selected, asked.chosen)
    if asked.dimension is None:
        return table
    return table[table["dimension"] == asked.dimension]


#: The function of each table, by its name in commands and addresses.
TABLES: Mapping[str, Callable[[Asked], pd.DataFrame]] = {
    "framework": _part("framework"),
    "questions": _part("questions"),
    "cities": _part("cities"),
    "answers": _part("answers"),
    "scores": lambda asked: scores_table(asked.study, _scores(asked)),
    "ranks": _ranks,
    "bands": _bands,
    "sensitivity": lambda asked: rank_shifts(asked.study, _scores(asked), asked.measure),
    "coherence": lambda asked: coherence_table(asked.study, _scores(asked)),
    "groups": _scored(groups_table),
    "rank_changes": _scored(rank_changes_table),
    "medians": _scored(medians_table),
    "profile": _scored(profile_table),
    "change": change_table,
    "median_changes": median_changes_table,
    "regional_change": regional_change_table,
    "trends": trends_table,
    "trend_medians": trend_medians_table,
    "profile_trends": profile_trends_table,
    "recommendations": _recommendations,
    "needs": lambda asked: needs_table(asked.study, _scores(asked), asked.recommendations),
    "gaps": _scored(gaps_table),
    "regional_gaps": _scored(regional_gaps_table),
    "shares": _scored(shares_table),
    "adoption": adoption_table,
    "adopters": adopters_table,
    "practices": lambda asked: practices_table(asked.collection.cases, asked.cases),
    "versions": _versions,
    "standards": lambda asked: standards_table(asked.collection.standards, asked.cases),
}

#: The tables of changes between editions, and those of a city beside its comparison group.
OF_EDITIONS = (
    *("change", "median_changes", "regional_change", "trends", "trend_medians"),
    *("profile_trends", "adoption", "adopters"),
)
OF_A_CITY = ("profile", "profile_trends")

#: The tables that are of no study: what is told of cities anywhere.
NOT_OF_STUDIES = ("practices", "standards")

#: The column with the id of a city, in the tables that have rows of cities.
_CITY_COLUMN = {
    "cities": "id",
    "answers": "city",
    **dict.fromkeys(
        (
            *("scores", "ranks", "bands", "rank_changes", "change", "trends", "needs"),
            "adopters",
        ),
        "city_id",
    ),
}
