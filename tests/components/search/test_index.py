"""What can be found, and the view that each finding opens."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest

from components.cache import load_collection
from components.reader import Reader
from components.search.index import (
    Entry,
    city_entries,
    page_entries,
    study_entries,
    subject_entries,
)
from components.view.view import View
from components.words.shapes import city_shape
from smartgov.cases.case import Case
from smartgov.model import OWN_ID, Study
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage

languages = pytest.mark.parametrize("language", LANGUAGES)


def by_key(entries: list[Entry]) -> dict[str, Entry]:
    """Return entries by their key, none of which is there twice."""
    found = {entry.key: entry for entry in entries}
    assert len(found) == len(entries)
    return found


def all_entries(reader: Reader) -> dict[str, Entry]:
    """Return everything of a study that can be found."""
    return by_key([*city_entries(reader, reader.study.city_by_id), *subject_entries(reader)])


@languages
def test_everything_of_a_data_set_can_be_found(
    make_page: MakePage, survey: Study, language: Language
) -> None:
    page = make_page(language)
    found = all_entries(page)
    kinds = [entry.kind for entry in found.values()]
    assert kinds.count("city") == len(survey.cities)
    assert kinds.count("recommendation") == len(page.recommendations) == 7
    assert kinds.count("dimension") == len(survey.asked)
    assert kinds.count("practice") == len(survey.scored)
    assert kinds.count("barrier") == len(survey.with_role("barrier"))
    assert kinds.count("country") == len(survey.countries)
    assert all(entry.label for entry in found.values())
    assert found["country:BE"].label == page.t.country("BE")
    context = found["city:ghent"].context
    assert context.startswith(page.t.country("BE"))
    assert "Gent" in context


def test_a_city_brings_the_picture_that_tables_have(make_page: MakePage) -> None:
    page = make_page()
    (ghent,) = city_entries(page, ["ghent"])
    drawn = unquote(city_shape(page, "ghent"))
    assert [path for path in ghent.shape if path] == re.findall(" d='([^']*)'", drawn)
    assert len(ghent.shape) == 2 + len(page.study.framework.pillars)


def test_a_city_keeps_the_rest_of_the_view(make_page: MakePage) -> None:
    found = all_entries(make_page())
    view = View(city="bilbao", measure="foresight", changes=(("vote", 1.0),), regions=("002",))
    opened = found["city:ghent"].open(view)
    assert (found["city:ghent"].page, opened.city, opened.measure) == ("city", "ghent", "foresight")
    assert opened.changes == ()
    assert opened.regions == ("002",)


def test_what_is_found_is_not_hidden_by_a_filter(make_page: MakePage) -> None:
    page = make_page()
    found = all_entries(page)
    view = View(pillar="open_government", lacking=True, city="ghent", countries=("BE",), search="g")
    one = page.recommendations[-1]
    opened = found[f"recommendation:{one.id}"].open(view)
    assert (opened.recommendation, opened.pillar, opened.lacking) == (one.id, None, False)
    assert opened.city == "ghent"
    opened = found["region:002"].open(view)
    assert (opened.regions, opened.countries, opened.search) == (("002",), (), "")


def test_every_practice_leads_to_a_recommendation_or_a_dimension(make_page: MakePage) -> None:
    page = make_page()
    for question in page.study.scored:
        entry = all_entries(page)[f"practice:{question.id}"]
        opened = entry.open(View())
        assert entry.page == "recommendations"
        assert opened.recommendation in question.recommendations or not question.recommendations
        assert opened.recommendation or opened.dimension == question.dimension


def test_another_data_set_is_opened_afresh(make_page: MakePage, small: Study) -> None:
    page = make_page("fr", city="ghent")
    (entry,) = study_entries(page, {"small": small.info})
    opened = entry.open(page.view)
    assert (opened.study, opened.city, opened.lang) == ("small", None, page.view.lang)


def test_a_page_opens_with_the_same_view(make_page: MakePage) -> None:
    page = make_page("es", city="ghent")
    (entry,) = page_entries(page, {"method": "method"})
    assert entry.label == page.t("pages.method.title")
    assert (entry.page, entry.open(page.view)) == ("method", page.view)


def test_the_city_of_a_visitor_is_not_among_them(make_page: MakePage) -> None:
    assert [*by_key(city_entries(make_page(), ["ghent", OWN_ID]))] == ["city:ghent"]


@languages
def test_documented_practices_and_standards_can_be_found(
    make_page: MakePage, language: Language
) -> None:
    page = make_page(language, case_words="zz", case_regions=("002",))
    found = all_entries(page)
    kinds = [entry.kind for entry in found.values()]
    assert (kinds.count("case"), kinds.count("standard")) == (53, 24)
    for entry in found.values():
        if entry.kind in ("case", "standard"):
            opened = entry.open(page.view)
            assert entry.page == "practices"
            assert opened.case_regions == ()
            for other in LANGUAGES:
                shown = opened.cases.choose(cases_of(page), other)
                assert shown
                assert entry.kind == "standard" or entry.id in {case.id for case in shown}


def cases_of(page: Reader) -> tuple[Case, ...]:
    return load_collection(tuple(r.id for r in page.recommendations)).cases
