"""How the values of a view stand in the URL: one, many, a switch, a share, numbers by id."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from smartgov.model import Spec

Numbers = tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Kind:
    """How a value stands in the URL; ``parse`` raises ValueError for what it cannot be."""

    parse: Callable[[Sequence[str]], Any]
    format: Callable[[Any], list[str]]


def _parse_numbers(values: Sequence[str]) -> Numbers:
    """Return numbers by id from ``id:number,id:number``, each id once."""
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
    """Return weights; each must be 0 or a positive number."""
    return Spec(_parse_numbers(values)).weights


def _parse_list(values: Sequence[str]) -> tuple[str, ...]:
    """Return ids in their places, each once; a place may be free, but not the last."""
    places: list[str] = []
    for part in values[-1].split(","):
        places.append("" if part in places else part)
    while places and not places[-1]:
        places.pop()
    return tuple(places)


def _parse_share(values: Sequence[str]) -> float:
    """Return a share from 0 to 1."""
    return Spec(min_coverage=float(values[-1])).min_coverage


def number_text(number: float) -> str:
    """Return a number as short as it can be and still be read back exactly."""
    return repr(number).removesuffix(".0")


ONE = Kind(lambda values: values[-1], lambda value: [str(value)])
MANY = Kind(lambda values: tuple(sorted(set(values))), lambda value: sorted(set(value)))
FLAG = Kind(lambda values: True, lambda value: ["1"])
SHARE = Kind(_parse_share, lambda value: [number_text(value)])
LIST = Kind(_parse_list, lambda value: [",".join(value)])
NUMBERS = Kind(_parse_numbers, _format_numbers)
WEIGHTS = Kind(_parse_weights, _format_numbers)
