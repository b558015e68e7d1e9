"""The practices as cards, by recommendation."""

from __future__ import annotations

import pytest

from components.sections.practices import listing
from components.sections.practices.choice import chosen_cases
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage
from tests.components.sections.conftest import Drawn


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_practice_has_its_card_below_its_recommendation(
    make_page: MakePage, drawn: Drawn, language: Language
) -> None:
    page = make_page(language)
    listing.show_cards.__wrapped__(page)
    assert drawn.headings == [page.t.text(r.title) for r in page.recommendations]
    cases = chosen_cases(page)
    assert [words.count("<article") for words in drawn.words] == [8, 8, 8, 8, 8, 7, 6]
    text = "".join(drawn.words)
    assert all(str(case.source.address).replace("&", "&amp;") in text for case in cases)
    assert text.count("<li") == 24


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_but_the_first_four_are_closed_and_counted(
    make_page: MakePage, drawn: Drawn, language: Language
) -> None:
    page = make_page(language)
    listing.show_cards.__wrapped__(page)
    for words in drawn.words:
        before, opens, after = words.partition('<details class="sg-offer sg-more"><summary>')
        assert opens
        closed = after.partition("</details>")[0]
        assert before.count("<article") == listing.MOST_SHOWN
        assert closed.startswith(page.t("cases.more", count=closed.count("<article")))


def test_of_a_chosen_recommendation_all_are_open(make_page: MakePage, drawn: Drawn) -> None:
    page = make_page(recommendation="plan_stronger")
    listing.show_cards.__wrapped__(page)
    (words,) = drawn.words
    assert words.count("<article") == len(chosen_cases(page)) > listing.MOST_SHOWN
    assert "<details" not in words


def test_four_practices_or_fewer_have_nothing_to_open(make_page: MakePage, drawn: Drawn) -> None:
    page = make_page(case_countries=("BR",))
    listing.show_cards.__wrapped__(page)
    counts = [words.count("<article") for words in drawn.words]
    assert counts
    assert max(counts) <= listing.MOST_SHOWN
    assert not any("<details" in words for words in drawn.words)


def test_a_recommendation_without_a_practice_left_has_no_heading(
    make_page: MakePage, drawn: Drawn
) -> None:
    page = make_page(case_words="Night Owl")
    listing.show_cards.__wrapped__(page)
    (title,) = drawn.headings
    assert title == page.t.text(page.recommendations[-1].title)
