"""Tests of findings in words."""

from __future__ import annotations

import pytest

from components.words.findings import finding_words
from smartgov.advice.findings import Finding, find_findings
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage

languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
def test_findings_of_the_survey(make_page: MakePage, language: Language) -> None:
    page = make_page(language)
    found = find_findings(page.study, page.scores)
    assert len(found) == 3
    for finding in found:
        title, text = finding_words(page, finding)
        assert title[0].isupper()
        assert text[0].isupper() or text[0].isdigit()
        assert "{" not in title + text


def test_a_finding_counts_with_its_base(make_page: MakePage) -> None:
    page = make_page()
    finding = Finding(
        "practices",
        {"most": "strategic_plan", "least": "participatory_budgeting"},
        {"most_have": 63.0, "most_answered": 77.0, "least_have": 34.0, "least_answered": 78.0},
        "recommendations",
    )
    title, text = finding_words(page, finding)
    labels = {q: page.t.text(page.study.question_by_id[q].label) for q in finding.names.values()}
    assert labels["strategic_plan"] in title
    assert labels["participatory_budgeting"] in text
    assert "63 of 77" in text
    assert "34 of 78" in text


def test_a_finding_of_regions_names_region_and_dimension(make_page: MakePage) -> None:
    page = make_page()
    names = {"dimension": "foresight", "high": "150", "low": "002"}
    finding = Finding("regions", names, {"high": 71.26, "low": 33.0, "gap": 38.26}, "ranking")
    title, text = finding_words(page, finding)
    assert page.measure_label("foresight") in title
    for words in ("Europe", "Africa", "71.3", "33.0"):
        assert words in text


def test_a_finding_of_dimensions(make_page: MakePage) -> None:
    page = make_page()
    names = {"high": "participation", "low": "foresight"}
    finding = Finding("dimensions", names, {"high": 90.0, "low": 50.04}, "method")
    title, text = finding_words(page, finding)
    assert page.measure_label("participation") in title
    assert page.measure_label("foresight") in text
    assert "90.0" in text
    assert "50.0" in text
