"""Find what cities can learn from one another, both ways.

A city can *teach* another a practice that it has in place and the other lacks, both by their own
answers; what one of them did not answer counts for neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from smartgov.advice.needs import compute_lacks, compute_needs
from smartgov.advice.practices import in_place, practices_of
from smartgov.advice.teachers import TEACHERS, find_teachers
from smartgov.model import City, Question, Recommendation, Scores, Study

#: Number of cities up to which every pair of them is compared.
MOST_PAIRED = 1_000


@dataclass(frozen=True)
class Lesson:
    """A practice that a city has in place; ``learners`` of the ``answered`` others lack it."""

    question: Question
    learners: tuple[City, ...]
    answered: int


@dataclass(frozen=True)
class Host:
    """Who could host an exchange on a recommendation, and for whom.

    ``hosts`` have most of its practices in place, the smallest need first; ``guests`` is the
    number of other cities that lack one, ``answered`` of those that answered.
    """

    recommendation: Recommendation
    hosts: tuple[City, ...]
    guests: int
    answered: int


def find_lessons(
    study: Study, scores: Scores, city_id: str, among: Sequence[str]
) -> tuple[Lesson, ...]:
    """Find the practices that a city has in place and some others lack, the most lacked first.

    Parameters
    ----------
    study, scores
        A study and its scores.
    city_id
        The city that teaches.
    among
        Ids of the cities that may learn.
    """
    there = in_place(scores)
    others = there.loc[[city for city in among if city != city_id]]
    lessons = []
    for question in study.scored:
        if there.at[city_id, question.id] != 1:
            continue
        column = others[question.id]
        learners = tuple(study.city_by_id[str(city)] for city in column.index[column == 0])
        if learners:
            lessons.append(Lesson(question, learners, int(column.notna().sum())))
    return tuple(sorted(lessons, key=lambda lesson: -len(lesson.learners)))


def count_taught(
    scores: Scores, cities: Sequence[str], practices: Sequence[str] | None = None
) -> pd.DataFrame:
    """Count the practices that each city can teach each other one: teachers × learners.

    ``practices`` are the ids of those that count; by default all.
    """
    there = in_place(scores).loc[list(cities)]
    there = there if practices is None else there[list(practices)]
    counts = (there == 1).to_numpy(float) @ (there == 0).to_numpy(float).T
    return pd.DataFrame(counts.astype(int), index=there.index, columns=there.index)


def complement(taught: pd.DataFrame) -> pd.DataFrame:
    """Measure how well each two cities complement each other, whichever is named first.

    It is the smaller of the numbers of practices that one can teach the other: an exchange from
    which only one of them learns counts nothing. ``taught`` is a result of `count_taught`.
    """
    return pd.DataFrame(
        np.minimum(taught.to_numpy(), taught.to_numpy().T),
        index=taught.index,
        columns=taught.columns,
    )


@dataclass(frozen=True)
class Pair:
    """Two cities that complement each other, and what the first can show the second and back."""

    one: City
    other: City
    shows: tuple[Question, ...]
    sees: tuple[Question, ...]


def find_partners(
    study: Study, scores: Scores, city_id: str, among: Sequence[str], count: int = 5
) -> tuple[Pair, ...]:
    """Find the cities that complement a city best: as `complement`, then by the sum of both.

    Equal pairs stay in the order of ``among``. Of two cities that complement each other, each is a
    possible partner of the other, and none is its own.
    """
    there = in_place(scores)
    own, others = there.loc[city_id], there.loc[[city for city in among if city != city_id]]
    shows = (others == 0).to_numpy(float) @ (own == 1).to_numpy(float)
    sees = (others == 1).to_numpy(float) @ (own == 0).to_numpy(float)
    table = pd.DataFrame({"both": np.minimum(shows, sees), "sum": shows + sees}, others.index)
    table = table[table["both"] > 0].sort_values(["both", "sum"], ascending=False, kind="stable")
    return tuple(_make_pair(study, there, city_id, str(other)) for other in table.index[:count])


def find_pairs(
    study: Study,
    scores: Scores,
    cities: Sequence[str],
    count: int = 20,
    dimension: str | None = None,
) -> tuple[Pair, ...]:
    """Find the pairs that complement each other best, each once; see `find_partners`.

    With a ``dimension``, only its practices count. Every pair is compared: there have to be at most
    `MOST_PAIRED` cities.
    """
    practices = [q.id for q in study.scored if dimension in (None, q.dimension)]
    there = in_place(scores)[practices]
    taught = count_taught(scores, cities, practices).to_numpy()
    both, total = np.minimum(taught, taught.T), taught + taught.T
    first, second = np.triu_indices(len(cities), k=1)
    kept = both[first, second] > 0
    first, second = first[kept], second[kept]
    order = np.lexsort((-total[first, second], -both[first, second]))[:count]
    return tuple(_make_pair(study, there, cities[first[at]], cities[second[at]]) for at in order)


def _make_pair(study: Study, there: pd.DataFrame, one: str, other: str) -> Pair:
    rows = {city: there.to_numpy()[there.index.get_loc(city)] for city in (one, other)}

    def taught(teacher: str, learner: str) -> tuple[Question, ...]:
        able = (rows[teacher] == 1) & (rows[learner] == 0)
        return tuple(study.question_by_id[str(question)] for question in there.columns[able])

    cities = study.city_by_id
    return Pair(cities[one], cities[other], taught(one, other), taught(other, one))


def find_hosts(
    study: Study,
    scores: Scores,
    recommendations: Sequence[Recommendation],
    cities: Sequence[str],
    dimension: str | None = None,
) -> tuple[Host, ...]:
    """Find who could host an exchange on each recommendation that the cities answered about.

    With a ``dimension``, only its practices count. Recommendations stay in their order; those that
    nobody could host, or that no other city lacks anything of, are left out.
    """
    needs = compute_needs(study, scores, recommendations, dimension)
    lacks = compute_lacks(study, scores, recommendations, dimension).loc[list(cities)]
    found = []
    for recommendation in recommendations:
        practices = practices_of(study, recommendation.id, dimension)
        hosts = find_teachers(
            needs, scores, recommendation.id, cities, TEACHERS, practices=practices
        )
        lacking = lacks.index[lacks[recommendation.id] == 1].difference(hosts)
        if practices and hosts and len(lacking):
            answered = int(lacks[recommendation.id].notna().sum())
            of_study = tuple(study.city_by_id[host] for host in hosts)
            found.append(Host(recommendation, of_study, len(lacking), answered))
    return tuple(found)
