"""Tests of the content of a report, in three languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from components.i18n import translator
from components.publish.report.parts import ReportText
from smartgov.model import Recommendation, Study
from smartgov.text import LANGUAGES, Language, Text
from tests.components.publish.report.conftest import ADDRESS, WriteText, every_string, rename
from tests.smartgov.made_studies import make_city, make_question, make_study

ENGLISH = translator("en")
Made = Callable[..., ReportText]

languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
def test_barcelona(write_text: WriteText, language: Language) -> None:
    t, report = translator(language), write_text(language, "barcelona")
    assert report.name == {"fr": "Barcelone"}.get(language, "Barcelona")
    place = report.place.split(" · ")
    assert place[:2] == [t.country("ES"), t.region("039")]
    assert place[2] == t("report.population", count=1_611_822) + " (2013)"
    overall, rank, coverage = report.figures
    assert overall.value == t.score(80.5555555)
    assert overall.basis.split("\n")[0].endswith(t.score(83.3333))
    assert rank.value == t("terms.rank_of", rank=24, ranked=69)
    assert coverage.value == t.percent(1)
    assert report.notices == ()
    ahead, behind = report.standing
    assert [len(ahead.lines), len(behind.lines)] == [1, 2]
    assert t.score(25.0) in ahead.lines[0]
    assert [t.score(33.3333), t.score(15.0)] == [
        next(word for word in line.split() if word[:1].isdigit()) for line in behind.lines
    ]
    assert len(report.steps) == 3
    assert report.address == ADDRESS
    assert report.mark == ""


def test_the_interval_stands_beside_the_rank(write_text: WriteText, intervals) -> None:
    low, high = intervals.loc["barcelona", ["rank_p05", "rank_p95"]]
    assert (
        f"{ENGLISH.number(low)}–{ENGLISH.number(high)}"
        in write_text("en", "barcelona").figures[1].basis
    )


@languages
def test_bilbao_is_not_ranked_and_says_why(write_text: WriteText, language: Language) -> None:
    t, report = translator(language), write_text(language, "bilbao")
    assert report.figures[1].value == t("terms.not_ranked")
    assert report.figures[1].basis == ""
    (why,) = report.notices
    assert why == t("city.not_ranked_why", city="Bilbao", threshold=t.percent(0.65))
    notes = [row.note for row in report.profile.rows]
    assert notes.count(t("terms.too_few_answers")) == 1
    assert report.profile.rows[0].cells[0] == "–"


@languages
def test_origin_status_and_limits_are_said(
    write_text: WriteText, survey: Study, language: Language
) -> None:
    t, report = translator(language), write_text(language, "ghent")
    source, caveat, who, method, _ = report.about.lines
    assert t.text(survey.info.short_title) in source
    assert "2014–2015" in source
    assert t("status.real") in source
    assert caveat == t.text(survey.info.caveat)
    assert who == t("source.calculated")
    assert t.number(1000) in method
    assert all(
        t.text(dimension.label) in report.profile.not_asked for dimension in survey.not_asked
    )


@languages
def test_a_demonstration_is_marked(
    write_text: WriteText, demonstration: Study, language: Language
) -> None:
    t, report = translator(language), write_text(language, "ghent", of=demonstration)
    assert report.mark == t("report.demonstration")
    assert report.status == t("status.demonstration")
    assert t("status.demonstration") in report.about.lines[0]


@languages
def test_own_weights_are_said(write_text: WriteText, language: Language) -> None:
    t = translator(language)
    report = write_text(
        language, "barcelona", weights=(("participation", 0.0),), aggregation="geometric"
    )
    (notice,) = report.notices
    assert f" {t('weights.aggregations.geometric').lower()}." in notice
    assert f" {t.percent(0)}" in notice
    assert f" {t.percent(0.5)}" in notice


@languages
def test_the_title_of_the_profile_is_its_finding(write_text: WriteText, language: Language) -> None:
    t = translator(language)
    said = {
        "barcelona": t("report.profile.both", count=5, ahead=1, behind=2),
        "bilbao": t("report.profile.behind", count=4, ahead=0, behind=2),
        "tepebasi": t("report.profile.ahead", count=5, ahead=3, behind=0),
    }
    for city, title in said.items():
        assert write_text(language, city).profile.title == title


def test_peers_are_named_and_a_widened_rule_is_said(write_text: WriteText) -> None:
    country = ENGLISH("peers.rules.country")
    assert country in write_text("en", "barcelona", peers="country").profile.subtitle
    subtitle = write_text("en", "fagaras", peers="country").profile.subtitle
    region = ENGLISH("peers.in_region", region="Europe")
    assert ENGLISH("peers.widened", asked=country, rule=region) in subtitle
    picked = ("asker", "ghent", "graz")
    subtitle = write_text("en", "barcelona", peers="picked", picked=picked).profile.subtitle
    assert ENGLISH("report.picked") in subtitle
    assert ENGLISH("charts.cities_here", count=3) in subtitle


@pytest.mark.parametrize(
    "address", ["", "?city=barcelona", "javascript:alert(1)", "data:text/html,1", "//elsewhere"]
)
def test_only_a_whole_address_becomes_a_link(write_text: WriteText, address: str) -> None:
    assert write_text("en", "barcelona", address=address).address == ""


@languages
def test_no_text_is_left_unfilled(every_text, language: Language) -> None:
    for report in every_text[language]:
        for text in every_string(report):
            assert "{" not in text
            assert "nan" not in text.split()
            assert "None" not in text.removeprefix(ENGLISH("city.learn_from_none"))


TOGETHER = Recommendation("together", "all", ("voice",), Text("Design together"), Text(""))


@pytest.fixture
def made(write_text: WriteText) -> Made:
    """Return a function that writes the report of the first city of a made-up study.

    The study asks two questions, a scale from 0 to 4 and a number from 0 to 100.
    """
    questions = (
        make_question("hear", type="scale", high=4, recommendations=("together",)),
        make_question("plan", "plan", recommendations=("together",)),
    )

    def write(answers: dict[str, list[float | None]], **fields: object) -> ReportText:
        cities = [make_city(city, **fields) for city in answers]
        study = make_study(questions, answers, cities=cities)
        return write_text("en", next(iter(answers)), of=study, among=(TOGETHER,))

    return write


def test_a_city_close_to_its_peers(made: Made) -> None:
    report = made({"one": [2, 50], "two": [2, 50], "three": [2, 50]})
    assert report.profile.title == ENGLISH("report.profile.alike", count=2)
    assert [section.lines for section in report.standing] == [
        (ENGLISH(f"report.standing.{side}.none", points=10),) for side in ("ahead", "behind")
    ]


def test_a_city_that_nobody_can_be_compared_with(made: Made) -> None:
    report = made({"one": [2, 50]})
    (section,) = report.standing
    assert section.lines == (ENGLISH("report.standing.unknown", city="One"),)
    assert report.profile.title == ENGLISH("city.profile_title")
    assert report.profile.rows[0].cells[1:] == ("–", "–")


def test_a_city_that_has_everything(made: Made) -> None:
    report = made({"one": [4, 100], "two": [0, 0]})
    assert report.steps == ()
    assert report.after[0] == ENGLISH("city.no_gaps")


def test_a_city_that_answered_nothing_is_not_praised(made: Made) -> None:
    report = made({"one": [None, None], "two": [4, 100]})
    assert report.steps == ()
    assert report.after == (ENGLISH("city.next_unknown", recommendations="“Design together”"),)


def test_a_practice_nearly_in_place(made: Made) -> None:
    report = made({"one": [3, 100], "two": [0, 0]})
    assert [fact for _, fact in report.steps[0].facts] == [
        ENGLISH("report.next.partly"),
        ENGLISH("city.learn_from_none"),
    ]


def test_a_place_of_which_little_is_known(made: Made) -> None:
    assert made({"one": [2, 50]}, region="", subregion="").place == "Spain"
    assert made({"one": [2, 50]}, population=1, region="150", subregion="").place == (
        "Spain · Europe · 1 inhabitant"
    )


def test_a_name_is_taken_as_it_is(write_text: WriteText, survey: Study) -> None:
    name = '<script>alert("1")</script> **bold** {nb} =cmd|1'
    report = write_text("en", "ghent", of=rename(survey, "ghent", name))
    assert report.name == name
    assert report.document.startswith(name)
