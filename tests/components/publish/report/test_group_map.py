"""Tests of the map of a comparison group in a report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.publish.drawing import Area, Dot, Label
from components.publish.report.group_map import draw_group_map
from components.reader import Reader
from components.theme import LIGHT
from smartgov.advice.city_report import CityReport, make_report
from smartgov.peers.rules import Peers
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage


def report_of(reader: Reader) -> CityReport:
    assert reader.city is not None
    assert reader.peers is not None
    return make_report(
        reader.study, reader.scores, reader.intervals, reader.peers, (), reader.city.id
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_shows_every_peer_and_the_city(make_page: MakePage, language: Language) -> None:
    page = make_page(language, city="ghent")
    report = report_of(page)
    drawing = draw_group_map(page, report)
    assert drawing is not None
    assert isinstance(drawing.marks[0], Area)
    dots = [mark for mark in drawing.marks if isinstance(mark, Dot)]
    counts = [int(mark.text) for mark in drawing.marks if isinstance(mark, Label)]
    assert len(dots) - len(counts) + sum(counts) == len(report.peers.cities) + 1
    assert [dot.rim for dot in dots].count(LIGHT.city) == 1
    count = len(report.peers.cities)
    assert drawing.alt == page.t("city.group_alt", city=page.name("ghent"), count=count)


def test_without_peers_there_is_none(make_page: MakePage) -> None:
    page = make_page("en", city="ghent")
    report = report_of(page)
    alone = replace(report, peers=Peers("region", "region", ()))
    assert draw_group_map(page, alone) is None
