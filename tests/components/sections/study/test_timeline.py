"""Tests of the editions of the study."""

from __future__ import annotations

import re

from components.i18n import Translator
from components.sections.study import timeline
from smartgov.study.uclg_study import read_editions
from tests.components.conftest import MakeReader
from tests.components.sections.conftest import Drawn


def test_the_editions_are_told_in_order_and_one_is_marked(
    make_reader: MakeReader, drawn: Drawn, t: Translator
) -> None:
    timeline.show_timeline(make_reader(t.language))
    (words,) = drawn.words
    items = re.findall("<li.*?</li>", words, re.S)
    for edition, item in zip(read_editions(), items, strict=True):
        assert f"<strong>{edition.year}</strong>" in item
        assert t.text(edition.theme) in item
        assert str(edition.cities) in item
        assert (edition.countries is None) or str(edition.countries) in item
        assert (t("the_study.this_one") in item) is (edition.year == 2019)
        assert item.count("<p>") == (3 if t.text(edition.note) else 2)
