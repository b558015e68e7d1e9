"""Compute what would follow from a plan: the scores of all cities, time by time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from smartgov.advice.whatif import best_value, change_answers, score_changed
from smartgov.model import Scores, Spec, Study
from smartgov.plan.plan import WHENS, Plan, Task, When


@dataclass(frozen=True, eq=False)
class Stage:
    """The tasks of a time, and the scores once they and all earlier ones are done."""

    when: When
    tasks: tuple[Task, ...]
    scores: Scores


def planned_changes(study: Study, plan: Plan, until: When = "later") -> dict[str, float]:
    """Collect the answers that a city would give with the tasks until a time done."""
    times = WHENS[: WHENS.index(until) + 1]
    return {
        task.question: best_value(study.question_by_id[task.question])
        for task in plan.tasks
        if task.when in times
    }


def score_stages(study: Study, spec: Spec, plan: Plan) -> tuple[Stage, ...]:
    """Score all cities after each time at which the plan has tasks, in order."""
    return tuple(
        Stage(
            when,
            plan.at(when),
            score_changed(study, plan.city, planned_changes(study, plan, when), spec),
        )
        for when in WHENS
        if plan.at(when)
    )


def apply_plan(study: Study, plan: Plan) -> Study:
    """Create a copy of a study in which the city of a plan has done all of it."""
    changes: Mapping[str, float] = planned_changes(study, plan)
    return change_answers(study, plan.city, changes)
