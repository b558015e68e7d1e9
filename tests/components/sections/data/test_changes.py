"""The list of what changed in the data."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.sections.data import changes
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_change_is_listed_with_its_day(make_page: MakePage, language: Language) -> None:
    page = make_page(language)
    info = page.study.info
    table = changes.changes_table(page)
    assert len(table.rows) == len(info.changes) > 0
    assert table.rows[0][1] == info.changes[0].text.read(language)
    assert info.digest in str(table.rows[0][2])
    assert list(table.data["date"]) == [change.date for change in info.changes]


def test_programs_are_shown_the_way_where_there_is_one(make_page: MakePage, monkeypatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(changes.show, "paragraph", lambda words, *_: said.append(str(words)))
    monkeypatch.setattr(changes.show, "heading", lambda *words: said.append(str(words[1])))
    monkeypatch.setattr(changes.show, "grid", lambda *_, **__: None)
    page = make_page("fr")
    changes.show_changes(page)
    assert said == [page.t("versions.subtitle", version=page.study.info.version)]
    monkeypatch.setattr(changes, "are_offered", lambda: True)
    changes.show_changes(page)
    assert 'href="api/v1/?lang=fr"' in said[-1]


def test_a_study_without_a_list_says_so(make_page: MakePage, monkeypatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(changes.show, "paragraph", lambda words, *_: said.append(str(words)))
    monkeypatch.setattr(changes.show, "heading", lambda *_: None)
    page = make_page("en")
    study = replace(page.study, info=replace(page.study.info, changes=()))
    changes.show_changes(replace(page, study=study))
    assert said == ["No changes are listed."]
