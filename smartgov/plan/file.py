"""Save a plan to a JSON file, with who is responsible, and read it back with all its problems."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, cast

from smartgov.json_text import Pairs, read_pairs
from smartgov.model import Study
from smartgov.plan.plan import MAX_RESPONSIBLE, MAX_TASKS, WHENS, Plan, Task, clean_note
from smartgov.problems import Problem
from smartgov.study.decoding import decode_whole

#: Maximum size of a file, in bytes.
MAX_BYTES = 2**18

FORMAT, VERSION = "smart-governance-plan", 1

#: The fields of a task.
FIELDS = ("practice", "when", "responsible")


def to_plan_json(plan: Plan, study: Study) -> bytes:
    """Export a plan to JSON."""
    tasks = [
        dict(zip(FIELDS, (t.question, t.when, t.responsible), strict=True)) for t in plan.tasks
    ]
    whole = {"format": FORMAT, "version": VERSION, "study": study.info.id, "city": plan.city}
    return (json.dumps({**whole, "tasks": tasks}, ensure_ascii=False, indent=2) + "\n").encode()


def read_plan_file(
    content: bytes, file: str, study: Study, city: str, practices: Collection[str]
) -> tuple[Plan | None, tuple[Problem, ...]]:
    """Read the file of a plan that was saved before.

    Parameters
    ----------
    content
        The content, at most `MAX_BYTES` long.
    file
        The name of the file, for the problems.
    study, city
        The study and the city that the plan has to be for.
    practices
        Ids of the practices that the city can take on. Others of the study are left out: they may
        be in place since the file was saved.

    Returns
    -------
    tuple
        The plan, or None if there are any problems; and the problems.
    """
    text, code = decode_whole(content, MAX_BYTES)
    if text is None:
        return None, (Problem(code, file, allowed=f"{MAX_BYTES // 2**10} kB"),)
    whole, problems = read_pairs(text, file)
    if problems:
        return None, tuple(problems)
    found = dict(whole) if isinstance(whole, Pairs) else {}
    tasks = found.get("tasks")
    if found.get("format") != FORMAT or not isinstance(tasks, list):
        return None, (Problem("not_ours", file),)
    if found.get("version") != VERSION:
        return None, (Problem("version", file),)
    problems = _check_about(found, file, study, city)
    if isinstance(tasks, Pairs) or len(tasks) > MAX_TASKS:
        problems.append(Problem("too_many", file, value=str(len(tasks)), allowed=str(MAX_TASKS)))
        return None, tuple(problems)
    read = [_Entry(file, number, value) for number, value in enumerate(tasks, start=1)]
    problems += [problem for entry in read for problem in entry.check(study)]
    problems += _repeated(read)
    if problems:
        return None, tuple(problems)
    kept = tuple(entry.task() for entry in read if entry.text("practice") in practices)
    return (Plan(city, kept), ()) if kept else (None, (Problem("nothing", file),))


def _check_about(found: dict[str, Any], file: str, study: Study, city: str) -> list[Problem]:
    """Check that a plan is for a study and a city."""
    wanted = {"study": study.info.id, "city": city}
    return [
        Problem(f"other_{field}", file, None, field, _shown(found.get(field)), value)
        for field, value in wanted.items()
        if found.get(field) != value
    ]


def _shown(value: object) -> str:
    return str(value)[:80] if isinstance(value, str | int | float) else ""


@dataclass(frozen=True)
class _Entry:
    """A task of a file, and its number there."""

    file: str
    number: int
    value: Any

    def text(self, field: str) -> str | None:
        """Get a field, blank if it is missing; None if it is not text."""
        value = dict(self.value).get(field, "")
        return value if isinstance(value, str) else None

    def problem(self, code: str, field: str = "", allowed: str = "") -> Problem:
        """Create a problem at a field of the task."""
        column = f"tasks[{self.number}]" + (f".{field}" if field else "")
        value = _shown(dict(self.value).get(field)) if field else ""
        return Problem(code, self.file, None, column, value, allowed)

    def check(self, study: Study) -> list[Problem]:
        """Report everything that is wrong with the task."""
        if not isinstance(self.value, Pairs):
            return [Problem("not_a_task", self.file, column=f"tasks[{self.number}]")]
        names = [name for name, _ in self.value]
        problems = [
            self.problem("unknown_field", name[:40], ", ".join(FIELDS))
            for name in dict.fromkeys(names)
            if name not in FIELDS
        ]
        problems += [
            self.problem("repeated_field", name[:40])
            for name in dict.fromkeys(names)
            if names.count(name) > 1
        ]
        if self.text("practice") not in {question.id for question in study.scored}:
            problems.append(self.problem("unknown_practice", "practice"))
        if self.text("when") not in WHENS:
            problems.append(self.problem("bad_when", "when", ", ".join(WHENS)))
        note = self.text("responsible")
        if note is None:
            problems.append(self.problem("not_words", "responsible"))
        elif len(note) > MAX_RESPONSIBLE:
            problems.append(self.problem("too_long", "responsible", str(MAX_RESPONSIBLE)))
        return problems

    def task(self) -> Task:
        """Convert a task without problems."""
        practice, when, note = (self.text(field) or "" for field in FIELDS)
        return Task(practice, cast("Any", when), clean_note(note))


def _repeated(entries: list[_Entry]) -> list[Problem]:
    """Report practices that are planned more than once."""
    seen, problems = set(), []
    for entry in entries:
        practice = entry.text("practice") if isinstance(entry.value, Pairs) else None
        if practice and practice in seen:
            problems.append(entry.problem("repeated_practice", "practice"))
        seen.add(practice)
    return problems
