"""Tests of the recommendations, beside those that compare them with the app."""

from __future__ import annotations

import pytest

from components.publish.site.edition import Edition
from components.publish.site.site_address import Address
from smartgov.advice.practices import in_place, practices_of
from tests.components.publish.site.reading import open_page


def test_every_city_has_lacks_or_left_blank_each_practice(edition: Edition) -> None:
    there = in_place(edition.scores)
    for one in edition.recommendations:
        page = open_page(edition, Address("en", "recommendation", one.id))
        practices = practices_of(edition.study, one.id)
        groups = page.query(".who")
        headings = [node.attrs["id"] for node in page.query("h3[id]")]
        assert sorted(headings) == sorted(f"q-{question.id}" for question in practices)
        for heading, group in zip(headings, groups, strict=True):
            answers = there[heading.removeprefix("q-")]
            counts = [int(n.sum()) for n in (answers == 1, answers == 0, answers.isna())]
            assert [len(part.query("a")) for part in group.query("p")] == [n for n in counts if n]


def test_the_list_leads_to_each(edition: Edition) -> None:
    page = open_page(edition, Address("es", "recommendations"))
    links = [link.attrs["href"] for link in page.query(".steps strong a")]
    assert links == [f"recommendation/{one.id}.html" for one in edition.recommendations]


def test_an_unknown_recommendation_has_no_page(edition: Edition) -> None:
    with pytest.raises(KeyError):
        open_page(edition, Address("en", "recommendation", "nothing"))
