"""What the filters of recommendations and cities select."""

from __future__ import annotations

import re

import pytest

from components.sections.recommendations import selection
from smartgov.advice.needs import compute_lacks, compute_needs, order_by_need
from smartgov.advice.priorities import order_by_gap
from smartgov.model import Study
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader
from tests.components.sections.conftest import Drawn

languages = pytest.mark.parametrize("language", LANGUAGES)


def test_without_a_filter_all_are_selected(make_reader: MakeReader, survey: Study) -> None:
    reader = make_reader(of=survey)
    chosen = selection.apply_filters(reader)
    assert chosen.recommendations == reader.recommendations
    assert chosen.cities == [city.id for city in survey.cities]
    assert list(chosen.needs.columns) == [r.id for r in reader.recommendations]
    assert chosen.one is not None
    assert chosen.one.id in chosen.priorities.index


def test_pillar_dimension_and_cities_are_filters(make_reader: MakeReader, survey: Study) -> None:
    reader = make_reader(of=survey, pillar="strategic_management", countries=("ES",))
    chosen = selection.apply_filters(reader)
    assert {r.pillar for r in chosen.recommendations} == {"strategic_management"}
    assert set(chosen.needs.index) == {c.id for c in survey.cities if c.country == "ES"}
    narrow = selection.apply_filters(make_reader(of=survey, dimension="foresight"))
    assert narrow.recommendations
    assert all("foresight" in r.dimensions for r in narrow.recommendations)
    assert len(narrow.recommendations) < 7


def test_what_a_city_lacks_comes_in_the_order_of_its_need(
    make_reader: MakeReader, survey: Study
) -> None:
    reader = make_reader(of=survey, city="centelles", lacking=True)
    ids = [r.id for r in selection.apply_filters(reader).recommendations]
    of_city = compute_lacks(survey, reader.scores, reader.recommendations).loc["centelles"]
    assert set(ids) == set(of_city.index[of_city == 1])
    assert len(ids) > 1
    assert reader.peers is not None
    table = compute_needs(survey, reader.scores, reader.recommendations)
    order = [r for r, _ in order_by_need(table, "centelles", reader.peers.cities)]
    assert ids == [r for r in order if r in ids]


def test_nothing_is_lacking_without_a_city(make_reader: MakeReader, survey: Study) -> None:
    assert len(selection.apply_filters(make_reader(of=survey, lacking=True)).recommendations) == 7


def test_needs_are_not_rounded_and_blank_where_nothing_is_known(
    make_reader: MakeReader, survey: Study
) -> None:
    reader = make_reader(of=survey)
    chosen = selection.apply_filters(reader)
    assert chosen.needs.loc["ghent", "reach_the_unorganized"] == pytest.approx(100 / 3, abs=1e-9)
    assert chosen.needs["work_with_others"].isna().all()
    assert "work_with_others" not in chosen.priorities.index


def test_the_one_is_the_chosen_where_it_is_selected(make_reader: MakeReader, survey: Study) -> None:
    def one(**chosen: str) -> str | None:
        found = selection.apply_filters(make_reader(of=survey, **chosen)).one
        return found.id if found else None

    assert one(recommendation="look_ahead") == "look_ahead"
    other = one(recommendation="look_ahead", pillar="open_government")
    assert other not in (None, "look_ahead")


def test_under_a_dimension_only_its_practices_count(make_reader: MakeReader, survey: Study) -> None:
    reader = make_reader(of=survey, dimension="foresight")
    needs = selection.apply_filters(reader).needs["look_ahead"]
    asked = [q.id for q in survey.scored if q.dimension == "foresight"]
    expected = 100 - reader.scores.normalized[asked].mean(axis=1)
    assert needs.to_numpy() == pytest.approx(expected.to_numpy(), nan_ok=True)


def test_the_list_can_stand_in_the_order_of_the_gap(make_reader: MakeReader, survey: Study) -> None:
    chosen = selection.apply_filters(make_reader(of=survey, order="gap"))
    measured = [r.id for r in chosen.recommendations if r.id in chosen.priorities.index]
    assert measured == order_by_gap(chosen.priorities)
    assert measured == [r.id for r in chosen.recommendations[: len(measured)]]
    assert len(chosen.recommendations) == 7


@pytest.mark.parametrize(
    "filters", [{}, {"regions": ("002",)}, {"pillar": "strategic_management"}, {"order": "gap"}]
)
def test_the_widest_gap_of_what_is_filtered_is_looked_at(
    make_reader: MakeReader, survey: Study, filters: dict[str, object]
) -> None:
    chosen = selection.apply_filters(make_reader(of=survey, **filters))
    assert chosen.one is not None
    assert chosen.one.id == order_by_gap(chosen.priorities)[0]


def test_the_widest_gap_of_the_city_is_looked_at_where_only_its_gaps_are(
    make_reader: MakeReader, survey: Study
) -> None:
    chosen = selection.apply_filters(make_reader(of=survey, city="centelles", lacking=True))
    assert chosen.one == chosen.recommendations[0]


def test_numbers_titles_and_colors_do_not_depend_on_filters(
    make_reader: MakeReader, survey: Study
) -> None:
    reader = make_reader("fr", of=survey, dimension="foresight")
    ids = [r.id for r in reader.recommendations]
    assert selection.numbers(reader) == {r: n for n, r in enumerate(ids, start=1)}
    assert selection.titles(reader)["look_ahead"] == reader.recommendations[
        ids.index("look_ahead")
    ].title.read("fr")
    assert selection.colors(reader)["look_ahead"] == reader.hue("strategic_management")


@languages
def test_the_list_says_how_many_lack_each(
    make_reader: MakeReader, drawn: Drawn, survey: Study, language: Language
) -> None:
    reader = make_reader(language, of=survey)
    chosen = selection.apply_filters(reader)
    selection.show_list(reader)
    items = re.findall("<li .*?</li>", drawn.words[0])
    assert len(items) == 7
    for recommendation, item in zip(chosen.recommendations, items, strict=True):
        if recommendation.id in chosen.priorities.index:
            at = chosen.priorities.loc[recommendation.id]
            assert reader.t.share(at["lacking"], at["answered"]) in item
        else:
            assert "sg-not-asked" in item


def test_a_filter_that_leaves_nothing_says_so(
    make_reader: MakeReader, drawn: Drawn, survey: Study
) -> None:
    reader = make_reader(of=survey, search="atlantis")
    selection.show_sentence(reader)
    selection.show_list(reader)
    assert drawn.words[1:] == [reader.t("filters.none_left")]
