"""Tests of the places on a slide: nothing leaves it, and no text runs over its frame."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from components.publish.slides.fit import LEADING, text_lines
from components.publish.slides.grid import GridAt
from components.publish.slides.layout import (
    HEIGHT,
    WIDTH,
    Box,
    ChartAt,
    MarkAt,
    Placed,
    TextAt,
    lay_out,
    place_keys,
)
from components.publish.slides.slide import Key, Slide
from components.theme import LIGHT
from smartgov.text import LANGUAGES, Language
from tests.components.publish.slides.conftest import ReadAs, SlidesOf
from tests.components.publish.slides.test_about import one
from tests.conftest import DEMO

LONG = "Una línea muy larga con palabras de la gobernanza inteligente y de la participación "


def frames(placed: Iterable[Placed]) -> Iterable[Box]:
    for part in placed:
        if isinstance(part, GridAt):
            yield Box(part.x, part.y, sum(part.widths), sum(part.heights))
        else:
            yield part.box


def check(slide: Slide) -> None:
    placed = lay_out(slide, 3, 12, LIGHT.pillar(0))
    for box in frames(placed):
        assert box.x >= 0, slide.id
        assert box.y >= 0, slide.id
        assert box.x + box.width <= WIDTH, slide.id
        assert box.y + box.height <= HEIGHT, slide.id
    for text in (part for part in placed if isinstance(part, TextAt)):
        lines = text_lines(text.text, text.box.width, text.size, bold=text.bold)
        assert len(lines) * text.size * LEADING <= text.box.height + 0.01, (slide.id, text.text)
    texts = [part for part in placed if isinstance(part, TextAt) and part.part == "text"]
    (status,) = (p for p in placed if isinstance(p, TextAt) and p.part == "status")
    assert all(text.box.y + text.box.height <= status.box.y for text in texts), slide.id


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("deck", ["whole", "study", "council", "recommendation", "world"])
def test_every_slide_stays_in_its_frame(deck: str, language: Language, slides_of: SlidesOf) -> None:
    for slide in slides_of(deck, language):
        check(slide)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_names_of_the_demonstration_stay_in_it(
    language: Language, slides_of: SlidesOf, read_as: ReadAs
) -> None:
    names = {city.id: city.name for city in read_as(of=DEMO).study.cities}
    longest = max(names, key=lambda city: len(names[city]))
    for slide in slides_of("whole", language, of=DEMO, city=longest):
        check(slide)


def test_own_words_as_long_as_they_may_be_stay_in_it(slides_of: SlidesOf) -> None:
    for slide in slides_of():
        own = (LONG * 2)[:120]
        check(replace(slide, title=own, line=own, subtitle=LONG * 5, source=LONG * 6))


def test_the_slide_says_where_it_is_and_whose_it_is(slides_of: SlidesOf) -> None:
    placed = lay_out(one(slides_of(), "map"), 3, 12, "#123456")
    texts = {part.part: part.text for part in placed if isinstance(part, TextAt)}
    assert texts["position"] == "3 / 12"
    assert texts["status"] == "Real answers, self-reported"
    assert texts["source"].startswith("Source: How Cities are Governed")
    progress = [part for part in placed if isinstance(part, MarkAt)][-1]
    assert progress.box.width == WIDTH / 4
    assert progress.color == "#123456"


def test_few_bars_are_not_drawn_as_blocks(slides_of: SlidesOf) -> None:
    placed = lay_out(one(slides_of(), "recommendations-answer_for_results"), 1, 1, "")
    (chart,) = (part for part in placed if isinstance(part, ChartAt))
    assert chart.box.height < 300


def test_a_long_legend_takes_two_rows() -> None:
    keys = [Key("dot", "#111111", "Open government and participation")] * 4
    placed, rest = place_keys(keys, Box(0, 0, 700, 400))
    assert len({part.box.y for part in placed if isinstance(part, TextAt)}) == 2
    assert rest.y + rest.height == 400
    assert place_keys([], Box(0, 0, 700, 400)) == ([], Box(0, 0, 700, 400))
