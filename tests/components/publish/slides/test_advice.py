"""Tests of the slides about recommendations."""

from __future__ import annotations

from components.publish.slides.advice import who_has
from components.publish.slides.slide import Chart, Words
from smartgov.advice.practices import practices_of
from tests.components.publish.slides.conftest import ReadAs, SlidesOf
from tests.components.publish.slides.test_about import one, words


def test_the_gaps_are_in_their_order_with_what_was_not_asked(slides_of: SlidesOf) -> None:
    slide = one(slides_of("study"), "gaps")
    assert isinstance(slide.main, Chart)
    assert slide.main.categories[0] == "Design with citizens from the start"
    assert "Evaluate more and better" in slide.notes[-1]


def test_who_has_and_who_lacks_add_up(read_as: ReadAs) -> None:
    reader = read_as()
    have, lack = who_has(reader, practices_of(reader.study, "design_together"))
    assert have.head.endswith("34 of 78")
    assert lack.head.endswith("44 of 78")
    assert lack.text.startswith("Barcelona")


def test_what_was_not_asked_says_so(slides_of: SlidesOf) -> None:
    slide = one(slides_of(), "recommendations-evaluate_impact")
    assert isinstance(slide.main, Words)
    assert "Not asked" in words(slide)


def test_the_chosen_recommendation_is_shown(slides_of: SlidesOf) -> None:
    usual = one(slides_of("recommendation"), "recommendation-design_together")
    assert usual.view.recommendation == "design_together"
    chosen = slides_of("recommendation", recommendation="look_ahead")
    assert chosen[0].title == "Look ahead with foresight and analytics"
    assert isinstance(chosen[0].main, Chart)
