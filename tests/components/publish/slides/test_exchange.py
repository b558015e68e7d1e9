"""Tests of the slide of who could host an exchange."""

from __future__ import annotations

import pytest

from components.publish.slides.deck import read_decks
from components.publish.slides.exchange import MOST_NAMED, make_exchange
from components.publish.slides.slide import Grid
from smartgov.advice.exchange import find_hosts
from smartgov.text import LANGUAGES, Language
from tests.components.publish.slides.conftest import ReadAs, SlidesOf
from tests.components.publish.slides.test_about import one

(ENTRY,) = (slide for deck in read_decks()[:1] for slide in deck.slides[:1])


@pytest.mark.parametrize("deck", ["whole", "recommendation"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_recommendation_with_hosts_has_its_row(
    slides_of: SlidesOf, read_as: ReadAs, deck: str, language: Language
) -> None:
    reader = read_as(language)
    t = reader.t
    slide = one(slides_of(deck, language), "exchange")
    assert isinstance(slide.main, Grid)
    hosts = find_hosts(reader.study, reader.scores, reader.recommendations, reader.chosen)
    assert len(hosts) > 3
    assert [row[0] for row in slide.main.rows] == [t.text(h.recommendation.title) for h in hosts]
    assert [row[2] for row in slide.main.rows] == [t.share(h.guests, h.answered) for h in hosts]
    for row, host in zip(slide.main.rows, hosts, strict=True):
        names = [reader.name(city.id) for city in host.hosts]
        assert row[1].startswith(", ".join(names[:MOST_NAMED]))
    assert slide.notes[-1] == t("exchange.slide_notes")


def test_without_a_possible_host_the_slide_is_left_out(read_as: ReadAs) -> None:
    alone = read_as(countries=("ES",), regions=("155",))
    assert make_exchange(alone, ENTRY, "") == []


def test_the_slide_is_about_the_selected_cities(read_as: ReadAs) -> None:
    (draft,) = make_exchange(read_as(countries=("ES",)), ENTRY, "")
    assert isinstance(draft.main, Grid)
    (everyone,) = make_exchange(read_as(), ENTRY, "")
    assert draft.main != everyone.main
