"""What the scores rest on, as tables."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.sections.method import steps
from smartgov.model import Source, Study
from smartgov.text import LANGUAGES, Language, Text
from tests.components.conftest import MakeReader
from tests.components.sections.conftest import Drawn

languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
def test_answers_are_counted_by_question(make_reader: MakeReader, language: Language) -> None:
    reader = make_reader(language)
    table = steps.coverage_table(reader, "caption")
    assert table.rows[0] == ["Votes", "voice", reader.t.share(3, 4)]
    assert table.rows[3] == ["Plan", "look", reader.t.share(4, 4)]
    assert table.data.to_dict("list") == {
        "question": ["vote", "listen", "sets", "plan"],
        "dimension": ["voice", "voice", "data", "look"],
        "answered": [3, 3, 3, 4],
        "cities": [4, 4, 4, 4],
    }


def test_items_of_the_source_have_a_column_where_there_are_any(
    make_reader: MakeReader, small: Study
) -> None:
    questions = (replace(small.questions[0], source_item="Q7"), *small.questions[1:])
    table = steps.coverage_table(make_reader(of=replace(small, questions=questions)), "")
    assert [row[3] for row in table.rows] == ["Q7", "", "", ""]
    assert len(table.columns) == 4
    assert len(steps.coverage_table(make_reader(), "").columns) == 3


def test_full_answers_are_in_the_heading(make_reader: MakeReader, drawn: Drawn) -> None:
    reader = make_reader()
    steps.show_coverage(reader)
    assert drawn.headings == [reader.t("method.coverage_title", full=reader.t.share(3, 4))]


@languages
def test_a_dimension_nobody_asks_about_says_so(make_reader: MakeReader, language: Language) -> None:
    reader = make_reader(language)
    t = reader.t
    table = steps.framework_table(reader)
    assert [row[0] for row in table.rows] == ["voice", "data", "look", "share"]
    assert table.rows[0][3] == t("method.question_count", count=2)
    assert t("terms.not_asked") in table.rows[3][3]
    assert table.data["questions"].tolist() == [2, 1, 1, 0]
    assert table.data["pillar"].tolist() == ["open", "open", "plans", "plans"]


def test_facts_that_are_blank_are_left_out(make_reader: MakeReader, small: Study) -> None:
    reader = make_reader()
    facts = dict(map(tuple, steps.source_table(reader).rows))
    t = reader.t
    assert facts[t("method.licence")] == t("method.licence_none")
    assert t("method.citation") not in facts
    info = replace(
        small.info,
        citation="Us (2019)",
        licence="CC BY 4.0",
        licence_note=Text("With credit."),
        sources=(Source("Table", "https://a.org"), Source("Book")),
    )
    facts = dict(map(tuple, steps.source_table(make_reader(of=replace(small, info=info))).rows))
    assert facts[t("method.citation")] == "Us (2019)"
    assert facts[t("method.licence")] == "CC BY 4.0. With credit."
    assert facts[t("method.origin")] == "Table https://a.org; Book"


def test_steps_name_the_threshold(make_reader: MakeReader, drawn: Drawn) -> None:
    steps.show_steps(make_reader(coverage=0.5))
    assert drawn.words[0].count("<li>") == 6
    assert "50%" in drawn.words[0]
