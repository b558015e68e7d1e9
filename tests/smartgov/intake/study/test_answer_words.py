"""Tests of listing the words of a file that stand for answers."""

from __future__ import annotations

from smartgov.intake.study.answer_words import WORDS, list_words
from smartgov.intake.study.asked_cells import find_asked_cells
from smartgov.intake.understood import Value
from smartgov.model import Question
from smartgov.text import Text
from tests.smartgov.intake.made_tables import make_grid, make_tables
from tests.smartgov.made_studies import make_question, make_yes_no

LEVELS = (Text("none"), Text("pilot", "en fase piloto"), Text("done"))
SCALE = make_question("scale", type="scale", low=0, high=2, levels=LEVELS)
VOTE, PLAN = make_yes_no("vote"), make_yes_no("plan")


def words(questions: tuple[Question, ...], *rows: tuple[str, ...]) -> tuple[Value, ...]:
    grid = make_grid(("City", *(q.id for q in questions)), *rows)
    return list_words(grid, find_asked_cells(make_tables(grid), questions))


def test_each_word_is_listed_once_for_each_kind_of_question() -> None:
    found = words(
        (VOTE, PLAN, SCALE),
        *(("A", "X", "sí", "en fase piloto"), ("B", "x", "n/a", "2"), ("C", "no", "?!", "n/a")),
    )
    assert found == (
        Value("X", "yes_no", 1),
        Value("no", "yes_no", 0),
        Value("sí", "yes_no", 1),
        Value("n/a", "yes_no", None),
        Value("en fase piloto", "scale", 1, LEVELS[1]),
        Value("n/a", "scale", None),
    )


def test_a_few_words_are_listed_of_many() -> None:
    scales = tuple(
        make_question(f"q{n}", type="scale", low=0, high=1, levels=(Text(f"no {n}"), Text(f"w{n}")))
        for n in range(WORDS + 5)
    )
    rows = ("A", *(f"w{n}" for n in range(WORDS + 5)))
    assert len(words(scales, rows)) == WORDS
