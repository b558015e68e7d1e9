"""Tests of what a city can teach, and whom it could exchange with."""

from __future__ import annotations

import pytest

from components.sections.city import teaching
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage
from tests.components.sections.conftest import Drawn


@pytest.mark.parametrize("language", LANGUAGES)
def test_lessons_and_partners_are_tables_with_links(
    make_page: MakePage, drawn: Drawn, language: Language
) -> None:
    page = make_page(language, city="durban")
    teaching.show_teaching(page)
    assert drawn.names == ["teaches-durban", "partners-durban"]
    lessons, partners = drawn.tables
    assert len(lessons.rows) == len(teaching.lessons_of(page)) > 3
    assert list(lessons.data["lacking"]) == sorted(lessons.data["lacking"], reverse=True)
    assert 'href="city?city=' in str(lessons.rows[0][2])
    assert 0 < len(partners.rows) <= 5
    assert "durban" not in set(partners.data["partner_id"])
    for row, pair in zip(partners.rows, teaching.partners_of(page), strict=True):
        assert row[2] == teaching.practice_names(page, pair.sees)
        assert row[3] == teaching.practice_names(page, pair.shows)


def test_without_a_city_nothing_is_drawn(make_page: MakePage, drawn: Drawn) -> None:
    page = make_page()
    teaching.show_teaching(page)
    assert (drawn.tables, teaching.lessons_of(page), teaching.partners_of(page)) == ([], (), ())


def test_many_learners_are_counted(make_page: MakePage) -> None:
    page = make_page(city="barcelona")
    cities = page.study.cities[: teaching.MOST_NAMED + 3]
    named = teaching.name_cities(page, cities)
    assert named.count("<a ") == teaching.MOST_NAMED
    assert page.t("charts.cities_more", count=3) in named
