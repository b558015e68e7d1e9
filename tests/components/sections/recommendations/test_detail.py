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


def test_under_a_dimension_only_its_practices_are_drawn(
    make_reader: MakeReader, drawn: Drawn, survey: Study
) -> None:
    reader = make_reader(of=survey, dimension="foresight", recommendation="look_ahead")
    detail.show_one(reader)
    expected = {q.id for q in survey.scored if q.dimension == "foresight"}
    assert set(drawn.tables[0].data["question"]) == expected
    assert len(practices_of(survey, "look_ahead")) > len(expected)
    assert len(drawn.figures[0].data[0].y) == len(expected)


def test_a_bar_opens_the_list_of_its_practice_and_closes_it(
    make_reader: MakeReader, drawn: Drawn, survey: Study
) -> None:
    reader = make_reader(of=survey, recommendation="look_ahead")
    detail.show_one(reader)
    _, rows = drawn.figures[0].data
    assert [mark for (mark,) in rows.meta] == drawn.tables[0].data["question"].tolist()
    lead = drawn.leads["practices-look_ahead"]
    opened = lead.follow(reader.view, tuple(rows.meta[0]))
    assert (opened.recommendation, opened.practice) == ("look_ahead", rows.meta[0][0])
    assert lead.follow(opened, tuple(rows.meta[0])).practice is None
    assert lead.follow(opened, tuple(rows.meta[1])).practice == rows.meta[1][0]


def test_the_open_practice_alone_keeps_its_color(
    make_reader: MakeReader, drawn: Drawn, survey: Study
) -> None:
    reader = make_reader(of=survey, recommendation="look_ahead", practice="forecasting")
    detail.show_one(reader)
    colors = dict(
        zip(drawn.tables[0].data["question"], drawn.figures[0].data[0].marker.color, strict=True)
    )
    assert colors.pop("forecasting") == reader.hue("strategic_management")
    assert set(colors.values()) == {reader.theme.other}


def test_what_is_drawn_of_one(make_reader: MakeReader, drawn: Drawn, survey: Study) -> None:
    reader = make_reader(of=survey, recommendation="plan_stronger")
    detail.show_one(reader)
    assert drawn.names == [
        "practices-plan_stronger",
        "lacking-plan_stronger",
        "learn-from-plan_stronger",
    ]
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
