"""Tests of matching questions by id, label and text, and of choosing the questionnaire."""

from __future__ import annotations

from smartgov.intake.question_names import (
    choose_questionnaire,
    known_questionnaires,
    name_questions,
)
from smartgov.text import Text
from tests.smartgov.made_studies import make_question

PLAN = make_question("plan", label=Text("Has a plan", "Tiene plan"), text=Text("Is there a plan?"))
VOTE = make_question("vote", label=Text("Votes"), text=Text("Do people vote?"))


def test_question_is_known_by_id_label_and_text() -> None:
    for name in ("plan", "has a PLAN", "Tiene plan", "Is there a plan?", "3. Has a plan"):
        assert name_questions((PLAN, VOTE), [name, "other"]) == {name: PLAN}


def test_name_that_two_questions_share_names_neither() -> None:
    twin = make_question("twin", label=Text("Votes"), text=Text("Really?"))
    assert name_questions((VOTE, twin), ["Votes"]) == {}


def test_questionnaire_that_is_named_wins_over_the_one_most_columns_belong_to() -> None:
    first, *_ = known_questionnaires()
    names = [question.id for question in first.questions]
    assert choose_questionnaire("", names) == first
    other = next(asked for asked in known_questionnaires() if asked.id != first.id)
    assert choose_questionnaire(other.id.upper(), names) == other
    assert choose_questionnaire("", ["nothing of it"]) is None


def test_questions_of_studies_are_known_without_words_of_their_own() -> None:
    assert {asked.title.en for asked in known_questionnaires()} > {""}
