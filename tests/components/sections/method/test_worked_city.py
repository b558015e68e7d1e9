"""One city worked through: the numbers on the way from its answers to its score."""

from __future__ import annotations

import math

import pytest

from components.sections.method.worked_city import worked_answers, worked_city, worked_means
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader
from tests.smartgov.made_studies import make_study, make_yes_no

languages = pytest.mark.parametrize("language", LANGUAGES)


def test_the_chosen_city_is_worked_through(make_reader: MakeReader) -> None:
    assert worked_city(make_reader(city="dell")).id == "dell"


def test_without_a_choice_it_is_the_median_of_the_ranked(make_reader: MakeReader) -> None:
    assert worked_city(make_reader()).id == "cove"


def test_where_none_is_ranked_it_is_the_first(make_reader: MakeReader) -> None:
    study = make_study([make_yes_no("q")], {"a": [None], "b": [None]})
    assert worked_city(make_reader(of=study)).id == "a"


@languages
def test_answers_and_their_scores(make_reader: MakeReader, language: Language) -> None:
    reader = make_reader(language)
    t = reader.t
    table = worked_answers(reader, reader.study.city_by_id["brae"])
    assert table.rows[0] == ["Votes", "voice", t("answers.no"), "0 – 1", "0"]
    assert table.rows[1] == ["Listens", "voice", t.number(33.335, 1), "0 – 100", "33"]
    assert table.data["score"].tolist() == pytest.approx([0, 33.335, 40, 0], abs=1e-9)
    assert table.data["answer"].tolist() == [0, 33.335, 40, 0]
    assert set(table.data["city_id"]) == {"brae"}


def test_a_blank_answer_has_no_score(make_reader: MakeReader) -> None:
    reader = make_reader()
    table = worked_answers(reader, reader.study.city_by_id["dell"])
    assert table.rows[0][2:] == [reader.t("answers.blank"), "0 – 1", reader.t.number(math.nan)]
    assert table.data["score"].isna().tolist() == [True, True, True, False]


@languages
def test_means_say_of_what_they_are(make_reader: MakeReader, language: Language) -> None:
    reader = make_reader(language)
    t = reader.t
    rows = worked_means(reader, reader.study.city_by_id["arco"]).rows
    assert rows[0] == ["voice", t("method.mean_of_questions", count=2), t.score(75)]
    assert rows[2][1] == t("method.mean_of_dimensions", count=2)
    assert rows[4][1] == t("method.mean_of_dimensions", count=1)
    assert [str(row[0]) for row in rows[2:5]] == [
        "<strong>open</strong>",
        "look",
        "<strong>plans</strong>",
    ]
    assert rows[5][1:] == [t("method.mean_of_pillars"), f"<strong>{t.score(88.75)}</strong>"]


def test_means_to_download_are_not_rounded(make_reader: MakeReader) -> None:
    reader = make_reader()
    data = worked_means(reader, reader.study.city_by_id["brae"]).data.set_index("part")["score"]
    assert data[["voice", "open", "overall"]].tolist() == pytest.approx(
        [16.6675, 28.33375, 14.166875], abs=1e-9
    )
    assert math.isnan(data["share"])


def test_a_missing_mean_is_words(make_reader: MakeReader) -> None:
    reader = make_reader()
    rows = worked_means(reader, reader.study.city_by_id["dell"]).rows
    assert rows[0][2] == reader.t("terms.too_few_answers")
    assert reader.t("terms.too_few_answers") in rows[-1][2]
