"""Match the columns of a file to questions, and the file to a questionnaire."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal

from smartgov.intake.vocabulary import key, unnumbered, unremarked
from smartgov.model import Question
from smartgov.paths import FRAMEWORK_FILE
from smartgov.study.catalog import fingerprint, study_folders
from smartgov.study.framework import read_framework
from smartgov.study.questionnaire import Questionnaire, load_questionnaires
from smartgov.study.questions import read_questions
from smartgov.text import LANGUAGES

#: An id in brackets after the text of a question.
_BRACKETED = re.compile(r"(.*\S)\s*[(\[]([A-Za-z0-9][\w.-]*)[)\]]")


def name_questions(questions: Sequence[Question], names: Iterable[str]) -> dict[str, Question]:
    """Map column names to the questions they refer to, omitting names that match none.

    Names may carry a number before them and a remark in brackets after them.
    """
    return _find(names, questions, _index_questions(questions))


def _find(
    names: Iterable[str], questions: Sequence[Question], known: Mapping[str, Question]
) -> dict[str, Question]:
    by_id, left = {q.id: q for q in questions}, list(names)
    found: dict[str, Question] = {}
    for shorten in _SHORTENED:
        taken = {question.id for question in found.values()}
        for name in left:
            question = by_id.get(name) or known.get(key(shorten(name)))
            if question is not None and question.id not in taken:
                found[name] = question
        left = [name for name in left if name not in found]
    return found


def how_named(question: str, name: str) -> Literal["id", "wording"]:
    """Tell whether a name refers to a question by its id or by its wording."""
    names = (name, _bracketed_id(name), unnumbered(name), unremarked(name))
    return "id" if any(key(part) == key(question) for part in names) else "wording"


def _bracketed_id(name: str) -> str:
    """Extract the id in brackets at the end of a name; blank if there is none."""
    bracketed = _BRACKETED.fullmatch(name)
    return bracketed[2] if bracketed else ""


#: Ways to derive a lookup name, the most reliable first. A question matched by a more reliable
#: name, such as "Plan", is not matched again by "Plan (remarks)".
_SHORTENED: tuple[Callable[[str], str], ...] = (str, _bracketed_id, unnumbered, unremarked)


def _index_questions(questions: Sequence[Question]) -> dict[str, Question]:
    """Index questions by id, label and text in each language; ids take precedence.

    A name that two questions share identifies neither.
    """
    found: dict[str, Question] = {}
    shared = set()
    for question in questions:
        for name in _names_of(question):
            if name in found:
                shared.add(name)
            found[name] = question
    ids = {key(question.id): question for question in questions}
    return {name: found[name] for name in found.keys() - shared} | ids


@lru_cache(maxsize=1_000)
def _names_of(question: Question) -> frozenset[str]:
    """Normalize the texts of a question, which the steps of reading a file ask for in turn."""
    return frozenset(key(text) for text in _question_texts(question)) - {""}


def _question_texts(question: Question) -> Iterator[str]:
    for text in (question.label, question.text):
        yield from (text.read(language) for language in LANGUAGES)


def known_questionnaires() -> Iterator[Questionnaire]:
    """Yield every questionnaire: first those offered as templates, then those of the studies."""
    yield from load_questionnaires().values()
    for folder in study_folders().values():
        asked = _read_questionnaire(folder, fingerprint(folder))
        if asked is not None:
            yield asked


def known_question_names() -> Iterator[str]:
    """Yield the ids, labels and texts of all known questions, in each language."""
    for asked in known_questionnaires():
        for question in asked.questions:
            yield question.id
            yield from _question_texts(question)


@lru_cache(maxsize=64)
def _index_known(asked: Questionnaire) -> Mapping[str, Question]:
    """Index the questions of a questionnaire of the project, once for all files."""
    return _index_questions(asked.questions)


@lru_cache(maxsize=64)
def _read_questionnaire(folder: Path, _: str) -> Questionnaire | None:
    """Read the questions of a study folder, cached by the checksum of its files."""
    own = folder / FRAMEWORK_FILE.name
    framework, _found = read_framework(own if own.exists() else FRAMEWORK_FILE)
    questions, _found = read_questions(folder / "questions.csv", framework)
    if framework is None or questions is None:
        return None
    return Questionnaire(folder.name, framework, tuple(questions))


def choose_questionnaire(named: str, names: Sequence[str]) -> Questionnaire | None:
    """Choose the questionnaire that a file answers; None if none matches.

    Parameters
    ----------
    named
        The questionnaire id stated in the file; may be blank.
    names
        The column names of the file. If ``named`` matches no questionnaire, the one that most of
        them belong to is chosen.
    """
    known = list(known_questionnaires())
    for asked in known:
        if named and key(asked.id) == key(named):
            return asked
    counts = [len(_find(names, asked.questions, _index_known(asked))) for asked in known]
    best = max(range(len(known)), key=counts.__getitem__, default=None)
    return known[best] if best is not None and counts[best] else None
