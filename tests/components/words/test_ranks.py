"""Tests of scores, ranks and their intervals in words."""

from __future__ import annotations

import pytest

from components.i18n import translator
from components.words.ranks import (
    interval_text,
    interval_words,
    place_text,
    rank_words,
    score_cell,
)
from smartgov.certainty.robustness import rank_intervals
from smartgov.scoring.rank import rank_measure
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage

NAN = float("nan")


languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
def test_a_missing_score_is_words_and_never_zero(make_page: MakePage, language: Language) -> None:
    page = make_page(language)
    assert score_cell(page, NAN) == page.t("terms.too_few_answers")
    assert score_cell(page, 0.0) == page.t.score(0)


def test_ranks(make_page: MakePage) -> None:
    page = make_page()
    assert rank_words(page, "barcelona") == page.t("terms.rank_of", rank=24, ranked=69)
    assert {rank_words(page, city) for city in ("asker", "ilo")} == {
        page.t("terms.rank_of", rank=1, ranked=69)
    }
    assert rank_words(page, "bilbao") == page.t("terms.not_ranked")


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(17, 33, "17–33"), (4, 4, "4"), (3.6, 4.4, "4"), (1, 2.5, "1–3"), (NAN, NAN, "–")],
)
def test_an_interval_is_one_number_where_its_ends_read_the_same(
    low: float, high: float, words: str
) -> None:
    assert interval_text(translator("en"), low, high) == words


def test_the_interval_of_a_city(make_page: MakePage) -> None:
    page = make_page()
    low, high = page.interval_ends()["barcelona"]
    assert low < high
    assert interval_words(page, "barcelona") == f"{low:.0f}–{high:.0f}"
    assert interval_words(page, "bilbao") == page.t.number(NAN)


@pytest.mark.parametrize("measure", ["open_government", "participation"])
def test_rank_and_interval_of_another_score(make_page: MakePage, measure: str) -> None:
    page = make_page()
    ranks = rank_measure(page.scores, measure)
    place, ranked = int(ranks["barcelona"]), int(ranks.notna().sum())
    assert place != page.scores.rank["barcelona"]
    expected = page.t("terms.rank_of", rank=place, ranked=ranked)
    assert rank_words(page, "barcelona", measure) == expected
    at = rank_intervals(page.study, page.scores, measure).loc["barcelona"]
    expected = interval_text(page.t, at["rank_p05"], at["rank_p95"])
    assert interval_words(page, "barcelona", measure) == expected
    assert expected != interval_words(page, "barcelona")


@languages
def test_a_shared_rank_says_so(language: Language) -> None:
    t = translator(language)
    assert place_text(t, 3.0, 0) == "3"
    assert place_text(t, 3.0, 2) == t("terms.tied", rank="3") != "3"
