"""Tests of the words for the evidence behind a city's answers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markupsafe import Markup

from components.reader import Reader
from components.words.behind import count_words, evidence_cell, has_evidence
from smartgov.evidence import Evidence
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader

BEHIND = {
    ("arco", "vote"): Evidence("Adopted <b>", "https://example.org/a?b=1&c", "Court", "2019-10"),
    ("arco", "plan"): Evidence(verified_by="Audit"),
    ("brae", "plan"): Evidence(note="Of another city."),
}


def with_behind(reader: Reader) -> Reader:
    return replace(reader, study=replace(reader.study, evidence=BEHIND))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_counted_among_the_answers_of_the_city(
    make_reader: MakeReader, language: Language
) -> None:
    reader = with_behind(make_reader(language, city="arco"))
    assert reader.city is not None
    answered = int(reader.study.answers.loc["arco"].notna().sum())
    words = count_words(reader, reader.city)
    assert str(answered) in words
    assert words == reader.t("evidence.count", city="Arco", given=2, all=answered, verified=2)


def test_a_cell_has_note_link_and_verification(make_reader: MakeReader) -> None:
    reader = with_behind(make_reader(city="arco"))
    assert reader.city is not None
    by_id = reader.study.question_by_id
    cell = evidence_cell(reader, reader.city, by_id["vote"])
    assert isinstance(cell, Markup)
    note, link, verified = cell.split("<br>")
    assert note == "Adopted &lt;b&gt;"
    assert 'href="https://example.org/a?b=1&amp;c"' in link
    assert 'rel="noopener noreferrer"' in link
    assert ">example.org<" in link
    assert verified == "Verified by Court, 2019-10"
    assert evidence_cell(reader, reader.city, by_id["plan"]) == "Verified by Audit"
    assert evidence_cell(reader, reader.city, by_id["listen"]) == ""


def test_the_evidence_of_other_cities_does_not_count(make_reader: MakeReader) -> None:
    reader = with_behind(make_reader(city="dell"))
    assert reader.city is not None
    assert not has_evidence(reader, reader.city, reader.study.questions)
    assert count_words(reader, reader.city).startswith("0 of ")
