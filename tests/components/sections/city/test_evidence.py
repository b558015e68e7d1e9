"""Tests of the tables of evidence for a city's scores."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from markupsafe import Markup

from components.reader import Reader
from components.sections.city import evidence
from smartgov.evidence import Evidence
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader
from tests.components.sections.conftest import Drawn

languages = pytest.mark.parametrize("language", LANGUAGES)


def answers(reader: Reader) -> evidence.show.Table:
    assert reader.city is not None
    return evidence.answers_table(reader, reader.city)


@languages
def test_answers_stand_beside_those_of_the_peers(
    make_reader: MakeReader, language: Language
) -> None:
    reader = make_reader(language, city="arco", peers="study")
    t = reader.t
    table = answers(reader)
    rows = {str(row[0]): row[1:] for row in table.rows}
    assert rows["Do they vote?"] == ["voice", t("answers.yes"), t.share(1, 2)]
    assert rows["Is there a plan?"] == ["look", t("answers.yes"), t.share(2, 3)]
    assert rows["How many?"] == ["data", "80\N{NO-BREAK SPACE}sets", t.share(0, 2)]
    assert rows["People?"][0] == t("terms.context")
    assert table.columns[2].label == "Arco"


def test_barriers_are_not_among_the_answers(make_reader: MakeReader) -> None:
    table = answers(make_reader(city="arco"))
    assert table.data["question"].tolist() == ["vote", "listen", "sets", "plan", "staff"]
    assert len(table.rows) == 5


def test_a_blank_answer_is_compared_with_nobody(make_reader: MakeReader) -> None:
    reader = make_reader(city="dell", peers="study")
    table = answers(reader)
    first = table.rows[0]
    assert isinstance(first[2], Markup)
    assert reader.t("answers.blank") in first[2]
    assert first[3] == reader.t.number(None)
    assert math.isnan(table.data["answer"][0])
    assert math.isnan(table.data["same"][0])


def test_the_data_are_not_rounded(make_reader: MakeReader) -> None:
    table = answers(make_reader(city="brae"))
    assert table.data.set_index("question").loc["listen", "answer"] == 33.335
    assert table.rows[1][2] == "33.3"


def test_barriers_count_the_peers_that_name_them_too(make_reader: MakeReader, drawn: Drawn) -> None:
    reader = make_reader(city="arco", peers="study")
    evidence.show_barriers(reader)
    (table,) = drawn.tables
    assert drawn.names == ["barriers-arco"]
    assert table.caption == reader.t("city.barriers_title", city="Arco", count=1)
    assert table.rows == [["Money", reader.t.share(1, 2)]]
    row = table.data.iloc[0]
    assert (row["barrier"], row["have"], row["answered"]) == ("money", 1, 2)


@pytest.mark.parametrize(("city", "key"), [("brae", "none"), ("dell", "blank")])
def test_no_barrier_and_no_answer_are_told_apart(
    make_reader: MakeReader, drawn: Drawn, city: str, key: str
) -> None:
    reader = make_reader(city=city)
    evidence.show_barriers(reader)
    assert drawn.tables == []
    assert drawn.headings == [reader.t(f"city.barriers_{key}", city=city.title())]


def test_similar_cities_are_the_nearest_first(make_reader: MakeReader) -> None:
    reader = make_reader(city="arco")
    table = evidence.similar_table(reader, evidence.similar_cities(reader))
    assert table.data["city_id"].tolist() == ["cove", "brae"]
    distance = math.sqrt((12.375**2 + 60**2 + 0**2) / 3)
    assert table.data["distance"][0] == pytest.approx(distance)
    assert table.data["overall"].tolist() == pytest.approx([70.65625, 14.166875])
    first = table.rows[0]
    assert "?city=cove" in first[0]
    assert first[1] == reader.t.country("CL")
    assert first[3] == "70.7"


def test_a_city_of_few_answers_is_like_no_other(make_reader: MakeReader, drawn: Drawn) -> None:
    reader = make_reader(city="dell")
    evidence.show_similar(reader)
    assert drawn.tables == []
    assert reader.t("city.similar_none", city="Dell") in " ".join(drawn.words)


@pytest.mark.parametrize(
    "section", [evidence.show_answers, evidence.show_barriers, evidence.show_similar]
)
def test_without_a_city_nothing_is_drawn(make_reader: MakeReader, drawn: Drawn, section) -> None:
    section(make_reader())
    assert (drawn.headings, drawn.tables, drawn.words) == ([], [], [])


def test_evidence_stands_beside_the_answer_and_in_the_file(make_reader: MakeReader) -> None:
    plain = make_reader(city="arco")
    assert len(answers(plain).columns) == 4
    behind = {("arco", "plan"): Evidence("Adopted.", "https://example.org", "Court", "2019")}
    reader = replace(plain, study=replace(plain.study, evidence=behind))
    table = answers(reader)
    assert table.columns[-1].label == reader.t("evidence.column")
    cells = {str(row[0]): str(row[4]) for row in table.rows}
    assert cells["Is there a plan?"].startswith("Adopted.<br>")
    assert cells["Do they vote?"] == ""
    data = table.data.set_index("question")
    assert data.loc["plan", "link"] == "https://example.org"
    assert data.loc["vote", "note"] == ""
    assert "city" not in data


def test_evidence_is_counted_above_the_answers(drawn: Drawn, make_reader: MakeReader) -> None:
    plain = make_reader(city="arco")
    behind = {("arco", "plan"): Evidence("Adopted.")}
    reader = replace(plain, study=replace(plain.study, evidence=behind))
    evidence.show_answers(plain)
    assert not any("carry evidence" in words for words in drawn.words)
    evidence.show_answers(reader)
    assert any("1 of 7 answers of Arco carry evidence, 0 verified." in w for w in drawn.words)
