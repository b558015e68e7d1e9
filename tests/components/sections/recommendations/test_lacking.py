"""Who lacks a recommendation or a practice, and who to learn from."""

from __future__ import annotations

import pytest

from components.sections.recommendations import lacking
from smartgov.advice.practices import in_place, practices_of
from smartgov.model import Study
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader
from tests.components.sections.conftest import Drawn

languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
def test_the_list_of_a_practice_within_the_filter(
    make_reader: MakeReader, drawn: Drawn, survey: Study, language: Language
) -> None:
    chosen = {"recommendation": "look_ahead", "practice": "forecasting", "regions": ("002",)}
    reader = make_reader(language, of=survey, **chosen)
    lacking.show_lacking(reader)
    africa = [city.id for city in survey.cities if city.region == "002"]
    answers = reader.scores.normalized.loc[africa, "forecasting"]
    without = set(answers.index[answers == 0])
    assert without
    table = drawn.tables[0]
    assert set(table.data["city_id"]) == without
    assert table.data["city_id"].tolist() == sorted(without, key=reader.sort_key)
    label = reader.t.text(survey.question_by_id["forecasting"].label)
    assert {row[2] for row in table.rows} == {label}
    share = reader.t.share(len(without), int(answers.notna().sum()))
    assert drawn.headings == [reader.t("recommendations.lacking_title", share=share)]


def test_the_list_of_a_recommendation_says_what_each_city_lacks(
    make_reader: MakeReader, survey: Study
) -> None:
    reader = make_reader(of=survey, recommendation="look_ahead")
    table = lacking.lacking_table(reader)
    ids = [q.id for q in practices_of(survey, "look_ahead")]
    answers = reader.scores.normalized[ids]
    assert set(table.data["city_id"]) == set(answers.index[(answers == 0).any(axis=1)])
    for row in table.data.itertuples():
        of_city = answers.loc[row.city_id]
        assert row.practices_lacking == ";".join(of_city.index[of_city == 0])
        assert (row.lacking, row.answered) == ((of_city == 0).sum(), of_city.notna().sum())
    shares = (table.data["lacking"] / table.data["answered"]).tolist()
    assert shares == sorted(shares, reverse=True)


def test_the_chosen_city_is_marked_in_the_list(make_reader: MakeReader, survey: Study) -> None:
    reader = make_reader(of=survey, recommendation="look_ahead", city="abuja")
    table = lacking.lacking_table(reader)
    assert table.chosen is not None
    assert table.data["city_id"][table.chosen] == "abuja"


def test_who_has_a_practice_teaches_it(make_reader: MakeReader, survey: Study) -> None:
    reader = make_reader(of=survey, recommendation="look_ahead", practice="backcasting")
    teachers = list(lacking.most_advanced(reader))
    assert teachers
    assert (in_place(reader.scores).loc[teachers, "backcasting"] == 1).all()
    assert not set(teachers) & set(lacking.lacking_cities(reader).index)


def test_the_chosen_city_does_not_learn_from_itself(make_reader: MakeReader, survey: Study) -> None:
    first, *_ = lacking.most_advanced(make_reader(of=survey, recommendation="look_ahead"))
    reader = make_reader(of=survey, recommendation="look_ahead", city=first)
    assert first not in lacking.most_advanced(reader)


def test_how_far_those_to_learn_from_are(make_reader: MakeReader, survey: Study) -> None:
    reader = make_reader(of=survey, recommendation="look_ahead", countries=("NO", "ES"))
    table = lacking.teachers_table(reader)
    assert list(table.rows[0][1:]) == ["Norway", "100%"]
    assert table.data["city_id"][0] == "asker"
    assert table.data["need"][0] == pytest.approx(0, abs=1e-9)
    assert "city=asker" in table.rows[0][0]


def test_a_practice_of_another_recommendation_opens_nothing(
    make_reader: MakeReader, survey: Study
) -> None:
    reader = make_reader(of=survey, recommendation="plan_stronger", practice="forecasting")
    assert [q.id for q in lacking.listed_practices(reader)] == ["strategic_plan"]
    assert lacking.list_name(reader) == "plan_stronger"


def test_where_nobody_lacks_it_the_list_says_so(
    make_reader: MakeReader, drawn: Drawn, survey: Study
) -> None:
    lacking.show_lacking(
        make_reader(of=survey, recommendation="answer_for_results", regions=("002",))
    )
    assert drawn.words == [make_reader(of=survey).t("recommendations.lacking_none")]
    assert not any(name.startswith("lacking") for name in drawn.names)
