"""What is wrong with a visitor's file, as a list and as a download."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.downloads import Download
from components.sections.data import problem_list
from smartgov.intake.read_file import FileStudy
from smartgov.intake.understood import Understood
from smartgov.problems import Problem, describe, locate
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader
from tests.components.sections.conftest import Drawn

languages = pytest.mark.parametrize("language", LANGUAGES)
PROBLEM = Problem("not_a_number", "answers.csv", 3, "value", "x")

ASKED, OPEN = Problem("name_undecided", "answers.csv"), Understood(unnamed="Nombre")


@languages
def test_problems_say_where_what_and_how_bad(make_reader: MakeReader, language: Language) -> None:
    reader = make_reader(language)
    assert problem_list.problem_rows(reader, [PROBLEM]) == [
        (
            locate(PROBLEM, language),
            reader.t(f"data.severity.{PROBLEM.severity}"),
            describe(PROBLEM, language),
        )
    ]


def test_only_the_first_problems_are_listed_and_all_are_in_the_file(
    make_reader: MakeReader, drawn: Drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[Download] = []
    monkeypatch.setattr(problem_list, "download_buttons", kept.extend)
    problems = tuple(replace(PROBLEM, row=row) for row in range(2, 2 + problem_list.LISTED + 3))
    reader = make_reader()
    problem_list.list_problems(reader, FileStudy("a.xlsx", None, problems))
    assert drawn.words[0].count("<tr") == 1 + problem_list.LISTED
    assert reader.t("data.problems_more", count=3) in drawn.words[1]
    (download,) = kept
    assert download.write().decode("utf-8-sig").count("\n") == 1 + len(problems)


def test_what_is_asked_is_not_listed_as_a_problem_too() -> None:
    intake = FileStudy("a.csv", None, (PROBLEM, ASKED), understood=OPEN)
    assert problem_list.shown_problems(intake) == (PROBLEM,)
    assert problem_list.shown_problems(replace(intake, understood=Understood())) == (PROBLEM, ASKED)
