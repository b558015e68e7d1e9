"""The table of terms."""

from __future__ import annotations

import pytest

from components import show
from components.sections.method import glossary
from components.words.glossary import ANCHOR, TERMS
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader
from tests.components.sections.conftest import Drawn


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_has_a_row(make_reader: MakeReader, language: Language) -> None:
    reader = make_reader(language)
    table = glossary.glossary_table(reader)
    assert table.rows == [
        [reader.t(f"glossary.{term}.term"), reader.t(f"glossary.{term}.meaning")] for term in TERMS
    ]
    assert table.data["term"].tolist() == [row[0] for row in table.rows]


def test_links_reach_the_table_by_its_heading(
    make_reader: MakeReader, drawn: Drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader, headings = make_reader(), []
    monkeypatch.setattr(show, "heading", lambda *words: headings.append(words))
    glossary.show_glossary(reader)
    assert headings == [(reader.t("glossary.title"), reader.t("glossary.subtitle"), ANCHOR)]
    assert drawn.names == ["glossary"]
