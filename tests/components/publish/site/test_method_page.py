"""Tests of the page on the method, beside that which compares it with the app."""

from __future__ import annotations

import pytest

from components.publish.site.edition import Edition
from components.publish.site.method_page import STEPS
from components.publish.site.site_address import Address
from components.words.study_facts import limit_keys
from smartgov.text import LANGUAGES, Language
from tests.components.publish.site.reading import open_page, text_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_method_is_told_with_its_limits(edition: Edition, language: Language) -> None:
    page, reader = open_page(edition, Address(language, "method")), edition.reader(language)
    t, said = reader.t, text_of(page.query("main")[0])
    threshold = t.percent(edition.scores.spec.min_coverage)
    sentences = [t(f"method.steps.{step}.text", threshold=threshold) for step in STEPS]
    sentences += [t(f"method.limits.{key}") for key in limit_keys(reader)]
    sentences += [t("method.bands_text"), t("method.bands_limits"), t("validation.source")]
    for sentence in sentences:
        assert " ".join(sentence.split()) in said


def test_parts_that_other_pages_link_to_are_there(edition: Edition) -> None:
    page = open_page(edition, Address("en", "method"))
    assert {"glossary", "bands", "coverage"} <= {str(n.attrs["id"]) for n in page.query("[id]")}
