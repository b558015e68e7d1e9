"""Tests of the recommendations on the page on the study, and the way to their data."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from components.sections.study import conclusions
from components.view.parameters import parse_view
from components.view.view import View
from smartgov.model import Recommendation, Study
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader
from tests.components.sections.conftest import Drawn

languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
def test_all_seven_are_told_in_full(
    make_reader: MakeReader,
    drawn: Drawn,
    survey: Study,
    recommendations: tuple[Recommendation, ...],
    language: Language,
) -> None:
    reader = make_reader(language, of=survey)
    conclusions.show_conclusions(reader)
    (words,) = drawn.words
    for recommendation in recommendations:
        assert reader.t.text(recommendation.title) in words
        assert reader.t.text(recommendation.text) in words


def test_each_opens_its_data_whatever_is_filtered(
    make_reader: MakeReader, survey: Study, recommendations: tuple[Recommendation, ...]
) -> None:
    filters = {"pillar": "open_government", "dimension": "participation", "lacking": True}
    reader = make_reader(of=survey, city="ghent", regions=("150",), **filters)
    for recommendation in recommendations:
        found = re.findall('href="([^"]+)"', str(conclusions.data_link(reader, recommendation)))
        if recommendation.id == "evaluate_impact":  # nobody asked
            assert found == []
            continue
        (address,) = found
        parts = urlsplit(address.replace("&amp;", "&"))
        assert (parts.path, parts.fragment) == ("recommendations", "one")
        view, notices = parse_view(parse_qs(parts.query))
        assert notices == []
        assert view == View(city="ghent", regions=("150",), recommendation=recommendation.id)


def test_of_a_data_set_with_other_pillars_nothing_is_opened(
    make_reader: MakeReader, recommendations: tuple[Recommendation, ...]
) -> None:
    reader = make_reader()
    for recommendation in recommendations:
        cell = conclusions.data_link(reader, recommendation)
        assert "href" not in cell
        assert reader.t("recommendations.not_asked") in cell
