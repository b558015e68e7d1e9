"""Tests of the reader: what is needed to describe or draw a study."""

from __future__ import annotations

import math
from dataclasses import replace

import pandas as pd
import pytest

from components.view.view import View
from smartgov.certainty.robustness import rank_intervals
from smartgov.model import Study
from smartgov.own_city.own_city import OwnCity, add_own_city
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage, MakeReader
from tests.smartgov.made_studies import make_city, make_study, make_yes_no

languages = pytest.mark.parametrize("language", LANGUAGES)


def test_the_chosen_city_and_its_peers(make_page: MakePage) -> None:
    page = make_page(city="barcelona", peers="country")
    assert page.city is page.study.city_by_id["barcelona"]
    assert page.peers is not None
    assert page.peers.rule == "country"
    assert "madrid" in page.peers.cities
    assert "barcelona" not in page.peers.cities


@pytest.mark.parametrize("city", [None, "atlantis"])
def test_no_city_no_peers(make_page: MakePage, city: str | None) -> None:
    page = make_page(city=city)
    assert page.city is None
    assert page.peers is None


def test_the_cities_under_the_filter(make_page: MakePage) -> None:
    assert len(make_page().chosen) == 78
    page = make_page(countries=("ES",), search="BARC")
    assert page.chosen == ["barcelona"]
    assert make_page(search="atlantis").chosen == []


def test_population_classes_that_occur(make_page: MakePage) -> None:
    cities = [
        make_city("a", population=7_000_000),
        make_city("b", population=20_000),
        make_city("c"),
    ]
    study = make_study([make_yes_no("q")], {"a": [1], "b": [0], "c": [None]}, cities=cities)
    assert make_page(of=study).sizes == ["under_50k", "over_5m"]


@languages
def test_the_source_line_says_who_when_and_what(make_page: MakePage, language: Language) -> None:
    page = make_page(language)
    info = page.study.info
    assert page.t.text(info.short_title) in page.source
    assert info.period in page.source
    assert page.t(f"status.{info.status}") in page.source
    for publisher in info.publishers:
        assert page.t.text(publisher) in page.source


def test_figures_are_drawn_with_the_study_and_its_status(make_page: MakePage) -> None:
    page = make_page()
    brush = page.brush
    assert (brush.study, brush.status) == ("urban-governance-survey-2015", "real")
    assert brush.source == page.source
    assert brush.theme is page.theme
    assert brush.t is page.t


@languages
def test_names_of_scores(make_page: MakePage, language: Language) -> None:
    page = make_page(language)
    framework = page.study.framework
    assert page.measure_label("overall") == page.t("terms.overall")
    assert page.measure_label("foresight") == framework.labels["foresight"].read(language)
    assert page.measure_label("open_government") == framework.pillars[0].label.read(language)
    assert page.measure_label("something_else") == "something_else"


def test_a_pillar_and_its_dimensions_have_one_hue(make_page: MakePage) -> None:
    page = make_page()
    first, second = page.study.framework.pillars
    assert page.hue(first.id) == page.theme.pillars[0]
    assert page.hue(second.id) == page.theme.pillars[1]
    for dimension in page.study.framework.dimensions:
        assert page.hue_of(dimension.id) == page.hue(dimension.pillar)
    assert page.hue_of(None) == page.theme.peer


def test_names_are_sorted_without_regard_to_accents(make_page: MakePage) -> None:
    page = make_page()
    order = [page.name(city) for city in sorted(page.study.city_by_id, key=page.sort_key)]
    assert order.index("Madrid") < order.index("Málaga") < order.index("Maputo")


def test_another_city_keeps_the_view(make_page: MakePage) -> None:
    page = make_page(lang="es", city="ilo", regions=("150",))
    assert page.with_city("bilbao") == replace(page.view, city="bilbao")
    assert page.view == View(lang="es", city="ilo", regions=("150",))


@languages
def test_names_in_a_sentence(make_page: MakePage, language: Language) -> None:
    page = make_page(language)
    conjunction = {"en": "and", "es": "e", "fr": "et"}[language]
    assert page.city_names(["asker", "ilo"]) == f"Asker {conjunction} Ilo"


def test_intervals_are_those_of_the_scores(make_reader: MakeReader) -> None:
    reader = make_reader()
    expected = rank_intervals(reader.study, reader.scores)
    pd.testing.assert_frame_equal(reader.intervals, expected)
    low, high = reader.interval_ends()["cove"]
    assert (low, high) == (expected.loc["cove", "rank_p05"], expected.loc["cove", "rank_p95"])
    assert all(map(math.isnan, reader.interval_ends()["dell"]))


def test_in_one_country_a_city_lies_in_its_region(make_reader: MakeReader) -> None:
    cities = [make_city("a", country="CL", region="CL-AP"), make_city("b", country="CL")]
    study = make_study([make_yes_no("q")], {"a": [1], "b": [0]}, cities=cities)
    reader = make_reader(of=study)
    assert reader.one_country
    assert reader.where("a") == reader.t.region("CL-AP")
    assert reader.where_label == reader.t("terms.region")
    several = make_reader()
    assert not several.one_country
    assert several.where("cove") == "Chile"
    assert several.where_label == several.t("terms.country")


def test_beside_an_own_city_no_filter_counts(make_reader: MakeReader, small: Study) -> None:
    study = add_own_city(small, OwnCity(name="Here", answers={"vote": 1.0}))
    reader = make_reader(of=study, search="arco")
    assert reader.has_own_city
    assert len(reader.chosen) == 5
    plain = make_reader(search="arco")
    assert not plain.has_own_city
    assert plain.chosen == ["arco"]


@languages
def test_the_source_line_says_what_was_left_out_and_whose_file_it_is(
    make_reader: MakeReader, small: Study, language: Language
) -> None:
    study = replace(small, info=replace(small.info, left_out=3))
    reader = replace(make_reader(language, of=study), own_file=True)
    t = reader.t
    assert reader.source.endswith(f"{t('source.own_file')} {t('source.left_out', count=3)}")
    assert t("source.own_file") not in make_reader(language).source
    own = make_reader(language, of=add_own_city(study, OwnCity(name="Here")))
    whole = replace(make_reader(language, of=study)).source
    assert own.source == t("own.source", source=whole)


def test_cities_have_their_name_in_the_language(make_page: MakePage, survey: Study) -> None:
    names = [make_page(language, of=survey).name("london") for language in LANGUAGES]
    assert names == ["London", "Londres", "Londres"]
    page = make_page("fr", of=survey, city="ghent")
    assert page.city is not None
    assert (page.city.name, page.study.city_by_id["ghent"].name) == ("Gand", "Ghent")
    assert page.city_names(["ghent", "lisbon"]) == "Gand et Lisbonne"
