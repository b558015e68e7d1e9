"""Words that several pages share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.words.answers import answer_words, graded, graded_practices, level_words
from components.words.cities import place_words
from components.words.findings import finding_words
from components.words.ranks import rank_words, score_cell
from smartgov.advice.findings import Finding, find_findings
from smartgov.text import LANGUAGES, Language, Text
from tests.components.conftest import MakePage
from tests.smartgov.made_studies import make_city, make_question, make_study, make_yes_no

NAN = float("nan")
languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
def test_a_missing_score_is_words_and_never_zero(make_page: MakePage, language: Language):
    page = make_page(language)
    assert score_cell(page, NAN) == page.t("terms.too_few_answers")
    assert score_cell(page, 0.0) == page.t.score(0)


def test_ranks(make_page: MakePage):
    page = make_page()
    assert rank_words(page, "barcelona") == page.t("terms.rank_of", rank=24, ranked=69)
    assert {rank_words(page, city) for city in ("asker", "ilo")} == {
        page.t("terms.rank_of", rank=1, ranked=69)
    }
    assert rank_words(page, "bilbao") == page.t("terms.not_ranked")


@languages
def test_the_place_of_a_city(make_page: MakePage, language: Language):
    page = make_page(language)
    city = page.study.city_by_id["barcelona"]
    country, region, population = place_words(page, city).split(" · ")
    assert country == page.t.country("ES")
    assert region == page.t.region("039")
    assert page.t.compact(city.population) in population


@languages
def test_a_population_in_full(make_page: MakePage, language: Language):
    page = make_page(language)
    city = page.study.city_by_id["barcelona"]
    words = place_words(page, city, in_full=True)
    assert page.t("report.population", count=city.population) in words
    assert words.startswith(page.t.country("ES"))


def test_what_is_not_known_of_a_place_is_left_out(make_page: MakePage):
    page = make_page()
    assert place_words(page, make_city("x", country="ES", region="", subregion="")) == "Spain"
    assert place_words(page, make_city("x", country="", region="150", subregion="")) == "Europe"


def test_the_year_of_a_population(make_page: MakePage):
    page = make_page()
    dated = make_city("x", population=1_600_000, population_year=2014)
    assert place_words(page, dated).endswith("(2014)")
    assert "(" not in place_words(page, replace(dated, population_year=None))


@languages
def test_answers(make_page: MakePage, language: Language):
    page = make_page(language)
    t = page.t
    yes_no, scale = make_yes_no("q"), make_question("q", type="scale", high=4)
    days = make_question("q", unit="days")
    assert answer_words(page, yes_no, 1) == t("answers.yes")
    assert answer_words(page, yes_no, 0) == t("answers.no")
    assert answer_words(page, scale, 3) == t("answers.scale", value="3", high="4")
    assert answer_words(page, days, 12) == "12\N{NO-BREAK SPACE}days"
    assert answer_words(page, days, 2.5) == t.number(2.5, 1) + "\N{NO-BREAK SPACE}days"
    assert answer_words(page, replace(days, unit=""), 12) == "12"


@languages
def test_a_scale_answers_in_its_own_words(make_page: MakePage, language: Language):
    page = make_page(language)
    levels = (Text("none", "nada", "rien"), Text("some", "algo", "un peu"), Text("all"))
    scale = make_question("q", type="scale", low=1, high=3, levels=levels)
    word = {"en": "some", "es": "algo", "fr": "un peu"}[language]
    assert answer_words(page, scale, 2) == f"2, {word}"
    assert answer_words(page, scale, 3) == "3, all"
    assert level_words(page, scale, 1) == levels[0].read(language)
    assert level_words(page, replace(scale, levels=()), 2) == "2"


def test_words_fit_what_was_asked(make_page: MakePage):
    yes_no, scale = make_yes_no("q"), make_question("p", type="scale", high=4)
    answers = {"a": [1, 2], "b": [0, 3]}
    of_both = make_page(of=make_study([yes_no, scale], answers))
    of_one = make_page(of=make_study([yes_no], {city: row[:1] for city, row in answers.items()}))
    assert graded(of_both, "city.lacks") == "city.lacks_graded"
    assert graded(of_one, "city.lacks") == "city.lacks"
    assert all(of_both.t.has(f"{key}_graded") for key in ("city.lacks", "whatif.subtitle"))


def test_words_of_practices_fit_the_practices_alone(make_page: MakePage):
    audit = make_question("audit", type="scale", low=0, high=4)
    plan = replace(make_yes_no("plan"), recommendations=("plan_stronger",))
    page = make_page(of=make_study([audit, plan], {"a": [1, 1]}))
    assert graded(page, "city.lacks") == "city.lacks_graded"
    assert graded_practices(page, "city.lacks") == "city.lacks"


@languages
def test_no_answer_is_neither_no_nor_zero(make_page: MakePage, language: Language):
    page = make_page(language)
    questions = [make_yes_no("q"), make_question("q", type="scale"), make_question("q")]
    words = {answer_words(page, question, NAN) for question in questions}
    assert words == {page.t("answers.blank")}
    assert not words & {answer_words(page, question, 0) for question in questions}


@languages
def test_findings_of_the_survey(make_page: MakePage, language: Language):
    page = make_page(language)
    found = find_findings(page.study, page.scores)
    assert len(found) == 3
    for finding in found:
        title, text = finding_words(page, finding)
        assert title[0].isupper()
        assert text[0].isupper() or text[0].isdigit()
        assert "{" not in title + text


def test_a_finding_counts_with_its_base(make_page: MakePage):
    page = make_page()
    finding = Finding(
        "practices",
        {"most": "strategic_plan", "least": "participatory_budgeting"},
        {"most_have": 63.0, "most_answered": 77.0, "least_have": 34.0, "least_answered": 78.0},
        "recommendations",
    )
    title, text = finding_words(page, finding)
    for question in finding.names.values():
        label = page.t.text(page.study.question_by_id[question].label)
        assert label.casefold() in title.casefold()
    assert "63 of 77" in text
    assert "34 of 78" in text


def test_a_finding_of_regions_names_region_and_dimension(make_page: MakePage):
    page = make_page()
    names = {"dimension": "foresight", "high": "150", "low": "002"}
    finding = Finding("regions", names, {"high": 71.26, "low": 33.0, "gap": 38.26}, "ranking")
    title, text = finding_words(page, finding)
    assert page.measure_label("foresight") in title
    for words in ("Europe", "Africa", "71.3", "33.0"):
        assert words in text


def test_a_finding_of_dimensions(make_page: MakePage):
    page = make_page()
    names = {"high": "participation", "low": "foresight"}
    finding = Finding("dimensions", names, {"high": 90.0, "low": 50.04}, "method")
    title, text = finding_words(page, finding)
    assert page.measure_label("participation") in title
    assert page.measure_label("foresight") in title
    assert "90.0" in text
    assert "50.0" in text
