"""Tests of reading the questions of a study from their table."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from smartgov.model import Question
from smartgov.problems import Problem
from smartgov.scoring.score import score
from smartgov.study.questions import read_questions
from smartgov.text import Text
from tests.smartgov.made_studies import SOUND, StudyFolder, make_framework

FRAMEWORK = make_framework({"open": ["voice"]})
HEADER = "id,dimension,role,type,low,high,recommendations,levels_en,text_en"


def codes_of(tmp_path: Path, *rows: str) -> list[tuple[str, int | None, str]]:
    """Return code, row and column of what is wrong with the rows of a table."""
    path = tmp_path / "questions.csv"
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    questions, problems = read_questions(path, FRAMEWORK)
    assert (questions is None) == bool(problems)
    return [(problem.code, problem.row, problem.column) for problem in problems]


def test_question_is_read_with_its_defaults(folder: StudyFolder) -> None:
    assert folder.study().question_by_id["vote"] == Question(
        id="vote",
        dimension="voice",
        role="scored",
        type="yes_no",
        low=0,
        high=1,
        log10=False,
        sample_range=False,
        direction=1,
        weight=1,
        unit="",
        source_item="",
        recommendations=("design_together",),
        label=Text("Do residents vote?"),
        text=Text("Do residents vote?"),
    )


def test_question_is_read_with_all_it_may_have(folder: StudyFolder) -> None:
    folder.write(
        "questions.csv",
        "id,dimension,role,type,low,high,transform,range,direction,weight,unit,source_item,"
        "recommendations,label_en,label_es,label_fr,text_en,text_es,text_fr\n"
        "q,data,context,number,0.5,1e3,log10,sample,-1,2.5,days,q7,"
        "look_ahead; plan_stronger;,Delay,Plazo,Délai,How long?,¿Cuánto?,Combien ?\n"
        "r,data,scored,number,0,9,none,fixed,1,0,,,,,,,R?,¿R?,\n",
    ).write("answers.csv", "city,question,value\narco,q,3\nbrae,q,4\narco,r,1\n")
    question, other = folder.study().questions
    assert question == Question(
        id="q",
        dimension="data",
        role="context",
        type="number",
        low=0.5,
        high=1000,
        log10=True,
        sample_range=True,
        direction=-1,
        weight=2.5,
        unit="days",
        source_item="q7",
        recommendations=("look_ahead", "plan_stronger"),
        label=Text("Delay", "Plazo", "Délai"),
        text=Text("How long?", "¿Cuánto?", "Combien ?"),
    )
    assert (other.weight, other.log10, other.sample_range, other.direction) == (0, False, False, 1)
    assert other.label == other.text == Text("R?", "¿R?", "")


def test_question_outside_the_framework_has_no_dimension(folder: StudyFolder) -> None:
    assert folder.study().question_by_id["money"].dimension is None


def test_roles_that_are_not_known_are_told_and_not_that_none_is_scored(folder: StudyFolder) -> None:
    folder.write("questions.csv", SOUND["questions.csv"].replace(",scored,", ",Scored,"))
    assert {problem.code for problem in folder.problems()} == {"not_allowed"}


def test_goalposts_of_a_number_scored_by_its_sample_may_be_blank(folder: StudyFolder) -> None:
    old, new = "sets,data,scored,number,1,1000,log10,,", "sets,data,scored,number,,,log10,sample,"
    folder.change("questions.csv", old, new)
    study = folder.study()
    assert folder.problems() == []
    assert score(study).normalized["sets"].tolist() == pytest.approx(
        [0, 100, 50, np.nan], nan_ok=True
    )


def test_scale_needs_its_ends_even_where_the_sample_is_scored(folder: StudyFolder) -> None:
    old, new = "listen,voice,scored,scale,0,4,,,", "listen,voice,scored,scale,,,,sample,"
    folder.change("questions.csv", old, new)
    assert folder.problems() == [
        Problem("required", "questions.csv", 3, "low"),
        Problem("required", "questions.csv", 3, "high"),
    ]


@pytest.mark.parametrize(
    "goalposts", ["0,4,,", "1,2,,", "1,,,", ",,log10,"], ids=["0-4", "1-2", "low alone", "log10"]
)
def test_yes_is_100_and_no_is_0_or_the_question_is_wrong(
    folder: StudyFolder, goalposts: str
) -> None:
    start = "strategy,plan,scored,yes_no,"
    folder.change("questions.csv", f"{start}0,1,none,", start + goalposts)
    folder.change("answers.csv", "brae,strategy,0", "brae,strategy,1")
    loaded = folder.load()
    if loaded.study is None:
        assert {p.file for p in loaded.problems} == {"questions.csv"}
    else:
        assert score(loaded.study).normalized["strategy"].dropna().tolist() == [100] * 4


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("q,,scored,yes_no,,,,,Q?", "required", "dimension"),
        ("q,data,scored,yes_no,,,,,Q?", "unknown_dimension", "dimension"),
        ("q,voice,scored,yes_no,,,dance,,Q?", "unknown_recommendation", "recommendations"),
        ("q,voice,scored,number,9,1,,,Q?", "bad_goalposts", "low"),
        ("q,voice,scored,number,,9,,,Q?", "required", "low"),
        ("q,voice,scored,scale,0,2,,no; yes,Q?", "bad_levels", "levels_en"),
        ("q,voice,scored,yes_no,0,4,,,Q?", "not_allowed", "high"),
    ],
)
def test_a_question_that_is_wrong_is_told(tmp_path: Path, row: str, code: str, column: str) -> None:
    assert codes_of(tmp_path, "p,voice,scored,yes_no,,,,,P?", row) == [(code, 3, column)]


def test_a_study_needs_a_scored_question(tmp_path: Path) -> None:
    assert codes_of(tmp_path, "q,voice,context,yes_no,,,,,Q?") == [
        ("no_scored_questions", None, "role")
    ]


def test_levels_are_the_words_of_each_step(tmp_path: Path) -> None:
    path = tmp_path / "questions.csv"
    header = HEADER.replace("levels_en", "levels_en,levels_es")
    row = "q,voice,scored,scale,0,1,,no; yes,no; sí,Q?"
    path.write_text(f"{header}\n{row}\n", encoding="utf-8")
    questions, problems = read_questions(path, FRAMEWORK)
    assert problems == []
    assert questions is not None
    assert questions[0].levels == (Text("no", "no"), Text("yes", "sí"))


def test_without_a_framework_dimensions_are_not_checked(tmp_path: Path) -> None:
    path = tmp_path / "questions.csv"
    path.write_text(f"{HEADER}\nq,anything,scored,yes_no,,,,,Q?\n", encoding="utf-8")
    questions, problems = read_questions(path, None)
    assert problems == []
    assert questions is not None
    assert questions[0].dimension == "anything"
