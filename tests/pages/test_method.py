"""Tests of the Method page: how a score is computed, with one city as an example."""

from __future__ import annotations

import pytest

from components.i18n import translator
from components.view.view import View
from smartgov.certainty.reliability import alpha_by_dimension
from smartgov.certainty.robustness import DRAWS, SEED
from smartgov.certainty.validation import validate
from smartgov.model import Scores, Study
from smartgov.text import LANGUAGES, Language
from tests.conftest import OpenApp
from tests.pages.reading import items, pieces, table, text, view_of

EN = translator("en")
languages = pytest.mark.parametrize("language", LANGUAGES)
STEPS = ("normalize", "blank", "dimension", "pillar", "overall", "rank")


@languages
def test_six_steps(opened: OpenApp, language: Language) -> None:
    t = translator(language)
    said = items(opened("method", lang=language))
    for number, step in enumerate(STEPS):
        assert said[number].startswith(t(f"method.steps.{step}.title"))
    assert t.percent(0.65) in said[2]


def test_the_city_in_the_middle_is_worked_through(opened: OpenApp, survey_scores: Scores) -> None:
    app = opened("method")
    ordered = survey_scores.overall.dropna().sort_values(kind="stable")
    assert f"{EN.score(ordered.iloc[34])}" in text(app)
    assert ordered.iloc[34] == survey_scores.overall.median()
    assert view_of(app) == View()


@languages
def test_every_answer_of_the_city_is_worked_through(
    opened: OpenApp, survey: Study, survey_scores: Scores, language: Language
) -> None:
    t = translator(language)
    app = opened("method", lang=language, city="bilbao")
    worked = table(app, t("method.worked_subtitle"))
    assert worked.column(0) == [t.text(q.label) for q in survey.scored]
    own = survey_scores.normalized.loc["bilbao"]
    assert worked.column(4) == [t.number(own[q.id]) for q in survey.scored]
    blank = worked.row(t.text(survey.question_by_id["corruption_reporting"].label))
    assert blank[2] == t("answers.blank")
    assert blank[4] == "–"


def test_means_lead_to_the_overall_score(opened: OpenApp, survey: Study) -> None:
    means = table(opened("method", city="barcelona"), EN("method.means_caption", city="Barcelona"))
    labels = survey.framework.labels
    assert [(row.cells[0], row.cells[2]) for row in means.rows] == [
        (labels["accountability"].en, "100.0"),
        (labels["participation"].en, "66.7"),
        (labels["open_government"].en, "83.3"),
        (labels["strategic_planning"].en, "100.0"),
        (labels["foresight"].en, "33.3"),
        (labels["advanced_analytics"].en, "100.0"),
        (labels["strategic_management"].en, "77.8"),
        (EN("terms.overall"), "80.6"),
    ]


def test_a_city_without_a_score_is_worked_through_as_well(opened: OpenApp) -> None:
    app = opened("method", city="bilbao")
    means = table(app, EN("method.means_caption", city="Bilbao"))
    assert means.rows[-1].cells[2] == EN("terms.too_few_answers")


def test_coverage_of_every_question(opened: OpenApp, survey: Study) -> None:
    app = opened("method")
    coverage = table(app, EN("method.coverage_subtitle", threshold="65%"))
    assert coverage.column(0) == [q.label.en for q in survey.scored]
    for question, answered in (
        ("strategic_plan", 77),
        ("corruption_reporting", 74),
        ("participatory_budgeting", 78),
        ("forecasting", 71),
        ("scenarios", 72),
        ("representation_quota", 67),
    ):
        row = coverage.row(survey.question_by_id[question].label.en)
        assert row[2] == f"{answered} of 78"
    full = survey.answers[[q.id for q in survey.scored]].notna().all(axis=1).sum()
    assert EN("method.coverage_title", full=EN.share(full, 78)) in text(app)


@languages
def test_nine_dimensions_are_defined(opened: OpenApp, survey: Study, language: Language) -> None:
    t = translator(language)
    shown = table(opened("method", lang=language), t("method.framework_title"))
    assert len(shown.rows) == 9
    for dimension, row in zip(survey.framework.dimensions, shown.rows, strict=True):
        assert row.cells[0] == t.text(dimension.label)
        assert row.cells[2] == t.text(dimension.definition)
        count = len(survey.scored_in(dimension.id))
        asked = t("method.question_count", count=count) if count else t("terms.not_asked")
        assert row.cells[3] == asked


@languages
def test_sources_and_status(opened: OpenApp, survey: Study, language: Language) -> None:
    t = translator(language)
    facts = table(opened("method", lang=language), t("method.sources_title"))
    assert facts.row(t("method.study"))[1] == t.text(survey.info.title)
    assert facts.row(t("method.status"))[1] == t("status.real")
    for publisher in survey.info.publishers:
        assert t.text(publisher) in facts.row(t("method.publishers"))[1]
    assert survey.info.citation in facts.row(t("method.citation"))[1]


@languages
def test_limits(opened: OpenApp, language: Language) -> None:
    t = translator(language)
    words = text(opened("method", lang=language))
    for key in ("self_reported", "presence", "not_ranking", "old"):
        assert t(f"method.limits.{key}") in words
    assert t("method.study_2019_title") in words


@languages
def test_the_study_of_2019_is_told_on_its_page(opened: OpenApp, language: Language) -> None:
    t = translator(language)
    links = opened("method", lang=language).get("page_link")
    (leads,) = [link for link in links if link.proto.label == t("method.study_2019")]
    assert leads.proto.page == "study"


@languages
def test_published_figures_come_out_the_same(opened: OpenApp, language: Language) -> None:
    t = translator(language)
    checks = validate()
    app = opened("method", lang=language)
    shown = table(app, t("validation.subtitle"))
    assert shown.column(0) == [t(f"validation.checks.{check.code}") for check in checks]
    verdicts = {t(f"validation.verdicts.{name}") for name in ("yes", "sample")}
    assert set(shown.column(3)) == verdicts
    agreed = len(checks) - 1
    assert t("validation.title", agreed=agreed, all=agreed) in text(app)


def test_how_the_intervals_come_about(opened: OpenApp) -> None:
    assert EN(
        "method.intervals_text", draws=DRAWS, seed=str(SEED), low="0.75", high="1.25"
    ) in text(opened("method"))


def test_coherence(opened: OpenApp, survey: Study, survey_scores: Scores) -> None:
    app = opened("method")
    alphas = alpha_by_dimension(survey, survey_scores)
    shown = table(app, EN("coherence.title"))
    assert shown.column(2) == [
        EN("coherence.single") if alpha != alpha else EN.number(alpha, 2)
        for alpha in alphas["alpha"]
    ]
    correlations = table(app, EN("coherence.correlation"))
    for number, row in enumerate(correlations.rows, start=1):
        assert row.cells[number] == "1.00"
        assert row.cells[1:] == [other.cells[number] for other in correlations.rows]


def test_another_city_to_work_through(open_app: OpenApp) -> None:
    app = open_app("method", lang="es", region="150")
    app.selectbox(key="choose_city").set_value("ilo").run()
    assert view_of(app) == View("es", city="ilo", regions=("150",))
    assert "Ilo" in table(app, translator("es")("method.means_caption", city="Ilo")).caption


@languages
def test_accessibility_and_privacy_are_stated(opened: OpenApp, language: Language) -> None:
    t = translator(language)
    app = opened("method", lang=language)
    words = text(app)
    for part in ("accessibility", "privacy"):
        assert f'id="{part}">{t(f"{part}.title")}</h2>' in "".join(p.body for p in pieces(app))
        assert t(f"{part}.contact") in words
