"""The form of a visitor's own city: options, words, and answers by the values of controls."""

from __future__ import annotations

import pytest

from components.sections.your_city import form
from smartgov.model import Question, Study
from smartgov.own_city.own_city import OwnCity
from smartgov.text import LANGUAGES, Language, Text
from tests.components.conftest import MakeReader
from tests.smartgov.made_studies import make_question, make_yes_no

languages = pytest.mark.parametrize("language", LANGUAGES)

YES_NO = make_yes_no("vote")
SCALE = make_question("scale", type="scale", low=1, high=4)
LONG = make_question("long", type="scale", low=0, high=10)
NUMBER = make_question("number", high=50, unit="days")
LEVELS = make_question(
    "levels", type="scale", low=0, high=1, levels=(Text("none", "nada", "rien"), Text("all"))
)


@pytest.mark.parametrize(
    ("question", "steps"),
    [
        (YES_NO, ["1", "0"]),
        (SCALE, ["1", "2", "3", "4"]),
        (LEVELS, ["0", "1"]),
        (LONG, []),
        (NUMBER, []),
    ],
)
def test_few_steps_are_chosen_and_many_entered(question: Question, steps: list[str]) -> None:
    assert form.steps_of(question) == steps


def test_an_answer_is_an_option_of_its_question() -> None:
    assert form.option_of(None) == form.UNKNOWN
    assert [form.option_of(float(step)) for step in form.steps_of(SCALE)] == form.steps_of(SCALE)


@languages
def test_options_in_words(make_reader: MakeReader, language: Language) -> None:
    reader = make_reader(language)
    t = reader.t
    assert form.option_words(reader, YES_NO, "1") == t("answers.yes")
    assert form.option_words(reader, YES_NO, "0") == t("answers.no")
    assert form.option_words(reader, LEVELS, "0") == t.first_upper(t.text(LEVELS.levels[0]))
    assert form.option_words(reader, SCALE, "3") == "3"
    assert form.option_words(reader, SCALE, form.UNKNOWN) == t("own.form.unknown")


@languages
def test_a_question_says_its_scale_or_its_unit(make_reader: MakeReader, language: Language) -> None:
    reader = make_reader(language)
    t = reader.t
    assert form.question_label(reader, SCALE) == t("own.form.scale", question="", low="1", high="4")
    assert form.question_label(reader, NUMBER) == t("own.form.number", question="", unit="days")
    assert form.question_label(reader, make_yes_no("q", text=Text("Why?"))) == "Why?"


@pytest.mark.parametrize(
    ("question", "chosen", "before", "after"),
    [
        (YES_NO, "1", {}, {"vote": 1.0}),
        (YES_NO, "0", {"vote": 1.0}, {"vote": 0.0}),
        (YES_NO, form.UNKNOWN, {"vote": 1.0}, {"vote": None}),
        (YES_NO, None, {"vote": 1.0}, {}),
        (YES_NO, None, {"vote": None}, {}),
        (YES_NO, form.MISSING, {"vote": 1.0}, {"vote": 1.0}),
        (YES_NO, form.MISSING, {}, {}),
        (NUMBER, 12.5, {}, {"number": 12.5}),
        (NUMBER, None, {"number": 3.0}, {}),
        (NUMBER, None, {"number": None}, {"number": None}),
        (SCALE, "9", {"scale": 2.0}, {"scale": 2.0}),
        (SCALE, "9", {}, {}),
    ],
)
def test_the_answer_by_the_value_of_its_control(
    question: Question,
    chosen: object,
    before: dict[str, float | None],
    after: dict[str, float | None],
) -> None:
    assert form.answer_of(question, chosen, before) == after


def test_all_controls_are_read_at_once(small: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two quick answers, the second comes with an address without the first."""
    shown = {"own_answer_vote": "1", "own_answer_listen": 33.5, "own_answer_plan": None}
    monkeypatch.setattr(form, "widget_value", shown.get)
    own = OwnCity(name="Here", answers={"plan": 1.0, "sets": 4.0})
    changed = form.with_widget_answers(small, own)
    assert changed == OwnCity(name="Here", answers={"vote": 1.0, "listen": 33.5, "sets": 4.0})
    assert own.answers == {"plan": 1.0, "sets": 4.0}


def test_barriers_are_no_answers_of_the_form(small: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form, "widget_value", lambda key, default: "1")
    assert set(form.with_widget_answers(small, OwnCity()).answers) == {
        question.id for question in small.scored
    }
