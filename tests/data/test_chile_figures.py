"""Tests of the study of Chile: figures, places and, if present, the raw files."""

from __future__ import annotations

import csv
import hashlib
import json
import os
from collections import Counter
from pathlib import Path

import pycountry
import pytest

from smartgov.advice.practice_counts import count_answers
from smartgov.scoring.score import score
from smartgov.study import versions
from smartgov.text import LANGUAGES
from tests.conftest import load_shipped, read_shipped
from tools import build_chile_municipalities as build
from tools.check_city_coordinates import distance_km
from tools.chile_places import REGIONS, id_of

STUDY = Path(__file__).resolve().parents[2] / "data" / "studies" / build.STUDY


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


QUESTIONS = read(STUDY / "questions.csv")
CITIES = read(STUDY / "cities.csv")
ANSWERS = read(STUDY / "answers.csv")
PACKAGE = json.loads((STUDY / "datapackage.json").read_text(encoding="utf-8"))
PLACED = [city for city in CITIES if city["latitude"]]


@pytest.fixture(scope="module")
def raw_dir() -> Path:
    """Return the folder of the raw files, from a variable or beside the repository."""
    beside = Path(__file__).resolve().parents[3] / "shared" / "data" / "chile-municipalities"
    folder = Path(os.environ.get("SMARTGOV_RAW_CHILE", beside))
    if not (folder / build.AUDITS).exists():
        pytest.skip("the raw files are not here: set SMARTGOV_RAW_CHILE to their folder")
    return folder


# --- what is shipped ---------------------------------------------------------------------------


def test_counts() -> None:
    assert (len(CITIES), len(QUESTIONS), len(ANSWERS)) == (345, 8, 2667)
    assert {city["country"] for city in CITIES} == {"CL"}
    assert len({city["id"] for city in CITIES}) == len({city["name"] for city in CITIES}) == 345
    assert all(city["id"] == id_of(city["name"]) for city in CITIES)


@pytest.mark.parametrize(
    ("question", "have", "answered"),
    [
        ("online_participation", 4, 333),
        ("civil_society_council", 188, 327),
        ("development_plan_online", 34, 333),
        ("participation_ordinance", 286, 327),
        ("online_payments", 258, 333),
    ],
)
def test_known_counts(question: str, have: int, answered: int) -> None:
    study = load_shipped(build.STUDY)
    assert study is not None
    counts = count_answers(study, study.questions).loc[question]
    assert (counts["have"], counts["answered"]) == (have, answered)


def test_audits_are_complete_scores() -> None:
    for question, low, high in (
        ("transparency_audit", 26.08, 99.62),
        ("information_requests", 7.56, 100),
    ):
        values = [float(row["value"]) for row in ANSWERS if row["question"] == question]
        assert len(values) == 345
        assert (min(values), max(values)) == (low, high)


def test_scores() -> None:
    study = load_shipped(build.STUDY)
    assert study is not None
    scores = score(study)
    assert scores.ranked == 333
    assert [dimension.id for dimension in study.asked] == [
        "transparency",
        "accountability",
        "participation",
        "strategic_planning",
    ]
    assert scores.dimensions["participation"].notna().sum() == 315
    assert scores.overall.median() == pytest.approx(34.3133, abs=1e-4)
    valparaiso = (94.72 + 79.64 + 50) / 3
    assert scores.pillars.loc["valparaiso", "open_government"] == pytest.approx(valparaiso)
    assert scores.overall["valparaiso"] == pytest.approx(valparaiso / 2)


def test_only_places_that_are_not_known_are_a_problem() -> None:
    assert {problem.code for problem in read_shipped(build.STUDY).problems} == {"no_coordinates"}
    assert {city["id"] for city in CITIES} - {city["id"] for city in PLACED} == {
        "hualaihue",
        "laguna-blanca",
    }


def test_every_region_is_one_of_chile() -> None:
    regions = Counter(city["region"] for city in CITIES)
    known = {part.code for part in pycountry.subdivisions.get(country_code="CL")}
    assert set(regions) == known == {region.iso for region in REGIONS.values()}
    assert (regions["CL-RM"], regions["CL-NB"], regions["CL-AP"]) == (52, 21, 4)
    assert {city["subregion"] for city in CITIES} == {""}


def test_population_is_that_of_the_country() -> None:
    """The official estimate for 2021, without the 141 inhabitants of Antártica."""
    assert sum(int(city["population"]) for city in CITIES) == 19_678_363 - 141
    assert {city["population_year"] for city in CITIES} == {"2021"}


