"""Find the editions of a series among study folders, and check that they fit together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from smartgov.editions.shared import same_measure
from smartgov.model import Study
from smartgov.problems import Problem
from smartgov.study.edition import FILE, Edition, peek_edition
from smartgov.text import fold


def find_editions(folders: Mapping[str, Path]) -> dict[str, tuple[Edition, ...]]:
    """Group the study folders that are editions by their series, the earliest first.

    Of two folders with the same edition the first one counts.
    """
    found: dict[str, dict[str, Edition]] = {}
    for name, folder in folders.items():
        edition = peek_edition(folder)
        if edition is not None:
            one = Edition(edition.series, edition.edition, name)
            found.setdefault(edition.series, {}).setdefault(edition.edition, one)
    return {series: tuple(sorted(editions.values())) for series, editions in found.items()}


def editions_beside(
    folders: Mapping[str, Path], series: str, edition: str = ""
) -> tuple[Edition, ...]:
    """List the editions of a series, the earliest first, without the one named."""
    return tuple(e for e in find_editions(folders).get(series, ()) if e.edition != edition)


def latest_of(folders: Mapping[str, Path]) -> dict[str, str]:
    """Map the id of every earlier edition to the id of the study of its latest edition."""
    return {
        edition.study: editions[-1].study
        for editions in find_editions(folders).values()
        for edition in editions[:-1]
    }


def sort_editions(studies: Iterable[Study]) -> tuple[Study, ...]:
    """Put the editions of a series in order, the earliest first."""
    return tuple(sorted(studies, key=lambda study: study.info.edition))


def check_series(study: Study, others: Sequence[Study]) -> list[Problem]:
    """List what keeps an edition from being compared with the other editions of its series.

    Parameters
    ----------
    study
        The edition to check.
    others
        The other editions of the series, in any order.
    """
    return [
        problem
        for other in sort_editions(others)
        for problem in (
            *_check_edition(study, other),
            *_check_questions(study, other),
            *_check_cities(study, other),
        )
    ]


def _check_edition(study: Study, other: Study) -> list[Problem]:
    """Report that two folders are the same edition."""
    if study.info.edition != other.info.edition:
        return []
    names = (study.info.edition, other.info.id)
    return [Problem("repeated_edition", FILE, None, "edition", *names)]


def _check_questions(study: Study, other: Study) -> list[Problem]:
    """Report questions that are in both editions with another scale or wording."""
    return [
        Problem("edition_scale", "questions.csv", None, "id", question.id, other.info.edition)
        for question in study.questions
        if question.id in other.question_by_id
        and not same_measure(question, other.question_by_id[question.id])
    ]


def _check_cities(study: Study, other: Study) -> list[Problem]:
    """Report cities that the other edition has by a former name and another id."""
    by_name = {fold(city.name): city.id for city in other.cities}
    return [
        Problem("edition_city", "cities.csv", None, "former_names", name, other.info.edition)
        for city in study.cities
        for name in city.former_names
        if city.id not in other.city_by_id and fold(name) in by_name
    ]


def breaks_between(
    editions: Sequence[Study], before: Study, after: Study
) -> tuple[tuple[str, ...], ...]:
    """List the questions of each change of the measure after one edition, up to another.

    An empty tuple of questions stands for all of them. The order of the two does not matter.
    """
    first, last = sorted((before.info.edition, after.info.edition))
    known = {study.info.edition: study for study in (*editions, before, after)}
    return tuple(
        study.info.change_of_measure.questions
        for edition, study in sorted(known.items())
        if first < edition <= last and study.info.change_of_measure is not None
    )


def broken_links(editions: Sequence[Study], question_ids: Sequence[str]) -> set[str]:
    """Find the editions that no line may reach from the edition before, by their edition.

    There the measure of any of the questions changed.
    """
    return {
        after.info.edition
        for _, after in pairwise(sort_editions(editions))
        if (changed := after.info.change_of_measure) is not None
        and (not changed.questions or set(changed.questions) & set(question_ids))
    }
