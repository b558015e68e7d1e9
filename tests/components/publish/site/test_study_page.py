"""Tests of the page on UCLG's study."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.publish.site.edition import Edition
from components.publish.site.site_address import Address
from smartgov.study.catalog import UCLG_STUDY
from smartgov.text import LANGUAGES, Language
from tests.components.publish.site.reading import open_page, text_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_study_is_told_in_full(edition: Edition, language: Language) -> None:
    page, t = open_page(edition, Address(language, "study")), edition.reader(language).t
    said = text_of(page.query("main")[0])
    uclg = edition.uclg
    for text in [r.text for r in uclg.recommendations] + [e.theme for e in uclg.editions]:
        assert " ".join(t.text(text).split()) in said
    assert len(page.query(".timeline > li")) == len(uclg.editions)
    assert len(page.query(".timeline .this, .timeline > .this")) == 1
    assert " ".join(t("the_study.missing").split()) in said


def test_what_is_shown_is_not_called_missing(edition: Edition) -> None:
    info = replace(edition.study.info, id=UCLG_STUDY)
    shown = replace(edition, study=replace(edition.study, info=info))
    page, t = open_page(shown, Address("en", "study")), edition.reader("en").t
    assert t("the_study.missing_title") not in text_of(page.query("main")[0])


def test_what_was_not_asked_is_not_linked(edition: Edition) -> None:
    page = open_page(edition, Address("en", "study"))
    assert page.query(".sg-not-asked")
