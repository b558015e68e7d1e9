"""What was understood of a file: its columns, words and cities as tables."""

from __future__ import annotations

from dataclasses import replace

import pytest
import streamlit as st

from components.sections.data import understood as section
from components.session_files import Upload
from smartgov.intake.read_file import FileStudy
from smartgov.intake.understood import (
    BlankColumn,
    Column,
    Doubt,
    LayoutKind,
    Location,
    Understood,
    Value,
)
from smartgov.text import LANGUAGES, Language, Text
from tests.components.conftest import MakeReader
from tests.components.sections.conftest import Drawn
from tests.smartgov.made_studies import make_yes_no

languages = pytest.mark.parametrize("language", LANGUAGES)

FOUND = Understood(
    questions=(make_yes_no("vote"),),
    columns=(
        Column("", "A", "Nombre", "respondent", how="wording"),
        Column("", "B", "Ciudad", "name", how="wording"),
        Column("", "C", "vote", "question", "vote", "id"),
        Column("", "D", "<b>Otra</b>", "ignored"),
    ),
    values=(
        Value("X", "yes_no", 1),
        Value("sí", "yes_no", 1),
        Value("n/a", "yes_no", None),
        Value("piloto", "scale", 2, Text("pilot", "piloto", "pilote")),
    ),
    blanks=(BlankColumn("vote", "vote", 1, 1, "no"),),
    locations=(
        Location("Bilbao", "ES", "gazetteer"),
        Location("Lyon", "FR", "file", Doubt("swapped", 45.75, 4.85, 5000)),
        Location("Porto", "PT", "repaired", Doubt("zero", 41, -8, 4000), "repaired"),
    ),
)


@languages
def test_every_column_has_its_meaning(make_reader: MakeReader, language: Language) -> None:
    reader = make_reader(language)
    t = reader.t
    rows = section.column_rows(reader, FOUND)
    assert [row[0] for row in rows] == ["A: Nombre", "B: Ciudad", "C: vote", "D: <b>Otra</b>"]
    assert rows[0][1] == t("understood.roles.respondent")
    assert rows[1][1] == {"en": "City", "es": "Ciudad", "fr": "Ville"}[language]
    assert rows[2][2] == t("understood.how.id")
    assert rows[3][1:] == [t("understood.roles.ignored"), ""]


@languages
def test_words_of_one_meaning_stand_in_one_row(make_reader: MakeReader, language: Language) -> None:
    reader = make_reader(language)
    t = reader.t
    kind = t("understood.kinds.yes_no")
    rows = section.word_rows(reader, FOUND)
    assert ["X, sí", t("answers.yes"), kind] in rows
    assert ["n/a", t("understood.blank.missing"), kind] in rows
    level = {"en": "pilot", "es": "piloto", "fr": "pilote"}[language]
    assert ["piloto", f"2 – {level}", t("understood.kinds.scale")] in rows
    ticks = t("understood.kinds.ticks", count=1)
    assert rows[-1] == [t("understood.blank_cell"), t("understood.blank.no"), ticks]


@languages
def test_every_city_has_its_place(make_reader: MakeReader, language: Language) -> None:
    t = (reader := make_reader(language)).t
    assert section.city_rows(reader, FOUND) == [
        ["Bilbao", t.country("ES"), t("understood.places.gazetteer")],
        ["Lyon", t.country("FR"), t("understood.places.doubtful")],
        ["Porto", t.country("PT"), t("understood.places.repaired")],
    ]


@languages
def test_the_summary_counts(make_reader: MakeReader, language: Language) -> None:
    t = (reader := make_reader(language)).t
    parts = [
        t("understood.count_questions", count=1),
        t("understood.count_cities", count=3),
        t("understood.count_ignored", count=1),
    ]
    assert section.summarize(reader, FOUND) == t.join(parts)


def test_the_persons_are_said_to_be_left_out_and_names_are_text(
    make_reader: MakeReader, drawn: Drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    for part in ("ask", "change_column", "_draw_mapping"):
        monkeypatch.setattr(section, part, lambda *_: None)
    reader = make_reader()
    section.show_understood(reader, Upload("digest"), FileStudy("a.csv", None, understood=FOUND))
    assert drawn.headings == [reader.t("understood.title")]
    assert reader.t("understood.respondents", columns="Nombre") in drawn.words[0]
    assert "&lt;b&gt;Otra" in "".join(drawn.words)
    assert "<b>Otra" not in "".join(drawn.words)


@languages
@pytest.mark.parametrize("layout", ["transposed", "sheets", "form"])
def test_how_the_table_was_turned_is_said_first(
    make_reader: MakeReader,
    drawn: Drawn,
    monkeypatch: pytest.MonkeyPatch,
    language: Language,
    layout: LayoutKind,
) -> None:
    for part in ("ask", "change_column", "_draw_mapping"):
        monkeypatch.setattr(section, part, lambda *_: None)
    turned = replace(FOUND, layout=layout, columns=(Column("", "", "City", "name"),))
    reader = make_reader(language)
    section.show_understood(reader, Upload("digest"), FileStudy("a.csv", None, understood=turned))
    assert reader.t(f"understood.layouts.{layout}") in drawn.words[0]
    assert section.column_rows(reader, turned)[0][0] == "City"


def test_a_file_without_columns_has_no_section(make_reader: MakeReader, drawn: Drawn) -> None:
    section.show_understood(make_reader(), Upload("digest"), FileStudy("a.csv", None))
    assert drawn.headings == drawn.words == []


def test_a_mapping_that_is_none_is_told(
    make_reader: MakeReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(st, "error", said.append)
    section._apply(make_reader(), Upload("digest"), FOUND, b"{}", "m.json")
    assert len(said) == 1
    assert "mapping" in said[0]
