"""Encode and decode the values of URL parameters: ids, lists, flags, shares and numbers."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from components.view.view import Box, Numbers, Texts
from smartgov.model import Spec
from smartgov.plan.plan import WHENS, Plan, Task

#: Maximum number of slides that a link arranges, and of characters in a text of one's own.
MOST_SLIDES, LONGEST_TEXT = 60, 120

#: Ids of slides, and of the presentation that a window follows.
_SLIDE, _TALK = re.compile(r"[a-z_-]{1,80}"), re.compile(r"[a-z0-9]{1,16}")

#: A version of the data: a date, if one is known, and a digest.
_VERSION = re.compile(r"(\d{4}-\d\d-\d\d-)?[0-9a-f]{8}")


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


def _parse_slides(values: Sequence[str]) -> tuple[str, ...]:
    """Parse the ids of slides in their order; each may occur once."""
    slides = tuple(values[-1].split(","))
    if len(slides) > MOST_SLIDES or len(set(slides)) < len(slides):
        raise ValueError("too many slides, or one of them twice")
    if not all(_SLIDE.fullmatch(slide) for slide in slides):
        raise ValueError("not an id of a slide")
    return slides


def _parse_texts(values: Sequence[str]) -> Texts:
    """Parse texts by the id of a slide from ``id:text`` each."""
    pairs = dict(value.split(":", 1) for value in values if ":" in value)
    if len(pairs) < len(values) or len(pairs) > MOST_SLIDES:
        raise ValueError("not a text for each slide")
    if any(not _SLIDE.fullmatch(slide) or not is_own_text(text) for slide, text in pairs.items()):
        raise ValueError("not an id, or not a text of one line")
    return tuple(sorted(pairs.items()))


def is_own_text(text: str) -> bool:
    """Check that a text is one line that can be shown, and not too long."""
    return len(text.strip()) > 0 and len(text) <= LONGEST_TEXT and text.isprintable()


def _parse_position(values: Sequence[str]) -> int:
    """Parse the position of a slide, from 1."""
    position = int(values[-1])
    if not 1 <= position <= 999:
        raise ValueError("not a position")
    return position


def _parse_version(values: Sequence[str]) -> str:
    if not _VERSION.fullmatch(values[-1]):
        raise ValueError("not a version")
    return values[-1]


def _parse_talk(values: Sequence[str]) -> str:
    if not _TALK.fullmatch(values[-1]):
        raise ValueError("not an id of a presentation")
    return values[-1]


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
SLIDES = Codec(_parse_slides, lambda value: [",".join(value)])
TEXTS = Codec(_parse_texts, lambda value: [f"{slide}:{text}" for slide, text in value])
POSITION = Codec(_parse_position, lambda value: [str(value)])
TALK = Codec(_parse_talk, lambda value: [value])
VERSION = Codec(_parse_version, lambda value: [value])
