"""What a city will take on: practices that it lacks, when, and who is responsible."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

#: When a city takes on a practice.
When = Literal["this_year", "two_years", "later"]
WHENS: tuple[When, ...] = get_args(When)

#: Maximum length of the text that says who is responsible, in characters.
MAX_RESPONSIBLE = 120

#: Maximum number of practices in a plan.
MAX_TASKS = 100


@dataclass(frozen=True)
class Task:
    """A practice that a city will take on.

    ``responsible`` is free text of the visitor: it is written to files, never to a link.
    """

    question: str
    when: When
    responsible: str = ""


@dataclass(frozen=True)
class Plan:
    """The practices that a city will take on, each once, in the order of their ids.

    Raises
    ------
    ValueError
        If there is none, a practice occurs twice, or there are more than `MAX_TASKS`.
    """

    city: str
    tasks: tuple[Task, ...]

    def __post_init__(self) -> None:
        ids = [task.question for task in self.tasks]
        if not ids or len(set(ids)) < len(ids) or len(ids) > MAX_TASKS:
            raise ValueError("a plan has some practices, each of them once")
        object.__setattr__(self, "tasks", tuple(sorted(self.tasks, key=lambda t: t.question)))

    def limit_to(self, practices: Collection[str]) -> Plan | None:
        """Select the tasks of some practices; None if there are none."""
        tasks = tuple(task for task in self.tasks if task.question in practices)
        return Plan(self.city, tasks) if tasks else None

    def with_notes(self, responsible: Mapping[str, str]) -> Plan:
        """Copy the plan with who is responsible, by practice."""
        notes = (responsible.get(task.question, "") for task in self.tasks)
        tasks = zip(self.tasks, notes, strict=True)
        return Plan(self.city, tuple(replace(task, responsible=note) for task, note in tasks))

    def without_notes(self) -> Plan:
        """Copy the plan without what only its files may have."""
        return self.with_notes({})

    def at(self, when: When) -> tuple[Task, ...]:
        """Select the tasks of a time."""
        return tuple(task for task in self.tasks if task.when == when)


def with_task(plan: Plan | None, city: str, question: str, when: When | None) -> Plan | None:
    """Copy the plan of a city with a practice at a time, or without it; None if nothing is left.

    A plan of another city is dropped.
    """
    tasks: Iterable[Task] = plan.tasks if plan is not None and plan.city == city else ()
    kept = tuple(task for task in tasks if task.question != question)
    kept += (Task(question, when),) if when is not None else ()
    return Plan(city, kept) if kept else None


def clean_note(text: str) -> str:
    """Remove control characters, line breaks and surplus spaces, and limit the length."""
    words = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(words.split())[:MAX_RESPONSIBLE].strip()
