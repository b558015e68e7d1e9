"""Encode and decode the values of URL parameters: ids, lists, flags, shares and numbers."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from components.view.view import Box, Numbers
from smartgov.model import Spec
from smartgov.plan.plan import WHENS, Plan, Task


@dataclass(frozen=True)
class Codec:
    """Encoding of a value in the URL; ``parse`` raises ValueError for invalid text."""

    parse: Callable[[Sequence[str]], Any]
    format: Callable[[Any], list[str]]


def _parse_numbers(values: Sequence[str]) -> Numbers:
    """Parse numbers by id from ``id:number,id:number``; each id may occur once."""
    pairs = [part.partition(":") for part in values[-1].split(",")]
    numbers = tuple(sorted((node, float(number)) for node, _, number in pairs))
    if len({node for node, _ in numbers}) < len(numbers):
        raise ValueError("an id is given twice")
    if not all(math.isfinite(number) for _, number in numbers):
        raise ValueError("not a finite number")
    return numbers


def _format_numbers(numbers: Numbers) -> list[str]:
    return [",".join(f"{node}:{number_text(number)}" for node, number in numbers)]


def _parse_weights(values: Sequence[str]) -> Numbers:
    """Parse weights; each must be 0 or positive."""
    return Spec(_parse_numbers(values)).weights


def _parse_list(values: Sequence[str]) -> tuple[str, ...]:
    """Parse a list of ids in slots; repeated ids become empty slots."""
    places: dict[str, int] = {}
    parts = values[-1].split(",")
    return trim_places(
        ["" if places.setdefault(part, at) < at else part for at, part in enumerate(parts)]
    )


def trim_places(places: Sequence[str]) -> tuple[str, ...]:
    """Remove empty slots at the end of the list of compared cities."""
    used = [number for number, city in enumerate(places, start=1) if city]
    return tuple(places[: max(used, default=0)])


def _parse_box(values: Sequence[str]) -> Box:
    """Parse a part of a map: its western, southern, eastern and northern edge in degrees."""
    west, south, east, north = map(float, values[-1].split(","))
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise ValueError("not a part of a map")
    return west, south, east, north


def _parse_plan(values: Sequence[str]) -> Plan:
    """Parse a plan: the id of its city, then each practice and when, ``practice:when``."""
    city, *parts = values[-1].split(",")
    pairs = [part.split(":") for part in parts]
    if not city or ":" in city or any(len(pair) != 2 or pair[1] not in WHENS for pair in pairs):
        raise ValueError("not a plan")
    return Plan(city, tuple(Task(practice, cast("Any", when)) for practice, when in pairs))


def _format_plan(plan: Plan) -> list[str]:
    """Format a plan without who is responsible, which no link may have."""
    return [",".join([plan.city, *(f"{task.question}:{task.when}" for task in plan.tasks)])]


def _parse_share(values: Sequence[str]) -> float:
    """Parse a share from 0 to 1."""
    return Spec(min_coverage=float(values[-1])).min_coverage


def number_text(number: float) -> str:
    """Format a number as the shortest text that parses back to the same value."""
    return repr(number).removesuffix(".0")


ONE = Codec(lambda values: values[-1], lambda value: [str(value)])
MANY = Codec(lambda values: tuple(sorted(set(values))), lambda value: sorted(set(value)))
FLAG = Codec(lambda values: True, lambda value: ["1"])
SHARE = Codec(_parse_share, lambda value: [number_text(value)])
BOX = Codec(_parse_box, lambda value: [",".join(map(number_text, value))])
CITIES = Codec(_parse_list, lambda value: [",".join(value)])
NUMBERS = Codec(_parse_numbers, _format_numbers)
WEIGHTS = Codec(_parse_weights, _format_numbers)
PLAN = Codec(_parse_plan, _format_plan)
