"""Tests of the tables for the command line and for machines."""

from __future__ import annotations

import io

import numpy as np
import pandas as pd
import pytest

from smartgov.certainty.robustness import rank_intervals
from smartgov.export.asked import Asked
from smartgov.export.tables import (
    NOT_OF_STUDIES,
    OF_A_CITY,
    OF_EDITIONS,
    TABLES,
    make_table,
    studies_table,
    to_plain_csv,
)
from smartgov.model import Scores, Spec, Study
from smartgov.peers.filters import CityFilter
from smartgov.scoring.score import score
from tests.conftest import DEMO, load_shipped

OF_ONE = [name for name in TABLES if name not in (*OF_EDITIONS, *OF_A_CITY)]
EUROPE = CityFilter(regions=("150",))


@pytest.fixture(scope="module")
def demo_editions() -> tuple[Study, Study]:
    return load_shipped("smart-cities-study-2017-demo"), load_shipped(DEMO)


@pytest.mark.parametrize("name", OF_ONE)
def test_every_row_of_a_study_says_what_it_is(name: str, survey: Study) -> None:
    table = make_table(name, Asked(survey))
    columns = ["study", "status", "version"]
    if name in NOT_OF_STUDIES:
        assert not {*columns} & {*table.columns}
        return
    assert list(table.columns[-3:]) == columns
    said = {"study": survey.info.id, "status": "real", "version": survey.info.version}
    assert all((table[column] == value).all() for column, value in said.items())
    assert list(table.index) == list(range(len(table)))


@pytest.mark.parametrize("name", ["cities", "answers", "scores", "ranks", "bands"])
def test_a_filter_keeps_rows_and_changes_none(name: str, survey: Study) -> None:
    whole, part = (make_table(name, Asked(survey, cities=c)) for c in (CityFilter(), EUROPE))
    column = part.columns[0]
    kept = whole[whole[column].isin(EUROPE.choose(survey))].reset_index(drop=True)
    assert 0 < len(part) < len(whole)
    pd.testing.assert_frame_equal(part, kept)


def test_weights_and_measure_are_heeded(survey: Study) -> None:
    spec = Spec((("participation", 2.0),), "geometric", 0.5)
    scores = score(survey, spec)
    asked = Asked(survey, spec, "participation", draws=50, seed=7)
    intervals = rank_intervals(survey, scores, "participation", draws=50, seed=7)
    np.testing.assert_array_equal(make_table("ranks", asked)["rank_p95"], intervals["rank_p95"])
    np.testing.assert_array_equal(make_table("scores", asked)["overall"], scores.overall)


def test_change_compares_with_the_edition_asked_for(demo_editions) -> None:
    before, after = demo_editions
    asked = Asked(after, before=before, editions=demo_editions, draws=20)
    table = make_table("change", asked)
    assert set(table["measure"]) >= {"overall", "participation", "open_government"}
    assert {*table["since"], *table["edition"], *table["status"]} == {
        *("2017", "2019", "demonstration")
    }


def test_change_needs_something_to_compare_with(survey: Study, demo_editions) -> None:
    with pytest.raises(ValueError, match="edition to compare with"):
        make_table("change", Asked(survey))
    with pytest.raises(ValueError, match="nothing is shared"):
        make_table("change", Asked(demo_editions[1], before=survey))


def test_a_table_that_is_not_there_is_an_error(survey: Study) -> None:
    with pytest.raises(KeyError):
        make_table("guesses", Asked(survey))


def test_csv_reads_back_exactly_and_runs_no_formula(survey: Study, survey_scores: Scores) -> None:
    text = to_plain_csv(make_table("scores", Asked(survey)))
    assert "\r" not in text
    back = pd.read_csv(io.StringIO(text))
    np.testing.assert_array_equal(back["overall"], survey_scores.overall)
    assert to_plain_csv(pd.DataFrame({"=a": ["=1+1", None, "b"]})) == "'=a\n'=1+1\n\"\"\nb\n"


def test_studies_are_listed_with_their_version(survey: Study) -> None:
    (row,) = studies_table({"here": survey}).to_dict("records")
    assert (row["study"], row["cities"], row["status"]) == ("here", 78, "real")
    assert row["version"] == survey.info.version
    assert row["title_fr"].startswith("Comment les villes")
