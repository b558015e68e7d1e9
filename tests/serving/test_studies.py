"""Tests of finding studies without a session."""

from __future__ import annotations

from components.view.view import View
from serving.studies import collection_of, earlier_of, find_studies, find_study, resolve

SURVEY = "urban-governance-survey-2015"


def test_the_first_study_is_found_if_none_is_asked_for() -> None:
    known = find_study(None)
    assert known is not None
    assert known.name == next(iter(find_studies(None))) == SURVEY


def test_an_earlier_edition_is_found_when_it_is_asked_for() -> None:
    assert "chile-transparency-2012" not in find_studies(None)
    known = find_study("chile-transparency-2012")
    assert known is not None
    assert earlier_of(known) == ()
    assert find_study("nowhere") is None
    assert find_study("file~1") is None


def test_a_view_is_limited_to_what_its_study_has() -> None:
    known = find_study("smart-cities-study-2019-demo")
    assert known is not None
    view, notices = resolve(View(city="ghent", since="2017"), known)
    assert (view.city, view.since) == (None, "2017")
    assert [notice.code for notice in notices] == ["unknown_city"]
    assert collection_of(known).cases
