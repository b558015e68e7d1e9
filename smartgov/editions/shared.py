"""Find what two editions have in common: the questions and the cities that can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from smartgov.model import City, Question, Study


def same_measure(one: Question, other: Question) -> bool:
    """Check whether two editions ask the same: same id, scale and version of the wording.

    A scale that depends on the answers, ``range=sample``, is never the same: answers of one
    edition would move the scores of another.
    """
    if one.sample_range or other.sample_range:
        return False
    return _measure(one) == _measure(other)


def _measure(question: Question) -> tuple[object, ...]:
    scale = (question.type, question.low, question.high, question.log10, question.direction)
    return (question.id, question.wording, *scale)


@dataclass(frozen=True, eq=False)
class Matched:
    """Two editions, each limited to the questions and the cities of both.

    Both have the framework and the questions, with their weights, of the later edition.

    Attributes
    ----------
    before, after
        The limited editions, with the same cities in the same order.
    whole_before, whole_after
        The editions as they are.
    """

    before: Study
    after: Study
    whole_before: Study
    whole_after: Study

    @property
    def new(self) -> tuple[City, ...]:
        """The cities of the later edition alone."""
        return _only_in(self.whole_after, self.whole_before)

    @property
    def gone(self) -> tuple[City, ...]:
        """The cities of the earlier edition alone."""
        return _only_in(self.whole_before, self.whole_after)

    @property
    def is_whole(self) -> bool:
        """Whether every scored question of both editions is compared."""
        ids = {question.id for question in self.after.scored}
        return all(
            {question.id for question in whole.scored} == ids
            for whole in (self.whole_before, self.whole_after)
        )


def _only_in(study: Study, other: Study) -> tuple[City, ...]:
    return tuple(city for city in study.cities if city.id not in other.city_by_id)


def shared_questions(
    before: Study, after: Study, breaks: Iterable[Sequence[str]] = ()
) -> tuple[Question, ...]:
    """Select the questions of the later edition that the earlier one asks as well.

    Parameters
    ----------
    before, after
        Two editions of a series.
    breaks
        The questions of each change of the measure between them; an empty one is of all.
    """
    changed = tuple(map(set, breaks))
    if not all(changed):
        return ()
    known = before.question_by_id
    return tuple(
        question
        for question in after.questions
        if question.id in known
        and known[question.id].role == question.role
        and same_measure(known[question.id], question)
        and not any(question.id in questions for questions in changed)
    )


def shared_cities(before: Study, after: Study) -> tuple[str, ...]:
    """List the ids of the cities of both editions, in the order of the later one."""
    return tuple(city.id for city in after.cities if city.id in before.city_by_id)


def match(before: Study, after: Study, breaks: Iterable[Sequence[str]] = ()) -> Matched | None:
    """Limit two editions to what can be compared; None if no scored question or city can.

    See `shared_questions` for the parameters.
    """
    questions, cities = shared_questions(before, after, breaks), shared_cities(before, after)
    if not cities or not any(question.role == "scored" for question in questions):
        return None
    return Matched(
        limit(before, after, questions, cities),
        limit(after, after, questions, cities),
        before,
        after,
    )


def limit(study: Study, like: Study, questions: Sequence[Question], cities: Sequence[str]) -> Study:
    """Limit a study to some questions and cities, with the framework of another edition."""
    return replace(
        study,
        framework=like.framework,
        questions=tuple(questions),
        cities=tuple(study.city_by_id[city] for city in cities),
        answers=study.answers.loc[list(cities), [question.id for question in questions]],
    )
