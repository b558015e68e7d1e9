"""Terms with help: on hover, and as a link to the glossary."""

from __future__ import annotations

import pytest

from components.words.glossary import ANCHOR, TERMS, explain, explain_within
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_has_a_name_and_a_meaning(make_reader: MakeReader, language: Language) -> None:
    t = make_reader(language).t
    names = [t(f"glossary.{term}.term") for term in TERMS]
    assert len(set(names)) == len(TERMS) == 10
    assert len({t(f"glossary.{term}.meaning") for term in TERMS}) == 10


def test_a_term_links_to_the_glossary_and_says_its_meaning(make_reader: MakeReader) -> None:
    reader = make_reader("es", lang="es")
    meaning = reader.t("glossary.gap.meaning")
    assert explain(reader, "gap", "<carencias>") == (
        f'<a href="method?lang=es#{ANCHOR}" target="_self" class="sg-term" title="{meaning}">'
        "&lt;carencias&gt;</a>"
    )


def test_a_term_is_explained_where_a_sentence_first_has_it(make_reader: MakeReader) -> None:
    reader = make_reader("en")
    found = explain_within(reader, "gap", "A & B: gaps, then gaps")
    assert found == f"A &amp; B: {explain(reader, 'gap', 'gaps')}, then gaps"


def test_a_sentence_without_the_term_is_only_escaped(make_reader: MakeReader) -> None:
    assert explain_within(make_reader("en"), "gap", "Gapless & <so>") != "Gapless & <so>"
    assert explain_within(make_reader("en"), "gap", "Nothing <here>") == "Nothing &lt;here&gt;"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("term", "key"),
    [
        ("gap", "city.next_subtitle"),
        ("gap", "recommendations.priority_title"),
        ("practice", "recommendations.priority_subtitle"),
        ("practice", "recommendations.priority_subtitle_graded"),
    ],
)
def test_the_sentences_with_a_term_use_it(
    make_reader: MakeReader, language: Language, term: str, key: str
) -> None:
    reader = make_reader(language)
    sentence = reader.t(key, recommendation="R")
    assert 'class="sg-term"' in explain_within(reader, term, sentence)
