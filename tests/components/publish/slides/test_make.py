"""Tests of decks as slides: what each kind says and shows, in every language."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.publish.slides.deck import CITY_KINDS, KINDS, read_decks
from components.publish.slides.facts import facts_of
from components.publish.slides.make import (
    MAKERS,
    Choice,
    arrange,
    choice_of,
    fill_in,
    make_slides,
    with_view,
)
from components.publish.slides.slide import Chart
from components.view.view import View
from smartgov.text import LANGUAGES, Language
from tests.components.publish.slides.conftest import ReadAs, SlidesOf
from tests.conftest import DEMO

DECKS = [deck.id for deck in read_decks()]
CHILE = "chile-municipalities-2021"


def test_every_kind_has_a_maker() -> None:
    assert set(MAKERS) == set(KINDS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("deck", DECKS)
def test_every_slide_says_what_it_shows_whose_it_is_and_what_to_say(
    deck: str, language: Language, slides_of: SlidesOf
) -> None:
    slides = slides_of(deck, language)
    assert len({slide.id for slide in slides}) == len(slides)
    for slide in slides:
        assert slide.title, slide.id
        assert slide.status, slide.id
        assert slide.source, slide.id
        assert slide.notes, slide.id
        texts = (slide.title, slide.subtitle, slide.say, *slide.notes)
        assert not any("{" in text or "**" in text for text in texts), slide.id


def test_all_kinds_are_shown_of_the_survey(slides_of: SlidesOf) -> None:
    kinds = {slide.kind for deck in DECKS for slide in slides_of(deck)}
    assert kinds == set(KINDS) - {"change"}  # it has no other edition
    assert len(slides_of("study")) == 10


def test_each_recommendation_has_a_slide_and_the_sentence_is_said_once(
    slides_of: SlidesOf,
) -> None:
    slides = [slide for slide in slides_of() if slide.kind == "recommendations"]
    assert len(slides) == 7
    assert [bool(slide.say) for slide in slides] == [True] + [False] * 6
    assert {slide.view.recommendation for slide in slides} == {
        slide.id.removeprefix("recommendations-") for slide in slides
    }


@pytest.mark.parametrize("study", [DEMO, CHILE])
@pytest.mark.parametrize("deck", DECKS)
def test_decks_are_made_of_every_data_set(deck: str, study: str, read_as: ReadAs) -> None:
    city = next(iter(read_as(of=study).study.city_by_id))
    reader = read_as(of=study, city=city)
    (one,) = (known for known in read_decks() if known.id == deck)
    slides = make_slides(reader, one, Choice())
    assert slides
    assert all(slide.status == reader.t(f"status.{reader.study.info.kind}") for slide in slides)


def test_without_a_city_its_slides_are_left_out(slides_of: SlidesOf) -> None:
    assert {slide.kind for slide in slides_of(city=None)} & CITY_KINDS == set()


def test_without_an_address_there_is_no_link_to_show(read_as: ReadAs) -> None:
    slides = make_slides(read_as(), read_decks()[0], Choice())
    assert "link" not in {slide.kind for slide in slides}


def test_a_presenter_orders_hides_and_words_slides(slides_of: SlidesOf) -> None:
    chosen = Choice(("map", "nothing", "title"), (("map", "Here we are"),), (("title", "Hello"),))
    arranged = arrange(slides_of(), chosen)
    assert [(slide.id, slide.line) for slide in arranged] == [("map", ""), ("title", "Hello")]
    assert arranged[0].title == "Here we are"
    assert arranged[1].title == slides_of()[0].title
    assert len(arrange(slides_of(), Choice(("nothing",)))) == len(slides_of())


def test_the_choice_is_that_of_the_link() -> None:
    view = View(shown=("map",), titles=(("map", "A"),), lines=(("map", "B"),))
    assert choice_of(view, "x") == Choice(("map",), (("map", "A"),), (("map", "B"),), "x")


def test_slides_open_the_view_without_the_stage(read_as: ReadAs) -> None:
    reader = read_as(deck="whole", slide=3, lines=(("map", "B"),))
    slides = make_slides(reader, read_decks()[0], choice_of(reader.view))
    assert {(s.view.deck, s.view.slide, s.view.lines) for s in slides} == {(None, None, ())}


def test_an_entry_of_a_deck_may_have_a_view_of_its_own(read_as: ReadAs) -> None:
    entry = replace(read_decks()[0].slides[0], view={"score": ("foresight",)})
    assert with_view(read_as(), entry).view.measure == "foresight"
    weighed = with_view(read_as(), replace(entry, view={"weights": ("foresight:3",)}))
    assert not weighed.scores.overall.equals(read_as().scores.overall)


def test_a_sentence_without_its_figure_is_not_said() -> None:
    assert fill_in("In {city}", {"city": "Arco"}) == "In Arco"
    assert fill_in("In {city}", {}) == ""


def test_charts_have_as_many_numbers_as_names(slides_of: SlidesOf) -> None:
    charts = [slide.main for slide in slides_of() if isinstance(slide.main, Chart)]
    assert len(charts) > 5
    for chart in charts:
        assert {len(series.values) for series in chart.series} == {len(chart.categories)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("deck", ["whole", "world"])
def test_a_single_dimension_is_neither_strong_nor_weak(
    deck: str, language: Language, slides_of: SlidesOf, read_as: ReadAs
) -> None:
    t, of = read_as(language).t, "chile-transparency-2018"
    facts = facts_of(read_as(language, of))
    (said,) = (slide.say for slide in slides_of(deck, language, of=of) if slide.id == "dimensions")
    assert said == t(
        "stage.dimensions.only", dimension=facts["strongest"], mean=facts["strongest_mean"]
    )
