"""Tests of the guided story."""

from __future__ import annotations

import re

from components.sections.present.slides import shown_slides
from components.sections.present.story import write_story
from tests.components.conftest import MakePage


def test_each_sentence_links_to_what_it_shows(make_page: MakePage) -> None:
    slides = shown_slides(make_page(deck="study"))
    story = write_story(slides)
    ids = [slide.id.partition("-")[0] for slide in slides]
    shown = [ids[int(n) - 1] for n in re.findall(r'data-sg-shows="(\d+)"', story)]
    assert shown == ["map", *ids[1:9]]
    assert story.count("<p>") == len(shown)


def test_a_link_to_a_hidden_slide_is_text(make_page: MakePage) -> None:
    story = write_story(shown_slides(make_page(deck="study", shown=("title", "bands"))))
    assert story.count("data-sg-shows") == 1
    assert "the answers" in story
