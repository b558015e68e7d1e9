"""Tests of the files of a plan."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
import streamlit as st

from components.sections.city import plan_menu
from components.view.view import View
from smartgov.model import OWN_ID
from smartgov.own_city.own_city import OwnCity, add_own_city
from smartgov.plan.file import read_plan_file, to_plan_json
from smartgov.plan.plan import Plan, Task
from smartgov.scoring.score import score
from tests.components.conftest import MakePage

PLAN = Plan("durban", (Task("backcasting", "later", "Strategy"),))
PRACTICES = frozenset({"backcasting"})


class File(io.BytesIO):
    """A file in the field."""

    name = "plan.json"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Return what comes of the file that is read: notes, the view, and the field."""
    done: list[Any] = []
    monkeypatch.setattr(plan_menu, "keep_notes", done.append)
    monkeypatch.setattr(plan_menu, "update_view", lambda change: done.append(change(View())))
    monkeypatch.setattr(plan_menu, "empty_field", done.append)
    monkeypatch.setattr(plan_menu, "field_key", lambda field: field)
    monkeypatch.setattr(st, "toast", lambda *args, **options: None)
    return done


def test_a_file_goes_into_the_link_and_its_names_into_the_session(
    make_page: MakePage, read: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = make_page(city="durban")
    monkeypatch.setattr(plan_menu, "widget_value", lambda _: File(to_plan_json(PLAN, page.study)))
    plan_menu._read_upload(page, PRACTICES)
    notes = {plan_menu.note_name(page, "backcasting"): "Strategy"}
    assert read == [notes, View(plan=PLAN.without_notes()), plan_menu.FIELD]


@pytest.mark.parametrize("content", [None, b"no plan"])
def test_what_cannot_be_read_changes_nothing(
    make_page: MakePage,
    read: list[Any],
    monkeypatch: pytest.MonkeyPatch,
    content: bytes | None,
) -> None:
    monkeypatch.setattr(plan_menu, "widget_value", lambda _: content and File(content))
    plan_menu._read_upload(make_page(city="durban"), PRACTICES)
    assert read == []


def test_the_files_say_who_is_responsible_and_the_link_does_not(
    make_page: MakePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = make_page(city="durban", plan=PLAN.without_notes())
    monkeypatch.setattr(plan_menu, "note_of", {plan_menu.note_name(page, "backcasting"): "Zoë"}.get)
    monkeypatch.setattr(
        plan_menu, "share_address", lambda page: f"https://x.example/?city={page.view.city}"
    )
    files = {file.suffix: file for file in plan_menu.plan_downloads(page, PLAN.without_notes())}
    assert list(files) == ["pdf", "docx", "html", "json"]
    assert "Zoë" in files["html"].write().decode()
    plan, _ = read_plan_file(files["json"].write(), "f", page.study, "durban", PRACTICES)
    assert plan == Plan("durban", (Task("backcasting", "later", "Zoë"),))
    assert "durban" in files["pdf"].stem


def test_the_link_of_an_own_city_does_not_choose_one(
    make_page: MakePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = make_page()
    own = OwnCity("Gasteiz", answers=dict.fromkeys((q.id for q in page.study.scored), 1.0))
    study = add_own_city(page.study, own, "Gasteiz")
    mine = replace(page, study=study, scores=score(study), view=View(city=OWN_ID, own="x"))
    monkeypatch.setattr(plan_menu, "share_address", lambda page: str(page.view.city))
    assert plan_menu._address(mine) == "None"
