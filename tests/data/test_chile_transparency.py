"""Tests of the series of audits of Chile: published figures, the join, and the raw files."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pandas as pd
import pytest

from smartgov.editions.change import compute_changes, score_matched
from smartgov.editions.series import check_series, find_editions
from smartgov.editions.shared import match
from smartgov.model import Study
from smartgov.study import versions
from smartgov.study.catalog import STUDIES, study_folders
from smartgov.text import LANGUAGES
from tests.conftest import load_shipped
from tools import build_chile_transparency as build

#: The means of the audits by year, as published with the collection, rounded to two decimals.
TRANSPARENCY = {2012: 30.26, 2013: 47.43, 2014: 56.09, 2015: 64.74, 2016: 76.98, 2017: 74.21}
REQUESTS = {2014: 54.27, 2015: 73.01, 2016: 88.45, 2017: 80.51, 2018: 76.19}


def edition(year: int) -> Study:
    return load_shipped(f"{build.SERIES}-{year}")


def every_edition() -> list[Study]:
    return [edition(year) for year in build.YEARS]


def answers(year: int, question: str) -> pd.Series:
    return edition(year).answers[question].dropna()


@pytest.mark.parametrize(
    ("question", "year", "mean"),
    [
        *(("transparency_audit", *published) for published in TRANSPARENCY.items()),
        *(("information_requests", *published) for published in REQUESTS.items()),
    ],
)
def test_means_are_the_published_ones(question: str, year: int, mean: float) -> None:
    found = answers(year, question)
    assert round(found.mean(), 2) == mean
    covered = 170 if (question, year) == ("information_requests", 2015) else 345
    assert len(found) == covered


def test_every_year_is_an_edition_of_the_same_communes() -> None:
    editions = find_editions(study_folders(STUDIES))[build.SERIES]
    assert [edition.edition for edition in editions] == [str(year) for year in build.YEARS]
    communes = set(load_shipped("chile-municipalities-2021").city_by_id)
    assert all(set(study.city_by_id) == communes for study in every_edition())


def test_the_editions_fit_together() -> None:
    for study in every_edition():
        others = [other for other in every_edition() if other is not study]
        assert check_series(study, others) == []


@pytest.mark.parametrize(
    ("question", "here", "there"),
    [("transparency_audit", 78.77, 83.51), ("information_requests", 100, 96.2)],
)
def test_2016_equals_the_other_collection_for_every_commune_but_one(
    question: str, here: float, there: float
) -> None:
    """There Caldera has both results of Panquehue, here those of its own file: see data/README."""
    other = load_shipped("chile-municipalities-2021").answers[question]
    found = answers(2016, question)
    differs = found[found != other[found.index]]
    assert differs.to_dict() == {"caldera": here}
    assert other["caldera"] == other["panquehue"] == found["panquehue"] == there


def test_a_year_that_was_not_audited_is_not_asked() -> None:
    assert [d.id for d in edition(2012).asked] == ["transparency"]
    assert [d.id for d in edition(2018).asked] == ["accountability"]


def test_changes_of_every_commune_agree_with_plain_pandas() -> None:
    """Mean of the two results in each year: one question in each dimension, one pillar."""
    matched = match(edition(2014), edition(2017))
    assert matched is not None
    changes = compute_changes(score_matched(matched), draws=50)
    then, now = (edition(year).answers.mean(axis=1) for year in (2014, 2017))
    assert (changes["change"] - (now - then)).abs().max() < 1e-12
    assert changes["change"].notna().all()


def test_names_that_changed_are_still_found() -> None:
    cities = edition(2014).city_by_id
    assert "Paiguano" in cities["paihuano"].all_names
    assert {"Natales", "Puerto Natales"} <= set(cities["natales"].all_names)


def test_the_caveat_says_that_the_measure_may_have_changed() -> None:
    for study in every_edition():
        assert all("2013" in study.info.caveat.read(language) for language in LANGUAGES)
        texts = [q.text.read(language) for q in study.questions for language in LANGUAGES]
        assert all(study.info.edition in text for text in texts)
        assert "{" not in "".join(texts)


# --- the raw files -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def raw_dir() -> Path:
    """Return the folder of the raw files, from a variable or beside the repository."""
    beside = Path(__file__).resolve().parents[3] / "shared" / "data" / "chile-transparency-series"
    folder = Path(os.environ.get("SMARTGOV_RAW_TRANSPARENCY", beside))
    if not (folder / "ta_2012.csv").exists():
        pytest.skip("the raw files are not here: set SMARTGOV_RAW_TRANSPARENCY to their folder")
    return folder


def test_the_same_files_give_the_same_bytes(raw_dir: Path, tmp_path: Path) -> None:
    build.main([str(raw_dir), "--out", str(tmp_path)])
    for year in build.YEARS:
        folder = STUDIES / f"{build.SERIES}-{year}"
        for path in folder.iterdir():
            if path.name == versions.FILE:  # written by hand, not by the builder
                continue
            assert (tmp_path / folder.name / path.name).read_bytes() == path.read_bytes()


def test_the_raw_files_are_known_by_their_checksums() -> None:
    for year in build.YEARS:
        text = (STUDIES / f"{build.SERIES}-{year}" / "datapackage.json").read_text("utf-8")
        files = json.loads(text)["sources"][0]["files"]
        assert [file["path"] for file in files] == [
            item.name_of(year) for item in build.ITEMS if year in item.years
        ]
        assert all(file["hash"].startswith("sha256:") for file in files)
