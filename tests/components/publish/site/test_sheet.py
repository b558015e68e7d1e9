"""Tests of links and pictures of a page that is written."""

from __future__ import annotations

from components.publish.site.sheet import Sheet
from components.theme import DARK, LIGHT
from components.words.shapes import shape_words


def test_links_are_relative(sheet: Sheet) -> None:
    assert sheet.city("london") == '<a href="london.html">Londres</a>'
    assert 'href="../ranking.html#bands"' in sheet.link("x", "ranking", part="bands")


def test_a_term_leads_to_its_meaning(sheet: Sheet) -> None:
    built = sheet.explain("score", "Score global")
    assert 'href="../method.html#glossary"' in built
    assert str(sheet.t("glossary.score.meaning"))[:20] in built


def test_a_profile_is_drawn_once(sheet: Sheet) -> None:
    drawn = sheet.shape("ghent")
    assert drawn is sheet.shape("ghent")
    assert str(shape_words(sheet.reader, "ghent"))[:10] in drawn
    assert 'class="p0"' in drawn
    assert 'class="h"' in drawn


def test_pillars_have_the_hues_of_the_theme(sheet: Sheet) -> None:
    first, second = (pillar.id for pillar in sheet.reader.study.framework.pillars)
    assert sheet.hue(first) == f"light-dark({LIGHT.pillars[0]},{DARK.pillars[0]})"
    assert [sheet.hue_class(p) for p in (first, second)] == ["p0", "p1"]
