"""Tests of the recommendations sorted by a city's own gaps."""

from __future__ import annotations

import re

import pytest

from components.sections.city.next_steps import show_next
from smartgov.advice.needs import compute_needs, order_by_need
from smartgov.advice.practices import lacking_practices
from smartgov.model import Study
from smartgov.scoring.score import score
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader
from tests.components.sections.conftest import Drawn
from tests.smartgov.made_studies import make_city, make_framework, make_study, make_yes_no

languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
def test_the_widest_gap_comes_first(
    make_reader: MakeReader, drawn: Drawn, survey: Study, language: Language
) -> None:
    reader = make_reader(language, of=survey, city="barcelona")
    show_next(reader)
    table = compute_needs(reader.study, reader.scores, reader.recommendations)
    assert reader.peers is not None
    order = [r for r, need in order_by_need(table, "barcelona", reader.peers.cities) if need > 1e-9]
    assert len(order) > 1
    titles = {r.id: reader.t.text(r.title) for r in reader.recommendations}
    items = re.findall("<li .*?</li>", drawn.words[0])
    assert [re.search("<strong>(.*?)</strong>", item)[1] for item in items] == [
        titles[r] for r in order
    ]
    first = lacking_practices(survey, reader.scores, "barcelona", order[0])
    assert first
    assert all(reader.t.text(question.label) in items[0] for question in first)


def test_a_city_with_every_practice_has_no_gap(
    make_reader: MakeReader, drawn: Drawn, survey: Study
) -> None:
    reader = make_reader(of=survey, city="ilo")
    show_next(reader)
    table = compute_needs(reader.study, reader.scores, reader.recommendations)
    assert (table.loc["ilo"].dropna() == 0).all()
    assert drawn.words[0] == reader.t("city.no_gaps")


def test_recommendations_nobody_knows_about_are_named(
    make_reader: MakeReader, drawn: Drawn, survey: Study
) -> None:
    reader = make_reader(of=survey, city="barcelona")
    show_next(reader)
    blank = compute_needs(survey, reader.scores, reader.recommendations).loc["barcelona"].isna()
    for recommendation in reader.recommendations:
        if blank[recommendation.id]:
            assert reader.t.text(recommendation.title) in drawn.words[-1]


def test_without_a_city_nothing_is_drawn(make_reader: MakeReader, drawn: Drawn) -> None:
    show_next(make_reader())
    assert (drawn.headings, drawn.words) == ([], [])


def make(*answers: float) -> Study:
    """Return a study of two cities with three practices of a tenth each."""
    questions = [
        make_yes_no(f"q{n}", "participation", weight=0.1, recommendations=("design_together",))
        for n in range(3)
    ]
    return make_study(
        questions,
        {"one": answers, "two": [1, 1, 0]},
        make_framework({"open_government": ["participation"]}),
        [make_city("one"), make_city("two")],
    )


def test_a_rounding_error_of_fractional_weights_is_no_gap(
    make_reader: MakeReader, drawn: Drawn
) -> None:
    study = make(1, 1, 1)
    reader = make_reader(of=study, city="one", peers="study")
    assert 100 - score(study).overall["one"] != 0
    show_next(reader)
    assert "<li " not in "".join(drawn.words)
    assert drawn.words[0] == reader.t("city.no_gaps")


def test_a_gap_names_what_is_lacking_and_whom_to_learn_from(
    make_reader: MakeReader, drawn: Drawn
) -> None:
    reader = make_reader(of=make(1, 0, 0), city="one", peers="study")
    show_next(reader)
    words = "".join(drawn.words)
    assert words.count("<li ") == 1
    assert reader.t("city.no_gaps") not in words
    assert "Two</a>" in words
    assert reader.t.share(2, 3) in words