def test_every_place_is_in_chile() -> None:
    far = {"isla-de-pascua": (-27.15, -109.43), "juan-fernandez": (-33.64, -78.83)}
    for city in PLACED:
        point = (float(city["latitude"]), float(city["longitude"]))
        if city["id"] in far:
            assert distance_km(point, far[city["id"]]) < 5
        else:
            assert -55.1 < point[0] < -17.5
            assert -74.5 < point[1] < -67.0


@pytest.mark.parametrize(
    ("city", "point"),
    [
        ("arica", (-18.48, -70.32)),
        ("san-fernando", (-34.59, -70.99)),
        ("las-condes", (-33.41, -70.58)),
        ("cisnes", (-44.73, -72.68)),
        ("cabo-de-hornos", (-54.93, -67.61)),
        ("o-higgins", (-48.47, -72.56)),
    ],
)
def test_known_places(city: str, point: tuple[float, float]) -> None:
    (row,) = [row for row in CITIES if row["id"] == city]
    assert distance_km((float(row["latitude"]), float(row["longitude"])), point) < 5


def test_no_two_communes_lie_on_one_point() -> None:
    points = Counter((city["latitude"], city["longitude"]) for city in PLACED)
    assert [point for point, count in points.items() if count > 1] == []


def test_names_are_spelled_as_usual() -> None:
    names = {city["name"] for city in CITIES}
    assert {"Ñuñoa", "Viña del Mar", "Ollagüe", "Ránquil", "Aysén", "Coyhaique"} <= names
    assert {"O’Higgins", "Los Ángeles", "La Calera", "Paihuano"} <= names
    assert not [name for name in names if name.isupper() or name != name.strip() or "'" in name]


def test_words_are_in_three_languages() -> None:
    for row in QUESTIONS:
        for stem in ("label", "text"):
            assert len({row[f"{stem}_{language}"] for language in LANGUAGES}) == len(LANGUAGES)
        assert all(len(row[f"label_{language}"]) <= 45 for language in LANGUAGES)
        year = "2016" if row["source_item"].endswith(f"({build.AUDITS})") else "2021"
        assert all(year in row[f"text_{language}"] for language in LANGUAGES)
    for field in ("title", "short_title", "description", "caveat", "licence_note"):
        assert len({PACKAGE[field][language] for language in LANGUAGES}) == len(LANGUAGES)
    for language in LANGUAGES:
        assert all(year in PACKAGE["caveat"][language] for year in ("2016", "2021"))


def test_the_package_says_whose_data_these_are() -> None:
    assert (PACKAGE["id"], PACKAGE["status"], PACKAGE["basis"]) == (build.STUDY, "real", "recorded")
    assert PACKAGE["licence"] == "CC BY 4.0"
    assert "10.5281/zenodo.6848052" in PACKAGE["citation"]
    hashes = {file["path"] for file in PACKAGE["sources"][0]["files"]}
    assert hashes == set(build.FILES)
    for resource in PACKAGE["resources"]:
        content = (STUDY / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


# --- the raw files -----------------------------------------------------------------------------


def test_the_same_files_give_the_same_bytes(raw_dir: Path, tmp_path: Path) -> None:
    build.main([str(raw_dir), "--out", str(tmp_path / "study")])
    for path in STUDY.iterdir():
        if path.name == versions.FILE:  # written by hand, not by the builder
            continue
        assert (tmp_path / "study" / path.name).read_bytes() == path.read_bytes()


def test_figures_are_those_of_the_raw_files(raw_dir: Path) -> None:
    """Counted without the builder: by code in the files of 2021, by name in that of 2016."""
    register = read(raw_dir / build.REGISTER)
    codes = {row["cut_com"] for row in register}
    websites = [row for row in read(raw_dir / build.WEBSITES) if row["cut_com"] in codes]
    audits = {row["commune"]: row for row in read(raw_dir / build.AUDITS)}
    assert len(register) == len(websites) == len(audits) == 345
    wide = {(row["city"], row["question"]): row["value"] for row in ANSWERS}
    for question, rows, column in (
        ("civil_society_council", register, "mcosoc"),
        ("participation_ordinance", register, "mocosoc"),
        ("online_participation", websites, "part"),
        ("development_plan_online", websites, "pladeco"),
        ("online_payments", websites, "payments"),
    ):
        expected = Counter(row[column] for row in rows if row[column] in ("0", "1"))
        assert Counter(v for (_, asked), v in wide.items() if asked == question) == expected
    for row in register:
        name = {"Aisén": "aysen", "Calera": "la-calera", "Coihaique": "coyhaique"}
        name |= {"Paiguano": "paihuano"}
        city = name.get(row["commune"], id_of(row["commune"]))
        assert wide[city, "transparency_audit"] == audits[row["commune"]]["ta"]
        assert wide[city, "information_requests"] == audits[row["commune"]]["dai"]
