"""One recommendation: practices, what stands beside it, whom to learn from."""

from __future__ import annotations

import pytest

from components.sections.recommendations import detail
from components.sections.recommendations.selection import apply_filters
from smartgov.advice.practice_counts import count_practices
from smartgov.advice.practices import practices_of
from smartgov.model import Study
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader
from tests.components.sections.conftest import Drawn

languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
def test_practices_with_their_base(
    make_reader: MakeReader, survey: Study, language: Language
) -> None:
    reader = make_reader(language, of=survey, recommendation="look_ahead")
    t, chosen = reader.t, apply_filters(reader)
    assert chosen.one is not None
    practices = practices_of(survey, "look_ahead")
    counts = count_practices(reader.scores, practices, chosen.cities)
    counts = counts.sort_values("share", ascending=False, kind="stable")
    table = detail.practices_table(reader, chosen.one)
    assert table.rows == [
        [t.text(survey.question_by_id[q].label), t.share(at["have"], at["answered"]), share]
        for (q, at), share in zip(counts.iterrows(), map(t.percent, counts["share"]), strict=True)
    ]
    assert table.data.set_index("question")["share"].to_dict() == counts["share"].to_dict()
    title = t.text(chosen.one.title)
    assert table.caption == t("recommendations.practices_alt", recommendation=title)


def test_cities_to_learn_from_and_how_far_they_are(make_reader: MakeReader, survey: Study) -> None:
    reader = make_reader(of=survey, recommendation="look_ahead")
    chosen = apply_filters(reader)
    assert chosen.one is not None
    table = detail.teachers_table(reader, chosen, chosen.one, ["asker", "barcelona"])
    assert [row[1:] for row in table.rows] == [["Norway", "100%"], ["Spain", "71%"]]
    assert table.data["city_id"].tolist() == ["asker", "barcelona"]
    assert table.data["need"].tolist() == pytest.approx([0, 200 / 7], abs=1e-9)
    assert "city=asker" in table.rows[0][0]


def test_the_chosen_city_does_not_learn_from_itself(
    make_reader: MakeReader, drawn: Drawn, survey: Study
) -> None:
    free = make_reader(of=survey, recommendation="look_ahead")
    detail.show_one(free)
    first = drawn.tables[1].data["city_id"][0]
    drawn.tables.clear()
    reader = make_reader(of=survey, recommendation="look_ahead", city=first)
    detail.show_one(reader)
    assert first not in drawn.tables[1].data["city_id"].tolist()


def test_what_is_drawn_of_one(make_reader: MakeReader, drawn: Drawn, survey: Study) -> None:
    reader = make_reader(of=survey, recommendation="plan_stronger")
    detail.show_one(reader)
    assert drawn.names[:2] == ["practices-plan_stronger", "learn-from-plan_stronger"]
    shares = drawn.tables[0].data["share"].tolist()
    assert shares == sorted(shares, reverse=True)
    assert len(drawn.figures) == 1


def test_a_recommendation_nobody_asks_about_has_no_table(
    make_reader: MakeReader, drawn: Drawn, survey: Study
) -> None:
    reader = make_reader(of=survey, recommendation="work_with_others")
    detail.show_one(reader)
    assert drawn.figures == []
    assert reader.t("recommendations.not_asked") in drawn.words[0]


def test_without_cities_nothing_is_drawn(
    make_reader: MakeReader, drawn: Drawn, survey: Study
) -> None:
    reader = make_reader(of=survey, search="atlantis")
    detail.show_one(reader)
    assert (drawn.headings, drawn.tables, drawn.words) == ([], [], [])
