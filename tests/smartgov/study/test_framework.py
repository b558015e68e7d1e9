"""Tests of reading frameworks and recommendations from their tables."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from smartgov.study.framework import check_framework, read_framework, read_recommendations
from smartgov.text import Text
from tests.smartgov.made_studies import StudyFolder


@pytest.mark.parametrize("root", ["", "index"])
def test_parent_of_a_pillar_is_blank_or_the_index(folder: StudyFolder, root: str) -> None:
    folder.write(
        "framework.csv",
        f"id,parent,label_en,label_es,definition_en\np,{root},P,Pe,The P\nd,p,D,De,The D\n",
    )
    framework, problems = read_framework(folder.path / "framework.csv")
    assert problems == []
    (pillar,), (dimension,) = framework.pillars, framework.dimensions
    assert (pillar.id, pillar.weight) == ("p", 1)
    assert (pillar.label, pillar.definition) == (Text("P", "Pe"), Text("The P"))
    assert (dimension.id, dimension.pillar, dimension.weight) == ("d", "p", 1)
    assert (dimension.label, dimension.definition) == (Text("D", "De"), Text("The D"))


def test_shipped_framework_has_two_pillars_and_nine_dimensions() -> None:
    framework, problems = read_framework()
    assert problems == []
    assert [p.id for p in framework.pillars] == ["open_government", "strategic_management"]
    assert len(framework.dimensions_of("open_government")) == 5
    assert len(framework.dimensions_of("strategic_management")) == 4
    assert set(framework.weights.values()) == {1}


def test_seven_recommendations_speak_of_dimensions_of_their_pillar() -> None:
    framework, _ = read_framework()
    recommendations = read_recommendations()
    assert len(recommendations) == 7
    for recommendation in recommendations:
        inside = {d.id for d in framework.dimensions_of(recommendation.pillar)}
        assert recommendation.dimensions
        assert set(recommendation.dimensions) <= inside


@pytest.mark.parametrize("content", ["", "id,pillar\n", "id,pillar,dimensions\na b,p,d\n"])
def test_broken_recommendations_are_an_error_of_the_project(tmp_path: Path, content: str) -> None:
    path = tmp_path / "recommendations.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=r"recommendations\.csv"):
        read_recommendations(path)


@pytest.mark.parametrize("dimension", ["overall", "coverage", "rank", "city"])
def test_id_that_means_something_else_is_told(folder: StudyFolder, dimension: str) -> None:
    folder.change("framework.csv", "look,plans", f"{dimension},plans")
    assert [(p.file, p.row, p.column) for p in folder.problems()] == [("framework.csv", 7, "id")]


def test_a_parent_that_is_not_there_is_told() -> None:
    table = pd.DataFrame(
        {"id": ["p", "d"], "parent": ["", "other"], "label_en": ["P", "D"]}, index=[2, 3]
    )
    framework, problems = check_framework(table, "framework.csv")
    assert framework is None
    assert [(p.code, p.row, p.value) for p in problems] == [("unknown_parent", 3, "other")]


def test_a_framework_needs_a_pillar() -> None:
    table = pd.DataFrame({"id": ["d"], "parent": ["d"], "label_en": ["D"]}, index=[2])
    framework, problems = check_framework(table, "framework.csv")
    assert framework is None
    assert [problem.code for problem in problems] == ["unknown_parent", "no_pillars"]
