"""The problems of a small file that a visitor loads."""

from __future__ import annotations

import pytest

from components.sections.upload_problems import LISTED, problem_lines
from smartgov.own_city.file import read_own_file
from smartgov.problems import Problem
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage, MakeReader

languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
def test_problems_of_a_file_are_lines(make_reader: MakeReader, language: Language) -> None:
    reader = make_reader(language)
    problems = read_own_file(b"[]", "own.json", reader.study)[1]
    (line,) = problem_lines(reader, problems, "own")
    assert "own.json" in line
    words = reader.t(f"own.problems.{problems[0].code}", value=problems[0].value, allowed="")
    assert words.split(".")[0] in line


def test_no_more_than_some_are_listed(make_reader: MakeReader) -> None:
    reader = make_reader()
    problem = read_own_file(b"[]", "own.json", reader.study)[1][0]
    assert len(problem_lines(reader, (problem,) * LISTED, "own")) == LISTED
    lines = problem_lines(reader, (problem,) * (LISTED + 2), "own")
    assert len(lines) == LISTED + 1
    assert lines[-1] == reader.t("own.problems.more", count=2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_problems_are_lines_and_not_too_many(make_page: MakePage, language: Language) -> None:
    page = make_page(language, city="durban")
    problem = Problem("bad_when", "plan.json", column="tasks[1].when", value="<b>", allowed="x")
    (line,) = problem_lines(page, (problem,), "plan")
    assert "plan.json" in line
    assert "<b>" in line
    lines = problem_lines(page, (problem,) * (LISTED + 2), "plan")
    assert lines[-1] == page.t("plan.problems.more", count=2)
    assert len(lines) == LISTED + 1
