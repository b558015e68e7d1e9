"""Tests of the groups of cities of the Overview."""

from __future__ import annotations

import pytest

from components.sections.overview.groups import group_cities, group_label, group_title
from smartgov.model import Study
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader


@pytest.mark.parametrize("language", LANGUAGES)
def test_regions_stand_by_name(make_reader: MakeReader, survey: Study, language: Language) -> None:
    reader = make_reader(language, of=survey)
    groups = group_cities(reader, "region", survey.city_by_id)
    names = [group_label(reader, "region", group) for group in groups]
    assert names == sorted(names, key=reader.collate)
    assert {city for cities in groups.values() for city in cities} == set(survey.city_by_id)


def test_population_classes_stand_from_small_to_large(
    make_reader: MakeReader, survey: Study
) -> None:
    reader = make_reader(of=survey)
    groups = group_cities(reader, "size", survey.city_by_id)
    assert list(groups) == [size for size in reader.sizes if size in groups]


def test_a_title_has_the_number_of_cities(make_reader: MakeReader) -> None:
    assert group_title(make_reader(), "region", "002", ["a", "b"]) == "Africa (2)"
