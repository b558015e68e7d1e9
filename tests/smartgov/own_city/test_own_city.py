"""Tests of a visitor's own city, and of adding it to a study."""

from __future__ import annotations

import re
from dataclasses import FrozenInstanceError, replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgov.advice.practices import lacking_practices
from smartgov.certainty.robustness import rank_intervals
from smartgov.model import OWN_ID, Scores, Spec, Study
from smartgov.own_city.own_city import (
    MAX_NAME,
    OwnCity,
    add_own_city,
    clean_name,
    parse_coordinates,
)
from smartgov.scoring.score import score
from tests.smartgov.made_studies import make_city
from tests.smartgov.own_cities import ANSWERED, STUDY, own_cities

# --- what can be entered ------------------------------------------------------------------------


def test_nothing_entered_is_blank() -> None:
    assert OwnCity().blank
    assert not OwnCity(name="Ilo").blank
    assert not OwnCity(answers={"vote": None}).blank


def test_dont_know_is_no_answer() -> None:
    assert OwnCity(answers={"vote": 1, "hear": 0, "petition": None}).answered == 2


def test_it_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        ANSWERED.name = "Ilo"  # type: ignore[misc]


def test_coordinates_are_kept_to_a_meter() -> None:
    own = OwnCity(latitude=43.123456789, longitude=-2.987654321)
    assert (own.latitude, own.longitude) == (43.12346, -2.98765)


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "<b>Ilo</b>"},
        {"name": " Ilo"},
        {"name": "a" * (MAX_NAME + 1)},
        {"country": "ZZ"},
        {"country": "es"},
        {"latitude": 1.0},
        {"longitude": 1.0},
        {"latitude": 91.0, "longitude": 0.0},
        {"latitude": 0.0, "longitude": 181.0},
        {"latitude": float("nan"), "longitude": 0.0},
        {"population": -1},
        {"population": 10**9},
        {"answers": {"vote": float("nan")}},
        {"answers": {"vote": float("inf")}},
    ],
)
def test_what_cannot_be_is_an_error(fields: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        OwnCity(**fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Donostia / San Sebastián", "Donostia / San Sebastián"),
        ("'s-Hertogenbosch", "'s-Hertogenbosch"),
        ("Arlington (Massachusetts)", "Arlington (Massachusetts)"),
        ("東京", "東京"),
        ("  San   José\n", "San José"),
        ("e\u0301", "é"),
        ("<script>alert(1)</script>", "script alert(1) /script"),
        ("[x](https://example.org)", "x (https //example.org)"),
        ("**b** _i_ `c` $d$ :red[e]", "b i c d red e"),
        ("www.example.org", "example.org"),
        ("=cmd|' /C calc'!A0", "cmd ' /C calc' A0"),
        ("a\u202eb\0c", "a b c"),
        ("\ud800", ""),
    ],
)
def test_a_name_keeps_what_names_have(text: str, name: str) -> None:
    assert clean_name(text) == name


@given(
    st.text(alphabet=st.one_of(st.characters(), st.sampled_from("w.www <>[]()*_")), max_size=200)
)
def test_a_clean_name_is_clean(text: str) -> None:
    name = clean_name(text)
    assert clean_name(name) == name
    assert len(name) <= MAX_NAME
    assert not re.search(r"[<>\[\]{}*_`$\\|#~^:;!@=\"%\x00-\x1f]|www\.", name)
    OwnCity(name=name)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("43.2627, -2.9253", (43.2627, -2.9253)),
        ("43.2627 -2.9253", (43.2627, -2.9253)),
        ("43,2627; -2,9253", (43.2627, -2.9253)),
        ("43,2627, \u22122,9253", (43.2627, -2.9253)),
        ("+43°, -2°", (43, -2)),
        ("-90,180", (-90, 180)),
    ],
)
def test_coordinates_are_read_as_maps_give_them(text: str, place: tuple[float, float]) -> None:
    assert parse_coordinates(text) == place


@pytest.mark.parametrize(
    "text", ["", "43", "91, 0", "0, 181", "a, b", "43.2.1, 4", "1, 2, 3", "\u0664, \u0665x"]
)
def test_other_text_is_no_place(text: str) -> None:
    assert parse_coordinates(text) is None


@given(st.text(max_size=40))
def test_any_text_is_a_place_or_none(text: str) -> None:
    place = parse_coordinates(text)
    assert place is None or (abs(place[0]) <= 90 and abs(place[1]) <= 180)


# --- among the others ---------------------------------------------------------------------------


def expect_others_unmoved(before: Scores, after: Scores) -> None:
    """Check that every score of the study's own cities, and their order, are as before."""
    others = before.overall.index
    for name in ("normalized", "dimensions", "pillars"):
        pd.testing.assert_frame_equal(
            getattr(after, name).loc[others], getattr(before, name), check_exact=True
        )
    pd.testing.assert_series_equal(after.overall[others], before.overall, check_exact=True)
    pd.testing.assert_series_equal(after.coverage[others], before.coverage, check_exact=True)
    ranked = before.rank.dropna().index
    shift = after.rank[ranked] - before.rank[ranked]
    assert set(shift) <= {0, 1}
    order = np.lexsort((ranked, before.rank[ranked]))
    assert list(order) == list(np.lexsort((ranked, after.rank[ranked])))


