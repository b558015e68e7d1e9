"""Tests of sorted groups of cities: medians by hand, and minimum sizes."""

from __future__ import annotations

import numpy as np
import pytest

from smartgov.model import Spec
from smartgov.peers.groups import GROUPINGS, group_cities, group_of, rank_groups
from smartgov.scoring.score import score
from tests.smartgov.made_studies import make_city, make_framework, make_question, make_study

NAN = np.nan
COLUMNS = ["cities", "scored", "median", "low", "high", "rank"]

#: Region, country, population and score of each city.
PLACES = {
    "a": ("150", "ES", 20_000, 10),
    "b": ("150", "ES", 60_000, 20),
    "c": ("150", "FR", 70_000, 40),
    "d": ("150", "FR", 80_000, 50),
    "e": ("419", "CL", 90_000, 60),
    "f": ("419", "CL", None, 90),
    "g": ("419", "CL", 2_000_000, 70),
    "h": ("419", "BR", 3_000_000, None),
    "i": ("002", "NA", 10_000_000, 100),
    "j": ("002", "NA", 250_000, 100),
    "k": ("", "", None, 99),
}


@pytest.fixture(scope="module")
def study():
    cities = [
        make_city(city, region=region, country=country, population=population)
        for city, (region, country, population, _) in PLACES.items()
    ]
    answers = {city: [value, 100] for city, (*_, value) in PLACES.items()}
    questions = [make_question("q", "voice"), make_question("r", "data")]
    return make_study(questions, answers, make_framework({"open": ["voice", "data"]}), cities)


def rows_of(study, grouping, measure="voice"):
    """Return the table as rows; what every table is, is asserted here."""
    table = rank_groups(study, score(study), grouping, measure)
    assert list(table.columns) == COLUMNS
    return {str(group): list(row) for group, *row in table.itertuples()}


def same(rows):
    return {group: pytest.approx(row, nan_ok=True) for group, row in rows.items()}


def test_regions_by_hand(study) -> None:
    """Latin America: 60, 70, 90, and one without the score. Africa has two cities only."""
    rows = rows_of(study, "region")
    assert list(rows) == ["419", "150", "002"]
    assert rows == same(
        {
            "419": [4, 3, 70, 65, 80, 1],
            "150": [4, 4, 30, 17.5, 42.5, 2],
            "002": [2, 2, NAN, NAN, NAN, NAN],
        }
    )


def test_countries_by_hand(study) -> None:
    rows = rows_of(study, "country")
    assert next(iter(rows)) == "CL"
    assert rows["CL"] == [3, 3, 70, 65, 80, 1]
    for country, cities, scored in (("ES", 2, 2), ("FR", 2, 2), ("BR", 1, 0), ("NA", 2, 2)):
        assert rows[country] == pytest.approx([cities, scored, NAN, NAN, NAN, NAN], nan_ok=True)
    assert len(rows) == 5


def test_population_classes_by_hand(study) -> None:
    """A city of 250,000 is in the next class; two cities of unknown population are in none."""
    rows = rows_of(study, "size")
    assert next(iter(rows)) == "50k_250k"
    assert rows["50k_250k"] == [4, 4, 45, 35, 52.5, 1]
    assert {group: row[0] for group, row in rows.items()} == {
        "50k_250k": 4,
        "under_50k": 1,
        "250k_1m": 1,
        "1m_5m": 2,
        "over_5m": 1,
    }


def test_groups_that_are_tied_share_a_rank(study) -> None:
    rows = rows_of(study, "region", "data")
    assert {group: row[5] for group, row in rows.items()} == same({"150": 1, "419": 1, "002": NAN})
    assert rows["419"][:5] == [4, 4, 100, 100, 100]


@pytest.mark.parametrize("grouping", GROUPINGS)
@pytest.mark.parametrize("measure", ["overall", "open", "data"])
def test_measure_is_the_one_that_is_asked_for(study, grouping, measure) -> None:
    scores = score(study, Spec(min_coverage=0))
    table = rank_groups(study, scores, grouping, measure)
    groups = {city.id: group_of(city, grouping) for city in study.cities}
    values = scores.measure(measure)
    for group, row in table.iterrows():
        inside = [values[city] for city, of in groups.items() if of == group]
        assert row["cities"] == len(inside)
        if np.isfinite(row["median"]):
            assert row["median"] == np.nanmedian(inside)
            assert row["low"] == np.nanpercentile(inside, 25)
            assert row["high"] == np.nanpercentile(inside, 75)
    assert table["median"].notna().any()


def test_three_is_enough_and_two_are_too_few(study) -> None:
    table = rank_groups(study, score(study), "country", "voice")
    assert (table["median"].notna() == (table["scored"] >= 3)).all()
    assert (table["rank"].notna() == (table["scored"] >= 3)).all()


def test_group_of_a_city() -> None:
    city = make_city("a", region="150", country="ES", population=5_000_000)
    assert [group_of(city, grouping) for grouping in GROUPINGS] == ["150", "over_5m", "ES"]
    nowhere = make_city("b", region="", country="", population=None)
    assert [group_of(nowhere, grouping) for grouping in GROUPINGS] == [None, None, None]


def test_groupings_are_those_that_a_reader_can_choose() -> None:
    assert GROUPINGS == ("region", "size", "country")


@pytest.mark.parametrize("grouping", GROUPINGS)
def test_cities_of_no_group_make_no_table(grouping) -> None:
    city = make_city("a", region="", country="", population=None)
    study = make_study([make_question("q")], {"a": [5]}, cities=[city])
    table = rank_groups(study, score(study), grouping, "overall")
    assert table.empty
    assert list(table.columns) == COLUMNS


def test_regions_of_the_survey(survey, survey_scores) -> None:
    table = rank_groups(survey, survey_scores, "region", "overall")
    assert table["cities"].sum() == 78
    assert table["scored"].sum() == 69
    assert table["rank"].dropna().is_monotonic_increasing
    europe = [c.id for c in survey.cities if c.region == "150"]
    assert table.loc["150", "median"] == survey_scores.overall[europe].median()


def test_only_the_cities_that_are_asked_for_count(study) -> None:
    ranked = rank_groups(study, score(study), "region", "overall", ["b", "c", "d", "e"])
    assert ranked.index.to_list() == ["150", "419"]
    assert ranked["cities"].to_list() == [3, 1]
    scores = score(study).overall[["b", "c", "d"]]
    assert ranked.loc["150", "median"] == scores.median()
    assert np.isnan(ranked.loc["419", "median"])


def test_cities_are_listed_by_group_in_the_order_of_codes_or_sizes(study) -> None:
    assert group_cities(study, "region", "kjieda") == {
        "002": ["j", "i"],
        "150": ["d", "a"],
        "419": ["e"],
    }
    sizes = group_cities(study, "size", "ihgfeda")
    assert list(sizes) == ["under_50k", "50k_250k", "1m_5m", "over_5m"]
    assert sizes["50k_250k"] == ["e", "d"]
    assert group_cities(study, None, "kj") == {"": ["k", "j"]}
