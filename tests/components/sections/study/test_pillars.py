"""Tests of the pillars and dimensions on the page on the study."""

from __future__ import annotations

from components.i18n import Translator
from components.sections.study import pillars
from smartgov.study.framework import read_framework
from tests.components.conftest import MakeReader
from tests.components.sections.conftest import Drawn


def test_every_dimension_is_defined_below_its_pillar(
    make_reader: MakeReader, drawn: Drawn, t: Translator
) -> None:
    """Those of the study, whichever the loaded data set has."""
    pillars.show_pillars(make_reader(t.language))
    framework, _ = read_framework()
    assert framework is not None
    cards = dict(zip(framework.pillars, drawn.words, strict=True))
    for pillar, card in cards.items():
        assert t.text(pillar.label) in card
        for dimension in framework.dimensions:
            entry = f"<dt>{t.text(dimension.label)}</dt><dd>{t.text(dimension.definition)}</dd>"
            assert (entry in card) is (dimension.pillar == pillar.id)
