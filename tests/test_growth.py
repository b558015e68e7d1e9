"""Tests of the benchmark of growth: its synthetic studies, and what it measures."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks import growth
from benchmarks.growth import Cost, Seen, Server, Visit, format_growth, measure_study, visits_of
from benchmarks.studies import read_survey
from benchmarks.synthetic import make_synthetic, synthetic_id
from smartgov.export.study_files import write_study
from smartgov.model import Study
from smartgov.study.load import load_study
from smartgov.text import LANGUAGES


@pytest.fixture(scope="module")
def synthetic() -> Study:
    return make_synthetic(40)


def test_a_synthetic_study_says_so_everywhere(synthetic: Study) -> None:
    info = synthetic.info
    assert info.status == "demonstration"
    assert info.id == synthetic_id(40) == "synthetic-40"
    texts = (info.title, info.short_title, info.description, info.caveat, info.licence_note)
    for text in texts:
        for language in LANGUAGES:
            assert "ynth" in text.given(language) or "int\N{LATIN SMALL LETTER E WITH ACUTE}t" in (
                text.given(language)
            )
    for city in synthetic.cities:
        assert city.name.startswith("Synthetic")
        assert city.note == "synthetic"


def test_a_synthetic_study_loads_as_it_was_made(synthetic: Study, tmp_path: Path) -> None:
    write_study(synthetic, tmp_path / synthetic.info.id)
    loaded = load_study(tmp_path / synthetic.info.id)
    assert loaded.problems == ()
    assert loaded.sound.cities == synthetic.cities
    assert loaded.sound.answers.equals(synthetic.answers)


def test_answers_are_like_those_of_the_survey(synthetic: Study) -> None:
    survey = read_survey()
    for question in survey.questions:
        assert set(synthetic.answers[question.id].dropna()) <= set(survey.answers[question.id])
    assert make_synthetic(40).answers.equals(synthetic.answers)
    assert not make_synthetic(40, seed=1).answers.equals(synthetic.answers)


def test_a_view_is_measured_first_and_again(
    synthetic: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = Visit("Method", "method", {"study": synthetic.info.id})
    monkeypatch.setattr(growth, "visits_of", lambda study: [visit])
    write_study(synthetic, tmp_path / synthetic.info.id)
    (seen,) = measure_study(synthetic, tmp_path)
    assert (seen.cities, seen.view) == (40, "Method")
    assert min(seen.first.busy, seen.again.busy) >= 0
    assert seen.first.size == pytest.approx(seen.again.size, rel=0.01)
    assert seen.first.size > 10_000
    assert seen.memory > 50e6


def test_visits_are_of_the_study_and_of_cities_with_something_to_gain(synthetic: Study) -> None:
    visits = visits_of(synthetic)
    assert {visit.query["study"] for visit in visits} == {synthetic.info.id}
    city = next(visit.query["city"] for visit in visits if visit.label == "City")
    assert city in synthetic.city_by_id
    question = next(visit.query["if"] for visit in visits if "if" in visit.query)
    assert synthetic.answers.at[city, question.partition(":")[0]] == 0


def test_a_process_is_measured_from_outside() -> None:
    here = Server("", os.getpid())
    before = here.busy
    while here.busy == before:
        sum(range(100_000))
    assert here.memory > 1e6


def test_the_table_has_a_line_for_each_view() -> None:
    seen = Seen(5_000, "City", Cost(1.5, 60_000), Cost(0.04, 60_000), 300_000_000)
    head, line = format_growth([seen])
    assert line.split() == ["5,000", "City", "1.50", "s", "0.04", "s", "60", "kB", "300", "MB"]
    assert head.split() == ["cities", "view", "first", "again", "bytes", "memory"]
