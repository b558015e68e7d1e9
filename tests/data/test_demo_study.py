"""Tests that the demonstration is invented, labeled so, and not about any real city."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from smartgov.advice.practices import practices_of
from smartgov.editions.change import compute_changes, score_matched
from smartgov.editions.practices import practice_changes
from smartgov.editions.series import check_series
from smartgov.editions.shared import match
from smartgov.model import Spec
from smartgov.peers.population import population_class
from smartgov.places.gazetteer import find_places, gazetteer
from smartgov.problems import Problem
from smartgov.scoring.score import score
from smartgov.study.catalog import study_folders
from smartgov.study.framework import read_recommendations
from smartgov.study.questionnaire import QUESTIONNAIRES, load_questionnaires
from smartgov.text import LANGUAGES
from tests.conftest import read_shipped
from tools.build_demo_study import EARLIER, LATER, NOT_ASKED, REWORDED, STUDY, VOUCHED, build
from tools.demo_places import Point, check_point

FOLDER = study_folders()[STUDY]
LOADED = read_shipped(STUDY)
DEMO = LOADED.study
SCORES = score(DEMO, Spec())


def test_it_loads_without_any_problem() -> None:
    assert LOADED.problems == ()
    assert DEMO.info.id == STUDY == FOLDER.name


def test_script_gives_the_same_bytes() -> None:
    for study, files in build().items():
        for name, content in files.items():
            assert (study_folders()[study] / name).read_bytes() == content, (study, name)


def test_the_edition_before_is_compared_over_what_both_share() -> None:
    loaded = read_shipped(EARLIER)
    assert loaded.problems == ()
    before = loaded.study
    assert before is not None
    assert (before.info.series, before.info.status) == (DEMO.info.series, "demonstration")
    assert check_series(DEMO, [before]) == [
        Problem("edition_scale", "questions.csv", None, "id", REWORDED, "2017")
    ]
    matched = match(before, DEMO)
    assert matched is not None
    assert len(matched.new) == len(LATER)
    left_out = {q.id for q in DEMO.scored} - {q.id for q in matched.after.scored}
    assert left_out == {NOT_ASKED, REWORDED}
    changes = compute_changes(score_matched(matched), draws=200)
    assert 0 < changes["clear"].sum() < changes["change"].notna().sum()
    moved = practice_changes(score_matched(matched)).to_numpy()
    assert (moved == 1).any()
    assert (moved == -1).any()


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_what_it_is_in_each_language(language) -> None:
    word = {"en": "demonstration", "es": "demostración", "fr": "démonstration"}[language]
    invented = {"en": "invented", "es": "inventad", "fr": "inventé"}[language]
    info = DEMO.info
    assert info.status == "demonstration"
    assert word in info.title.read(language).casefold()
    assert word in info.short_title.read(language).casefold()
    assert invented in info.short_title.read(language)
    assert "Smart Cities Study" not in info.title.read(language)
    assert invented in info.caveat.read(language)


def test_it_never_comes_first() -> None:
    assert next(iter(study_folders())) != STUDY


def test_it_asks_the_questionnaire_and_all_nine_dimensions() -> None:
    assert DEMO.questions == load_questionnaires()["smart-governance"].questions
    template = QUESTIONNAIRES / "smart-governance" / "questions.csv"
    assert (FOLDER / "questions.csv").read_bytes() == template.read_bytes()
    assert len(DEMO.asked) == 9
    assert DEMO.not_asked == ()
    assert all(practices_of(DEMO, r.id) for r in read_recommendations())


def test_there_are_twenty_four_respondents_of_every_size_in_every_region() -> None:
    assert len(DEMO.cities) == 24
    assert {city.region for city in DEMO.cities} == {"002", "009", "021", "142", "150", "419"}
    assert len({population_class(city.population) for city in DEMO.cities}) == 5


@pytest.mark.parametrize("city", DEMO.cities, ids=lambda city: city.id)
def test_no_respondent_is_a_real_city(city) -> None:
    assert re.fullmatch(r"Demo \d\d, [A-Z][A-Za-z -]+", city.name)
    assert not any(place.name.startswith("Demo") for place in find_places(city.name))
    assert city.name not in gazetteer().name
    assert check_point(Point(city.country, city.latitude, city.longitude)) == []


def test_no_real_study_has_a_respondent_of_it() -> None:
    ours = {city.id for city in DEMO.cities}
    for study_id, folder in study_folders().items():
        if study_id in (STUDY, EARLIER):
            continue
        with (folder / "cities.csv").open(encoding="utf-8", newline="") as file:
            assert not ours & {row["id"] for row in csv.DictReader(file)}


@pytest.mark.parametrize(
    ("point", "rule"),
    [
        (Point("FR", 48.85, 2.35), "within 25 km"),
        (Point("PT", 0.0, -30.0), "not inland"),
        (Point("ES", 45.18, 2.76), "in FR"),
    ],
)
def test_rules_of_the_places_are_held(point, rule) -> None:
    assert rule in " ".join(check_point(point))


def test_answers_are_spread_and_some_are_blank() -> None:
    scored = DEMO.answers[[q.id for q in DEMO.scored]]
    assert set(np.unique(scored.to_numpy()[scored.notna()])) == {0, 1, 2, 3, 4}
    assert 0.02 < scored.isna().to_numpy().mean() < 0.06
    assert SCORES.overall.std() > 10


def test_cities_plan_more_than_they_look_ahead() -> None:
    means = SCORES.dimensions.mean()
    assert means["strategic_planning"] == means.max()
    assert means["foresight"] < means["evaluation"] < means["strategic_planning"]


def test_dimensions_go_together_as_those_of_real_cities_do() -> None:
    between = SCORES.dimensions.corr().to_numpy()[np.triu_indices(9, 1)]
    assert 0.2 < between.mean() < 0.9


def test_one_lacks_a_dimension_and_one_is_not_ranked() -> None:
    assert SCORES.rank.isna().sum() == 1
    assert np.isnan(SCORES.rank["demo-19-south-america"])
    assert np.isnan(SCORES.dimensions.loc["demo-11-eurasia", "foresight"])
    assert not np.isnan(SCORES.overall["demo-11-eurasia"])


def test_every_practice_differs_between_respondents() -> None:
    for question in DEMO.scored:
        assert len(Counter(DEMO.answers[question.id].dropna())) >= 3


def test_sources_name_the_script() -> None:
    package = json.loads((FOLDER / "datapackage.json").read_text(encoding="utf-8"))
    script = re.search(r"tools/\w+\.py", package["sources"][0]["title"]).group()
    assert (Path(__file__).resolve().parents[2] / script).is_file()


def test_the_evidence_behind_answers_says_that_it_is_invented() -> None:
    assert {city for city, _ in DEMO.evidence} == {
        city.id for city in DEMO.cities if city.id.startswith(VOUCHED)
    }
    for evidence in DEMO.evidence.values():
        assert evidence.note.startswith("Invented: ")
        assert evidence.link.startswith("https://example.org/invented/") or not evidence.link
        assert evidence.verified_by in {"", "Invented reviewer"}
    assert any(evidence.verified for evidence in DEMO.evidence.values())
