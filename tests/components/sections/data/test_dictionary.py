"""The data dictionary: questions, what they allow, and the columns of the files."""

from __future__ import annotations

import pytest

from components.sections.data import dictionary
from components.words.answers import allowed_words
from smartgov.text import LANGUAGES, Language, Text
from tests.components.conftest import MakeReader
from tests.smartgov.made_studies import make_question, make_yes_no

languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
def test_allowed_answers_in_words(make_reader: MakeReader, language: Language) -> None:
    reader = make_reader(language)
    t = reader.t
    levels = (Text("none"), Text("some"))
    words = {
        t.join([t("answers.yes"), t("answers.no")], "or"): make_yes_no("q"),
        "1 none; 2 some": make_question("q", type="scale", low=1, high=2, levels=levels),
        "0–5": make_question("q", type="scale", low=0, high=5),
        f"0–{t.number(99.5, 2)} days": make_question("q", high=99.5, unit="days"),
        t("data.any_number", unit="people").strip(): make_question(
            "q", sample_range=True, unit="people"
        ),
        t("data.any_number", unit="").strip(): make_question("q", sample_range=True),
    }
    for expected, question in words.items():
        assert allowed_words(reader, question) == expected


@languages
def test_every_question_is_in_the_codebook(make_reader: MakeReader, language: Language) -> None:
    reader = make_reader(language)
    t = reader.t
    table = dictionary.codebook_table(reader)
    assert table.rows[2] == ["How many?", "data", t("data.roles.scored"), "0–100 sets", "1", "sets"]
    barrier = table.rows[4]
    assert barrier[2] == t("data.roles.barrier")
    assert barrier[4] == ""
    assert table.data["id"].tolist() == [q.id for q in reader.study.questions]
    assert table.data.loc[2, ["low", "high", "unit", "text_en"]].tolist() == [
        0,
        100,
        "sets",
        "How many?",
    ]


@pytest.mark.parametrize("name", dictionary.TABLES)
def test_texts_in_three_languages_are_one_column(name: str) -> None:
    columns = dictionary.columns_of(name)
    assert len(set(columns)) == len(columns)
    assert not [column for column in columns if column.endswith(("_en", "_es", "_fr"))]
    for column in dictionary.TABLES[name].columns:
        stem = column.removesuffix("_en").removesuffix("_es").removesuffix("_fr")
        assert column in columns or f"{stem}_*" in columns


@languages
@pytest.mark.parametrize("name", dictionary.TABLES)
def test_every_column_has_a_meaning(make_reader: MakeReader, name: str, language: Language) -> None:
    table = dictionary.columns_table(make_reader(language), name)
    assert table.data["column"].tolist() == dictionary.columns_of(name)
    assert table.data["meaning"].str.len().gt(3).all()
    assert set(table.data["file"]) == {f"{name}.csv"}
    assert [row[1] for row in table.rows] == table.data["meaning"].tolist()
