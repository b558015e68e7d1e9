"""List the words of a file that stand for answers, such as "sí" or "piloto"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from smartgov.intake.study.answer_cells import Wrong, answer_reader
from smartgov.intake.study.asked_cells import AskedCells
from smartgov.intake.tables.grid import Grid
from smartgov.intake.understood import Value
from smartgov.intake.vocabulary import key
from smartgov.model import Question
from smartgov.numbers import NUMBER_STARTS
from smartgov.text import NO_WORDS

#: Maximum words listed.
WORDS = 60


def list_words(grid: Grid, asked: Sequence[AskedCells]) -> tuple[Value, ...]:
    """List each word once for each kind of question in which it occurs, with its number."""
    found: dict[tuple[object, ...], Value] = {}
    for cells in asked:
        question = cells.question
        read = answer_reader(question, comma=False)
        written = dict.fromkeys(cells.cells(grid.columns))
        for word in (cell for cell in written if cell and cell[0] not in NUMBER_STARTS):
            place = (question.type, question.levels, key(word) or word)
            answer = None if place in found else read(word)
            if answer is not None and not isinstance(answer, Wrong):
                found[place] = _value(word, question, answer)
        if len(found) >= WORDS:
            break
    return tuple(islice(found.values(), WORDS))


def _value(word: str, question: Question, answer: float) -> Value:
    if answer != answer:
        return Value(word, question.type, None)
    step = answer - question.low
    named = question.levels and step in range(len(question.levels))
    return Value(word, question.type, answer, question.levels[int(step)] if named else NO_WORDS)
