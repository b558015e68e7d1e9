"""Tests that template texts come from the questionnaire and the word lists."""

from __future__ import annotations

import pytest

from smartgov.intake.template.wording import Template
from smartgov.study.questionnaire import Questionnaire
from smartgov.text import Language, Text
from tests.smartgov.made_studies import make_framework, make_question, make_yes_no

SCALE = make_question(
    "s", type="scale", low=0, high=1, levels=(Text("none", "nada"), Text("all", "todo"))
)
ASKED = Questionnaire("ours", make_framework({"all": ["voice"]}), (SCALE,))


@pytest.mark.parametrize(("language", "header"), [("en", "City"), ("es", "Ciudad")])
def test_columns_are_called_in_the_language_of_the_template(
    language: Language, header: str
) -> None:
    assert Template(ASKED, language).column("name") == header


def test_choices_are_steps_with_their_words_and_one_for_no_answer() -> None:
    template = Template(ASKED, "es")
    assert template.choices(SCALE)[:2] == ["0 – nada", "1 – todo"]
    assert template.choices(SCALE)[-1] == template.say("unknown")
    assert len(template.choices(make_yes_no("q"))) == 3
    assert template.choices(make_question("n")) == []


def test_question_is_about_its_dimension_or_does_not_count() -> None:
    template = Template(ASKED, "en")
    assert template.about(SCALE) == "voice"
    assert template.about(make_yes_no("b", role="barrier")) == template.say("barrier")
