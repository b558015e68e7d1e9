"""Make the tables that the command line prints and the server gives to machines.

Each table has one function here, so that both give the same rows in the same order. Values are
unrounded and columns have stable names, never translated; ids are those of links.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from smartgov.cases.case import Collection
from smartgov.cases.case_filter import CaseFilter
from smartgov.certainty.bands import rank_bands
from smartgov.certainty.reliability import coherence_table
from smartgov.certainty.robustness import DRAWS, SEED, rank_intervals
from smartgov.certainty.sensitivity import rank_shifts
from smartgov.editions.change import compute_changes, score_matched
from smartgov.editions.choice import match_editions
from smartgov.export.advice_tables import (
    needs_table,
    practices_table,
    recommendations_table,
    standards_table,
)
from smartgov.export.spreadsheets import guard_table, scores_table
from smartgov.export.study_files import study_tables
from smartgov.model import Recommendation, Scores, Spec, Study
from smartgov.peers.filters import CityFilter
from smartgov.scoring.score import score
from smartgov.text import text_columns


@dataclass(frozen=True)
class Asked:
    """A question about a study that a table answers.

    Attributes
    ----------
    study
        A valid study.
    spec, measure
        How to score it, and the score to rank by: ``overall``, or the id of a pillar or dimension.
    cities
        The cities whose rows are given; scores and ranks are always among all cities.
    before, editions
        The edition to compare with, and all editions of the series; for changes only.
    recommendations, collection, cases
        The recommendations for the framework of the study, the documented practices and standards
        for them, and which of the practices are given.
    draws, seed
        Number of random draws, and the seed of the random numbers.
    """

    study: Study
    spec: Spec = field(default_factory=Spec)
    measure: str = "overall"
    cities: CityFilter = field(default_factory=CityFilter)
    before: Study | None = None
    editions: tuple[Study, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    collection: Collection = field(default_factory=lambda: Collection((), ()))
    cases: CaseFilter = field(default_factory=CaseFilter)
    draws: int = DRAWS
    seed: int = SEED


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
        or if a weight is of something that the study does not have.
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


def _part(name: str) -> Callable[[Asked], pd.DataFrame]:
    """Make the function that gives one of the tables that a study is made of."""
    return lambda asked: study_tables(asked.study)[name]


def _ranks(asked: Asked) -> pd.DataFrame:
    """Rank the cities, with the interval of each rank."""
    table = _intervals(asked)
    table["rank"] = table["rank"].astype("Int64")
    return table.rename_axis("city_id").reset_index()


def _bands(asked: Asked) -> pd.DataFrame:
    """Put cities that cannot be told apart into one band."""
    table = _intervals(asked)
    table.insert(0, "band", rank_bands(table))
    table = table[["band", "rank", "rank_p05", "rank_p95"]]
    table = table.astype({"band": "Int64", "rank": "Int64"})
    return table.rename_axis("city_id").reset_index()


def _intervals(asked: Asked) -> pd.DataFrame:
    options = {"draws": asked.draws, "seed": asked.seed}
    return rank_intervals(asked.study, _scores(asked), asked.measure, **options)


def _change(asked: Asked) -> pd.DataFrame:
    """Compare every score of every city with an earlier or later edition."""
    if asked.before is None:
        raise ValueError("a change needs an edition to compare with")
    matched = match_editions(asked.before, asked.study, [*asked.editions])
    if matched is None:
        raise ValueError(f"nothing is shared with {asked.before.info.edition}")
    scored = score_matched(matched, asked.spec)
    since, edition = asked.before.info.edition, asked.study.info.edition
    pillars = dict.fromkeys(dimension.pillar for dimension in matched.after.asked)
    measures = ["overall", *pillars, *(dimension.id for dimension in matched.after.asked)]
    parts = [
        compute_changes(scored, measure, draws=asked.draws, seed=asked.seed)
        .assign(measure=measure, since=since, edition=edition)
        .rename_axis("city_id")
        .reset_index()
        for measure in measures
    ]
    table = pd.concat(parts, ignore_index=True)
    ranks = dict.fromkeys(("rank_before", "rank_after", "rank_change"), "Int64")
    first = ["city_id", "measure", "since", "edition"]
    rest = [column for column in table if column not in first]
    return table.astype(ranks)[[*first, *rest]]


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
    cities = asked.cities.choose(asked.study)
    return recommendations_table(asked.study, _scores(asked), asked.recommendations, cities)


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
    "change": _change,
    "recommendations": _recommendations,
    "needs": lambda asked: needs_table(asked.study, _scores(asked), asked.recommendations),
    "practices": lambda asked: practices_table(asked.collection.cases, asked.cases),
    "versions": _versions,
    "standards": lambda asked: standards_table(asked.collection.standards, asked.cases),
}

#: The tables that are of no study: what is told of cities anywhere.
NOT_OF_STUDIES = ("practices", "standards")

#: The column with the id of a city, in the tables that have rows of cities.
_CITY_COLUMN = {
    "cities": "id",
    "answers": "city",
    **dict.fromkeys(("scores", "ranks", "bands", "change", "needs"), "city_id"),
}
