"""Load questionnaires: sets of questions from which answer templates are made."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from smartgov.model import Framework, Question
from smartgov.paths import DATA, FRAMEWORK_FILE
from smartgov.problems import has_errors
from smartgov.study.framework import read_framework
from smartgov.study.questions import read_questions
from smartgov.text import NO_WORDS, Text, parse_text

QUESTIONNAIRES = DATA / "questionnaires"


@dataclass(frozen=True)
class Questionnaire:
    """A set of questions of a framework, independent of any study.

    ``note`` states who the questions come from and what they must not be mistaken for. Title,
    description and note are blank for the questions of a study or of a visitor's file.
    """

    id: str
    framework: Framework
    questions: tuple[Question, ...]
    title: Text = NO_WORDS
    description: Text = NO_WORDS
    note: Text = NO_WORDS


@cache
def load_questionnaires(root: Path = QUESTIONNAIRES) -> dict[str, Questionnaire]:
    """Load the questionnaires of the project, by id (the folder name).

    Raises
    ------
    ValueError
        If one of them, which are part of the project, has an error.
    """
    folders = sorted(path for path in root.iterdir() if path.is_dir())
    return {folder.name: _read(folder) for folder in folders}


def _read(folder: Path) -> Questionnaire:
    info = json.loads((folder / "questionnaire.json").read_text(encoding="utf-8"))
    own = folder / FRAMEWORK_FILE.name
    framework, problems = read_framework(own if own.exists() else FRAMEWORK_FILE)
    questions, found = read_questions(folder / "questions.csv", framework)
    problems += found
    if framework is None or questions is None or has_errors(problems):
        raise ValueError(f"{folder.name}: {problems}")
    words = {field: parse_text(info[field]) for field in ("title", "description", "note")}
    return Questionnaire(
        id=str(info["id"]), framework=framework, questions=tuple(questions), **words
    )
