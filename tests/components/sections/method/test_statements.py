"""Tests of the accessibility statement and the privacy notice."""

from __future__ import annotations

import pytest

from components.i18n import load_texts
from components.sections.method import statements
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader
from tests.components.sections.conftest import Drawn

languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
def test_the_accessibility_statement_is_whole(
    make_reader: MakeReader, drawn: Drawn, language: Language
) -> None:
    reader = make_reader(language)
    statements.show_accessibility(reader)
    words = "\n".join(drawn.words)
    assert drawn.headings == [reader.t("accessibility.title")]
    assert reader.t.day(statements.ASSESSED) in words
    texts = load_texts(language)["accessibility"]
    for part in (*texts["checks"].values(), *texts["exceptions"].values(), texts["contact"]):
        assert part in words


@languages
def test_the_privacy_notice_is_whole(
    make_reader: MakeReader, drawn: Drawn, language: Language
) -> None:
    reader = make_reader(language)
    statements.show_privacy(reader)
    words = "\n".join(drawn.words)
    assert drawn.headings == [reader.t("privacy.title")]
    texts = load_texts(language)["privacy"]
    for part in (texts["summary"], *texts["points"].values(), texts["contact"]):
        assert part in words
