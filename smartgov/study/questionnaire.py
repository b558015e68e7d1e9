"""Questionnaires: what a study may ask, ready to be sent out before anyone has answered."""

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
    """Questions of a framework, as they may be asked of any city.

    ``note`` says whose questions they are, and what they must not be taken for. Questions that
    came with a study or in a visitor's file have no words of their own.
    """

    id: str
    framework: Framework
    questions: tuple[Question, ...]
    title: Text = NO_WORDS
    description: Text = NO_WORDS
    note: Text = NO_WORDS


@cache
def load_questionnaires(root: Path = QUESTIONNAIRES) -> dict[str, Questionnaire]:
    """Return the questionnaires of the project by their id, the name of their folder.

    Raises
    ------
    ValueError
        Where one of them, which are part of the project, is broken.
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
