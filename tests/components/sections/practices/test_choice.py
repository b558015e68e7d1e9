"""Which practices the filters of the page leave, and what is said about them."""

from __future__ import annotations

import pytest

from components.sections.practices import choice
from smartgov.model import Study
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage, MakeReader
from tests.components.sections.conftest import Drawn

languages = pytest.mark.parametrize("language", LANGUAGES)


def test_without_a_filter_all_are_shown_by_recommendation(make_page: MakePage) -> None:
    page = make_page()
    cases = choice.chosen_cases(page)
    assert len(cases) == 53
    order = [recommendation.id for recommendation in page.recommendations]
    places = [order.index(case.recommendation) for case in cases]
    assert places == sorted(places)


def test_each_filter_selects(make_page: MakePage) -> None:
    asia = choice.chosen_cases(make_page(case_regions=("142",)))
    assert {case.city.region for case in asia} == {"142"}
    mexico = choice.chosen_cases(make_page(case_countries=("MX",)))
    assert {case.city.id for case in mexico} == {"mexico-city"}
    ahead = choice.chosen_cases(make_page(recommendation="look_ahead"))
    assert {case.recommendation for case in ahead} == {"look_ahead"}
    small = choice.chosen_cases(make_page(case_sizes=("50k_250k",)))
    assert {case.city.id for case in small} == {"fort-collins", "leuven", "naga", "reykjavik"}
    assert not choice.chosen_cases(make_page(case_regions=("142",), case_words="bilbao"))


def test_the_filters_of_the_data_set_do_not_select(make_page: MakePage) -> None:
    assert len(choice.chosen_cases(make_page(regions=("002",), search="durban"))) == 53


@languages
def test_the_choices_are_those_with_a_practice_by_name(
    make_page: MakePage, language: Language
) -> None:
    page = make_page(language)
    regions, countries, sizes = choice.case_options(page)
    assert len(regions) == 6
    names = [page.t.country(country) for country in countries]
    assert names == sorted(names, key=page.collate)
    assert {"US", "TW", "MG"} <= set(countries)
    assert sizes == ["50k_250k", "250k_1m", "1m_5m", "over_5m"]


@languages
def test_it_says_how_many_there_are_and_what_they_are_not(
    make_page: MakePage, drawn: Drawn, language: Language
) -> None:
    page = make_page(language, case_countries=("ES",))
    choice.show_shown.__wrapped__(page)
    (sentence,) = drawn.words
    cases = choice.chosen_cases(page)
    assert page.t("cases.practices", count=len(cases)) in sentence
    assert page.t("cases.in_cities", count=4) in sentence
    assert 'href="practices"' in sentence
    assert page.t("cases.not_verified") in sentence


def test_where_all_are_shown_nothing_removes_a_filter(make_page: MakePage, drawn: Drawn) -> None:
    choice.show_shown.__wrapped__(make_page(regions=("002",)))
    assert make_page().t("cases.remove") not in drawn.words[0]


def test_filters_that_leave_none_say_so(make_page: MakePage, drawn: Drawn) -> None:
    page = make_page(case_words="no such words")
    choice.show_shown.__wrapped__(page)
    assert drawn.words[-1] == page.t("cases.none_left")


def test_a_study_with_other_recommendations_shows_none(
    make_reader: MakeReader, drawn: Drawn, small: Study
) -> None:
    reader = make_reader(of=small)
    choice.choose(reader)
    choice.show_shown.__wrapped__(reader)
    assert drawn.words == [reader.t("cases.other_recommendations")]


def test_the_numbers_of_recommendations_do_not_depend_on_the_one_chosen(
    make_page: MakePage,
) -> None:
    every = choice.count_cases(make_page())
    assert sum(every.values()) == 53
    assert choice.count_cases(make_page(recommendation="look_ahead")) == every
    assert choice.count_cases(make_page(case_words="Night Owl")) == {"look_ahead": 1}
