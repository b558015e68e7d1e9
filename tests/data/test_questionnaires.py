"""Tests that questionnaires are complete and translated, and cover every recommendation."""

import json
import re

import pytest

from smartgov.study.framework import read_recommendations
from smartgov.study.questionnaire import QUESTIONNAIRES, load_questionnaires
from smartgov.text import LANGUAGES

RECOMMENDATIONS = {r.id: r for r in read_recommendations()}
OURS = load_questionnaires()["smart-governance"]
SCORED = [q for q in OURS.questions if q.role == "scored"]


def texts():
    """Yield every text of the questionnaire with the name of its place."""
    for q in OURS.questions:
        yield f"{q.id} label", q.label
        yield f"{q.id} text", q.text
        for at, level in enumerate(q.levels):
            yield f"{q.id} level {at}", level
    for field in ("title", "description", "note"):
        yield field, getattr(OURS, field)


@pytest.mark.parametrize("folder", sorted(p.name for p in QUESTIONNAIRES.iterdir()))
def test_a_questionnaire_is_named_as_its_folder(folder) -> None:
    assert load_questionnaires()[folder].id == folder


def test_each_of_the_nine_dimensions_has_four_or_five_questions() -> None:
    counts = {d.id: sum(q.dimension == d.id for q in SCORED) for d in OURS.framework.dimensions}
    assert len(counts) == 9
    assert set(counts.values()) <= {4, 5}


def test_every_practice_has_the_same_scale_of_five_steps() -> None:
    assert {(q.type, q.low, q.high, q.direction, q.weight) for q in SCORED} == {
        ("scale", 0, 4, 1, 1)
    }
    assert {tuple(level.en for level in q.levels) for q in SCORED} == {
        ("not started", "planned", "pilot", "in place", "in place and evaluated")
    }
    assert len({q.levels for q in SCORED}) == 1


def test_the_rest_is_yes_or_no() -> None:
    rest = [q for q in OURS.questions if q.role != "scored"]
    assert {q.type for q in rest} == {"yes_no"}
    assert {q.role for q in rest} == {"context", "barrier"}


@pytest.mark.parametrize("recommendation", RECOMMENDATIONS)
def test_every_recommendation_has_two_practices_at_least(recommendation) -> None:
    assert sum(recommendation in q.recommendations for q in SCORED) >= 2


def test_consultation_is_no_evidence_for_designing_together() -> None:
    consulted = next(q for q in SCORED if q.id == "consultation_reply")
    assert consulted.recommendations == ()


def test_publishing_on_a_portal_is_no_evidence_for_answering() -> None:
    portal = {"budget_execution", "contracts", "decision_records", "open_licence"}
    assert all(q.recommendations == () for q in SCORED if q.id in portal)


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_are_short_and_unique(language) -> None:
    labels = [q.label.read(language) for q in OURS.questions]
    assert len(set(labels)) == len(labels)
    assert max(map(len, labels)) <= 45


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_there_and_clean(language) -> None:
    for place, text in texts():
        words = text.given(language)
        assert words.strip() == words != "", place
        assert not re.search(r"[\"']|  | [.,]", words), place


def test_questions_end_as_their_language_asks() -> None:
    for q in OURS.questions:
        assert q.text.en.endswith("?")
        assert q.text.given("es").count("¿") == q.text.given("es").count("?") == 1
        assert q.text.given("fr").endswith("\u00a0?")


def test_it_says_whose_it_is_and_whose_it_is_not() -> None:
    info = json.loads((QUESTIONNAIRES / OURS.id / "questionnaire.json").read_text("utf-8"))
    assert "not the form of that study" in info["note"]["en"]
    assert f"{len(SCORED)} practices" in OURS.description.en


def test_a_broken_questionnaire_stops_the_program(tmp_path) -> None:
    folder = tmp_path / "broken"
    folder.mkdir()
    words = dict.fromkeys(LANGUAGES, "-")
    info = {"id": "broken", "title": words, "description": words, "note": words}
    (folder / "questionnaire.json").write_text(json.dumps(info), "utf-8")
    (folder / "questions.csv").write_text("id,dimension\n", "utf-8")
    with pytest.raises(ValueError, match="broken"):
        load_questionnaires(tmp_path)
