"""Tests of answers: made once, kept within bounds, and never for another state of the data."""

from __future__ import annotations

from dataclasses import replace

import pytest
from cachetools import LRUCache

from serving.api import answers
from serving.api.answers import describe_study, find_answer, key_of, make_answer
from serving.api.question import Question, read_question
from smartgov.text import LANGUAGES


@pytest.fixture
def question() -> Question:
    return read_question("scores.csv", "", "")


@pytest.fixture(autouse=True)
def few_answers(monkeypatch: pytest.MonkeyPatch) -> LRUCache:
    kept = LRUCache(30_000, lambda made: sum(map(len, made.forms.values())))
    monkeypatch.setattr(answers, "_answers", kept)
    return kept


def test_an_answer_is_made_once(question: Question, monkeypatch) -> None:
    key = key_of(question, "en")
    assert find_answer(key) is None
    made = make_answer(key, question, "en")
    monkeypatch.setattr(answers, "_write", None)
    assert make_answer(key, question, "en") is made is find_answer(key)


def test_kept_answers_have_a_limit(few_answers: LRUCache) -> None:
    for region in ("002", "150", "142"):
        asked = read_question("scores.json", f"region={region}", "")
        make_answer(key_of(asked, "en"), asked, "en")
    assert 0 < few_answers.currsize <= few_answers.maxsize


def test_changed_files_are_another_question(question: Question) -> None:
    key = key_of(question, "en")
    changed = replace(question, known=replace(question.known, digest="other"))
    assert key_of(changed, "en") != key
    assert key_of(question, "fr") == key
    assert key_of(replace(question, form="json"), "en") != key


def test_a_pinned_version_is_another_question_in_each_language() -> None:
    pinned = read_question("scores.json", "version=0a1b2c3d", "")
    assert len({key_of(pinned, language) for language in LANGUAGES}) == 3


def test_the_study_of_a_table_is_described(question: Question) -> None:
    info = question.known.sound.info
    told = describe_study(info)
    assert (told["status"], told["version"]) == ("real", info.version)
    assert all(told["caveat"][language] for language in LANGUAGES)
