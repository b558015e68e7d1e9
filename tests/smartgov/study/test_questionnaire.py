"""Tests of reading questionnaires from their folders."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from smartgov.study.questionnaire import QUESTIONNAIRES, load_questionnaires

SHIPPED = QUESTIONNAIRES / "smart-governance"


def test_questionnaires_are_known_by_their_folder() -> None:
    known = load_questionnaires()
    assert set(known) == {path.name for path in QUESTIONNAIRES.iterdir()}
    questionnaire = known["smart-governance"]
    assert questionnaire.id == "smart-governance"
    assert questionnaire.title.given("es")
    assert {q.dimension for q in questionnaire.questions if q.role == "scored"} == {
        dimension.id for dimension in questionnaire.framework.dimensions
    }


def test_a_questionnaire_may_have_a_framework_of_its_own(tmp_path: Path) -> None:
    words = {field: {"en": field, "es": field, "fr": field} for field in ("title", "description")}
    info = {"id": "own", **words, "note": {"en": "", "es": "", "fr": "note"}}
    folder = tmp_path / "own"
    folder.mkdir()
    for name, content in {
        "questionnaire.json": json.dumps(info),
        "framework.csv": "id,parent,label_en\np,,P\nd,p,D\n",
        "questions.csv": "id,dimension,role,type,text_en\nq,d,scored,yes_no,Q?\n",
    }.items():
        (folder / name).write_text(content, encoding="utf-8")
    own = load_questionnaires(tmp_path)["own"]
    assert [dimension.id for dimension in own.framework.dimensions] == ["d"]
    assert (own.note.given("fr"), [q.id for q in own.questions]) == ("note", ["q"])


def test_a_broken_questionnaire_is_an_error_of_the_project(tmp_path: Path) -> None:
    shutil.copytree(SHIPPED, tmp_path / SHIPPED.name)
    (tmp_path / SHIPPED.name / "questions.csv").write_text("id\nq\n", encoding="utf-8")
    with pytest.raises(ValueError, match="smart-governance"):
        load_questionnaires(tmp_path)
