"""Tests of the opening: the first screen of the Overview, for the server's document."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from components.sections.overview.opening import OPENING, write_opening
from components.sections.overview.summary import key_figures
from components.theme import DARK, LIGHT
from smartgov.model import Study
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_opening_says_what_the_page_says(
    make_reader: MakeReader, survey: Study, language: Language
) -> None:
    reader = make_reader(language, survey)
    opening = unescape(write_opening(reader))
    assert reader.t("pages.overview.question", count=78) in opening
    assert reader.t("pages.overview.lede") in opening
    assert reader.t("status.real") in opening
    for _, value, basis in key_figures(reader):
        assert f">{value}</dd><dd>{basis}</dd>" in opening
    assert re.findall(r'<a aria-current="page">([^<]+)</a>', opening) == [
        reader.t("pages.overview.title")
    ]


def test_the_map_is_in_every_frame_and_in_both_colors(
    make_reader: MakeReader, survey: Study
) -> None:
    opening = write_opening(make_reader(of=survey))
    frames = re.split(r'<div class="st-key-map_(\w+)_frame">', opening)[1:]
    assert frames[::2] == ["wide", "narrow"]
    for frame in frames[1::2]:
        light, dark = frame.split('<div class="sg-opening-dark">')
        assert light.startswith('<div class="sg-opening-light">')
        dots = [re.findall(r"left:[\d.]+%;top:[\d.]+%;width", part) for part in (light, dark)]
        assert dots[0] == dots[1] != []
        assert 'src="app/static/land-9735b4ae.svg"' in light
        assert 'src="app/static/land-9735b4ae.svg#dark"' in dark


def test_the_colors_are_those_of_the_page(make_reader: MakeReader) -> None:
    style = write_opening(make_reader()).partition("</style>")[0]
    light, dark = style.split("@media (prefers-color-scheme: dark)")
    assert f"--sg-paper:{LIGHT.paper};" in light
    assert f"--sg-paper:{DARK.paper};" in dark


def test_the_top_of_the_ranking_gives_way_to_a_chosen_city(
    make_reader: MakeReader, survey: Study
) -> None:
    assert '<table class="sg-table"' in write_opening(make_reader(of=survey))
    chosen = write_opening(make_reader(of=survey, city="bilbao"))
    assert '<table class="sg-table"' not in chosen
    assert chosen.count("border:3.5px solid") == 4  # the city with its ring, in every picture


def test_there_is_a_place_for_every_filter(
    make_reader: MakeReader, survey: Study, small: Study
) -> None:
    def filters(of: Study) -> int:
        opening = write_opening(make_reader(of=of))
        return opening.partition('"sg-opening-filters">')[2].partition("</div>")[0].count("<span")

    at_home = tuple(replace(city, country="ES") for city in small.cities)
    assert filters(survey) == 4
    assert filters(replace(small, cities=at_home)) == 3  # of one country nobody chooses countries


def test_scripts_and_readers_find_nothing_twice(make_reader: MakeReader) -> None:
    opening = write_opening(make_reader())
    assert re.findall(r'\bid="([^"]+)"', opening) == [OPENING]
    assert f'<div id="{OPENING}" aria-hidden="true" inert>' in opening
    assert f"<noscript><style>#{OPENING}{{display:none}}</style></noscript>" in opening
