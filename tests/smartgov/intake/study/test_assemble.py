"""Tests of the stages from tables to a study."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from smartgov.intake.limits import MAX_QUESTIONS
from smartgov.intake.question_names import known_questionnaires
from smartgov.intake.study.about import About, read_about
from smartgov.intake.study.answer_table import Answered
from smartgov.intake.study.assemble import assemble
from smartgov.intake.study.assemble import make_study as finish_study
from smartgov.intake.study.read_answers import Answers
from smartgov.intake.tables.read_tables import Tables
from smartgov.study.questionnaire import Questionnaire
from tests.smartgov.intake.made_tables import SPOT, make_grid, make_tables
from tests.smartgov.made_studies import make_framework, make_study, make_yes_no

STUDY = make_study([make_yes_no("vote")], {"arco": [1]})
ASKED = Questionnaire("ours", make_framework({"all": ["voice"]}), STUDY.questions)
ANSWERED = Answered(STUDY.cities, STUDY.answers, left_out=2)
BLANK = STUDY.answers * np.nan
ABOUT = read_about(Tables(SPOT))[0]


def test_tables_become_a_study_and_stay_as_they_are() -> None:
    first, *_ = known_questionnaires()
    names = [question.id for question in first.questions if question.role == "scored"]
    grid = make_grid(("City", "Country", *names), ("Arco", "ES", *["1"] * len(names)))
    tables = make_tables(grid)
    shares: list[float] = []
    made = assemble(tables, shares.append)
    assert made.study is not None
    assert [city.id for city in made.study.cities] == ["arco"]
    assert (made.left_out, made.unlisted) == (0, 0)
    assert tables.grids == {"answers": grid}
    assert shares == sorted(shares)
    assert shares[0] == 0.7


def test_second_header_and_totals_are_no_cities() -> None:
    first, *_ = known_questionnaires()
    names = [question.id for question in first.questions if question.role == "scored"]
    header = ("City", "Country", *names)
    blank = ["1"] * len(names)
    made = assemble(
        make_tables(make_grid(header, header, ("Arco", "ES", *blank), ("Total", "", *blank))), print
    )
    assert made.study is not None
    assert [city.id for city in made.study.cities] == ["arco"]
    assert {"second_header", "summary_row"} <= {problem.code for problem in made.problems}


def test_file_without_answers_is_no_study() -> None:
    made = assemble(Tables(SPOT), print)
    assert (made.study, made.problems) == (None, ())


def test_study_says_how_many_cities_are_left_out() -> None:
    study, problems = finish_study(ABOUT, ASKED, Answers(ANSWERED, STUDY.questions), SPOT)
    assert study is not None
    assert (study.info.left_out, problems) == (2, [])


@pytest.mark.parametrize(
    ("answers", "about", "codes"),
    [
        (Answers(None), ABOUT, []),
        (Answers(ANSWERED, STUDY.questions), About(None), []),
        (Answers(ANSWERED, STUDY.questions * (MAX_QUESTIONS + 1)), ABOUT, ["too_many_questions"]),
        (Answers(ANSWERED, ()), ABOUT, ["nothing_to_score"]),
        (Answers(replace(ANSWERED, cities=()), STUDY.questions), ABOUT, []),
        (Answers(replace(ANSWERED, wide=BLANK), STUDY.questions), ABOUT, ["no_answers"]),
    ],
)
def test_what_is_no_study(answers: Answers, about: About, codes: list[str]) -> None:
    study, problems = finish_study(about, ASKED, answers, SPOT)
    assert (study, [problem.code for problem in problems]) == (None, codes)
