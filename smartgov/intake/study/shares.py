"""Read an answer such as "3 of 4", where the scale of the question makes its meaning certain."""

from __future__ import annotations

from typing import NamedTuple

from smartgov.intake.vocabulary import ids, key
from smartgov.model import Question

#: Longer texts are no such answer; neither are longer numbers.
_LONGEST, _DIGITS = 60, 6


class Share(NamedTuple):
    """A part of a whole, as in "3 of 4"."""

    part: int
    whole: int


def parse_share(cell: str) -> Share | None:
    """Parse "3 of 4", "3 de 4", "3 sur 4" or "3/4"; None for anything else."""
    if len(cell) > _LONGEST:
        return None
    if "/" in cell:
        between, numbers = "", [part.strip() for part in cell.split("/")]
    else:
        words = key(cell).split()
        between, numbers = " ".join(words[1:-1]), [*words[:1], *words[-1:]]
        if between not in ids("shares"):
            return None
    if len(numbers) != 2:
        return None
    if not all(n.isascii() and n.isdigit() and len(n) <= _DIGITS for n in numbers):
        return None
    return Share(*map(int, numbers))


def is_proportion(question: Question) -> bool:
    """Check whether a question asks for a number from 0 to 1, of which 1 is all."""
    return question.type == "number" and not question.sample_range and question.high <= 1


def read_share(share: Share, question: Question) -> float:
    """Convert a share to the unit of a question.

    It is certain for a scale that ends at the whole, a percentage, or a number from 0 to 1.

    Raises
    ------
    ValueError
        If it is not certain what is meant.
    """
    if share.whole and share.part <= share.whole:
        if question.type == "scale" and question.high == share.whole:
            return float(share.part)
        if question.unit == "%":
            return 100 * share.part / share.whole
        if is_proportion(question):
            return share.part / share.whole
    raise ValueError("not certain")
