"""Scores, ranks and their intervals in words."""

from __future__ import annotations

import pytest

from components.words.ranks import rank_words, score_cell
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage

NAN = float("nan")


languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
def test_a_missing_score_is_words_and_never_zero(make_page: MakePage, language: Language):
    page = make_page(language)
    assert score_cell(page, NAN) == page.t("terms.too_few_answers")
    assert score_cell(page, 0.0) == page.t.score(0)


def test_ranks(make_page: MakePage):
    page = make_page()
    assert rank_words(page, "barcelona") == page.t("terms.rank_of", rank=24, ranked=69)
    assert {rank_words(page, city) for city in ("asker", "ilo")} == {
        page.t("terms.rank_of", rank=1, ranked=69)
    }
    assert rank_words(page, "bilbao") == page.t("terms.not_ranked")
