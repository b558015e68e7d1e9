"""Tests of the files with data."""

from __future__ import annotations

import io

import pandas as pd

from components.publish.site.data_files import list_files
from components.publish.site.edition import Edition
from smartgov.export.study_files import to_wide_csv


def test_the_scores_are_those_of_the_study(edition: Edition) -> None:
    (file,) = (f for f in list_files(edition) if f.name.endswith("-scores.csv"))
    table = pd.read_csv(io.BytesIO(file.content)).set_index("city_id")
    overall = edition.scores.overall.rename_axis("city_id")
    pd.testing.assert_series_equal(table["overall"], overall[table.index], check_names=False)
    ends = edition.intervals_of("overall").loc[table.index]
    pd.testing.assert_series_equal(table["rank_p95"], ends["rank_p95"], check_names=False)
    assert set(table["status"]) == {edition.study.info.status}


def test_files_are_made_once_and_named(edition: Edition) -> None:
    files = list_files(edition)
    assert list_files(edition) == files
    names = [file.name for file in files]
    assert len({*names}) == len(names)
    assert {"README.md", "answers.csv", "datapackage.json"} <= {*names}
    assert all(edition.reader("es").t(file.words) for file in files)
    (wide,) = (f for f in files if f.name.endswith("-real.csv"))
    assert wide.content == to_wide_csv(edition.study)