@given(own_cities(), st.sampled_from(["arithmetic", "geometric"]))
def test_others_do_not_move(own: OwnCity, aggregation: str) -> None:
    spec = Spec(aggregation=aggregation)  # type: ignore[arg-type]
    expect_others_unmoved(score(STUDY, spec), score(add_own_city(STUDY, own), spec))


def test_others_of_the_survey_do_not_move(survey: Study, survey_scores: Scores) -> None:
    for share in range(len(survey.scored) + 1):
        answers = {q.id: float(n < share) for n, q in enumerate(survey.scored)}
        after = score(add_own_city(survey, OwnCity(answers=answers)))
        expect_others_unmoved(survey_scores, after)
        assert after.ranked == survey_scores.ranked + 1


@pytest.mark.parametrize("city", ["barcelona", "bilbao", "asker"])
def test_the_same_answers_give_the_same_scores(
    survey: Study, survey_scores: Scores, city: str
) -> None:
    given = survey.answers.loc[city, [q.id for q in survey.scored]].dropna()
    own = OwnCity(answers={str(q): float(v) for q, v in given.items()})
    joined = add_own_city(survey, own)
    after = score(joined)
    for frame in (after.dimensions, after.pillars, after.normalized):
        pd.testing.assert_series_equal(frame.loc[OWN_ID], frame.loc[city], check_names=False)
    assert after.overall[OWN_ID] == pytest.approx(survey_scores.overall[city], nan_ok=True)
    assert after.rank[OWN_ID] == pytest.approx(survey_scores.rank[city], nan_ok=True)
    intervals = rank_intervals(joined, after)
    pd.testing.assert_series_equal(intervals.loc[OWN_ID], intervals.loc[city], check_names=False)


def test_the_range_of_a_sample_stays_that_of_the_study() -> None:
    own = OwnCity(answers={"staff": 1000.0})
    after = score(add_own_city(STUDY, own))
    assert after.normalized.loc[OWN_ID, "staff"] == 100
    assert list(after.normalized["staff"].iloc[:4]) == [0, 100, 50, 25]


def test_dont_know_and_skipped_are_blank() -> None:
    joined = add_own_city(STUDY, OwnCity(answers={"vote": None, "petition": 0}))
    row = joined.answers.loc[OWN_ID]
    assert row["petition"] == 0
    assert row.drop("petition").isna().all()
    after = score(joined)
    assert after.coverage[OWN_ID] == pytest.approx(1 / len(STUDY.scored))
    assert np.isnan(after.overall[OWN_ID])


def test_the_city_is_one_more_and_knows_its_region() -> None:
    joined = add_own_city(STUDY, ANSWERED)
    city = joined.city_by_id[OWN_ID]
    assert joined.cities[:-1] == STUDY.cities
    assert joined.cities[-1] is city
    assert (city.name, city.country) == ("Bilbao", "ES")
    assert (city.region, city.subregion) == ("150", "039")
    assert (city.latitude, city.longitude) == (43.26271, -2.92528)
    assert (city.population, city.population_year) == (345_821, None)
    assert list(joined.answers.index) == [*STUDY.answers.index, OWN_ID]
    assert joined.answers.index.name == "city"


def test_the_city_may_be_called_otherwise() -> None:
    joined = add_own_city(STUDY, ANSWERED, "Bilbao (own answers)")
    assert joined.city_by_id[OWN_ID].name == "Bilbao (own answers)"


def test_the_study_is_left_alone() -> None:
    before = STUDY.answers.copy()
    add_own_city(STUDY, ANSWERED)
    pd.testing.assert_frame_equal(STUDY.answers, before)
    assert OWN_ID not in STUDY.city_by_id


def test_its_gaps_are_its_own(survey: Study) -> None:
    answers = {"scenarios": 0.0, "backcasting": 1.0}
    joined = add_own_city(survey, OwnCity(answers=answers))
    gaps = lacking_practices(joined, score(joined), OWN_ID, "look_ahead")
    assert [question.id for question in gaps] == ["scenarios"]


@pytest.mark.parametrize("answers", [{"nothing": 1}, {"money": 1}, {"vote": 2}, {"sets": 0}])
def test_an_answer_that_the_study_does_not_take_is_an_error(answers: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=next(iter(answers))):
        add_own_city(STUDY, OwnCity(answers=answers))


def test_the_id_is_reserved() -> None:
    taken = replace(STUDY, cities=(make_city(OWN_ID), *STUDY.cities[1:]))
    with pytest.raises(ValueError, match="reserved"):
        add_own_city(taken, OwnCity())


def test_in_a_study_of_one_country_its_region_is_not_known() -> None:
    """The study's regions are parts of a country; one of the world is none of them."""
    cities = tuple(replace(city, region="CL-AN") for city in STUDY.cities)
    joined = add_own_city(replace(STUDY, cities=cities), ANSWERED)
    assert joined.city_by_id[OWN_ID].region == ""
