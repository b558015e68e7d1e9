"""Tests of previews: the words about a view, and its picture."""

from __future__ import annotations

import pytest

from components.i18n import translator
from components.publish.drawing import Dot, Label
from components.publish.preview import (
    HEIGHT,
    MARGIN,
    WIDTH,
    Preview,
    describe_view,
    draw_preview,
    introduce,
    preview_tags,
)
from components.publish.type import text_width
from smartgov.text import LANGUAGES
from tests.components.conftest import MakePage

PAGES = ("overview", "city", "ranking", "compare", "recommendations", "method")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_words_stay_inside_the_picture(make_page: MakePage, page: str, language) -> None:
    reader = make_page(
        language,
        city="alfandega-da-fe",
        compared=("barcelona", "ghent", "bilbao", "addis-ababa"),
        recommendation="reach_the_unorganized",
        weights=(("participation", 3.0), ("strategic_planning", 0.5)),
    )
    preview = describe_view(reader, page)
    drawing = draw_preview(reader, preview)
    assert (drawing.width, drawing.height) == (WIDTH, HEIGHT)
    labels = [mark for mark in drawing.marks if isinstance(mark, Label) and mark.x == MARGIN]
    assert len(labels) > 4
    for label in labels:
        assert 0 < label.y < HEIGHT - 4
        assert MARGIN + text_width(label.text, label.size, bold=label.bold) <= WIDTH
    assert [label.y for label in labels] == sorted(label.y for label in labels)


def test_a_city_without_a_rank_is_said_to_have_none(make_page: MakePage) -> None:
    preview = describe_view(make_page("en", city="bilbao"), "city")
    assert preview.title == "Bilbao: not ranked, too few answers"
    assert "Spain" in preview.sentence


def test_own_weights_and_filters_are_said(make_page: MakePage) -> None:
    reader = make_page("en", regions=("150",), weights=(("participation", 2.0),))
    preview = describe_view(reader, "overview")
    assert preview.title == "How are 37 of 78 cities governed?"
    assert "own weights: Participation 2" in preview.sentence


def test_the_map_shows_the_cities_that_pass_the_filters(make_page: MakePage) -> None:
    few, all_cities = (
        draw_preview(reader, describe_view(reader, "overview"))
        for reader in (make_page("en", regions=("002",)), make_page("en"))
    )
    dots = [sum(isinstance(mark, Dot) for mark in one.marks) for one in (few, all_cities)]
    assert 0 < dots[0] < dots[1]


def test_compared_cities_are_the_title(make_page: MakePage) -> None:
    reader = make_page("fr", compared=("ghent", "", "barcelona"))
    assert describe_view(reader, "compare").title == "Gand et Barcelone"


def test_a_document_tells_title_sentence_and_picture() -> None:
    t = translator("es")
    page, shown = Preview('"Gante"', "Una frase.", ""), Preview("El mapa", "Todo.", "")
    tags = preview_tags(t, page, "https://a.example/b?c&d", "https://a.example/p.png", shown)
    assert '<meta property="og:title" content="&#34;Gante&#34;" />' in tags
    assert '<meta property="og:url" content="https://a.example/b?c&amp;d" />' in tags
    assert '<meta property="og:locale" content="es" />' in tags
    for name in ('property="og:image:alt"', 'name="twitter:image:alt"'):
        assert f'<meta {name} content="El mapa. Todo." />' in tags
    assert '<meta name="twitter:description" content="Una frase." />' in tags
    assert len({str(tag) for tag in tags}) == len(tags)


def test_a_question_keeps_its_mark() -> None:
    assert Preview("Who?", "All.", "").words == "Who? All."
    assert Preview("Ghent: 95.8", "Belgium", "").words == "Ghent: 95.8. Belgium"


def test_what_a_sentence_is_about_is_said_first(make_page: MakePage) -> None:
    reader = make_page("en")
    preview = introduce(reader, "A title", "A sentence.")
    assert preview.title == "A title"
    assert preview.sentence.startswith(reader.t.text(reader.study.info.short_title))
    assert preview.sentence.endswith("A sentence.")
