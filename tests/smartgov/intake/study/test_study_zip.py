"""Tests of the zip of a study folder."""

from __future__ import annotations

import pytest

from smartgov.intake.limits import MAX_CITIES, MAX_LINE
from smartgov.intake.spot import RefusedError, Spot
from smartgov.intake.study.study_zip import load_zip
from smartgov.intake.tables.archive import Archive
from smartgov.study.load import LoadedStudy
from tests.smartgov.intake.made_files import make_zip
from tests.smartgov.made_studies import SOUND


def load(files: dict[str, str]) -> LoadedStudy:
    return load_zip(Archive(make_zip(files), Spot("file.zip")))


def test_folder_may_lie_at_the_top_or_within_another() -> None:
    top = load({**SOUND})
    assert (top.name, top.study is None, top.problems) == ("file.zip", False, ())
    within = load({f"made/{name}": text for name, text in SOUND.items()})
    assert within.name == "made"


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"a.csv": "x"}, "no_study_in_zip"),
        ({"a/datapackage.json": "{}", "b/datapackage.json": "{}"}, "several_studies"),
        ({"datapackage.json": "{}", "cities.csv": "x\n" * (MAX_CITIES + 2)}, "too_many_cities"),
        ({"datapackage.json": "{}", "cities.csv": "x" * (MAX_LINE + 1)}, "cell_too_long"),
    ],
)
def test_what_is_refused(files: dict[str, str], code: str) -> None:
    with pytest.raises(RefusedError, match=code):
        load(files)


def test_a_population_with_a_point_for_thousands_is_told() -> None:
    cities = SOUND["cities.csv"].replace("43.3,-3,40000", "43.3,-3,1.000")
    loaded = load({**SOUND, "cities.csv": cities})
    (problem,) = [p for p in loaded.problems if p.severity == "error"]
    assert (problem.code, problem.row, problem.value) == ("thousands_point", 2, "1.000")
    assert loaded.left_out == 1


def test_a_city_whose_coordinates_are_exchanged_is_told() -> None:
    cities = SOUND["cities.csv"].replace("Arco,ES,43.3,-3", "Bilbao,ES,-2.93,43.26")
    (problem,) = load({**SOUND, "cities.csv": cities}).problems
    assert (problem.code, problem.value) == ("coordinates_elsewhere", "Bilbao")
    assert problem.allowed == "43.26, -2.93"
