"""An edit of the own city becomes a change of the view that carries it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.sections.your_city import editing
from components.view.own_link import read_own
from components.view.view import View
from smartgov.own_city.own_city import OwnCity
from tests.components.conftest import SURVEY, MakePage


def with_name(own: OwnCity, name: str) -> OwnCity:
    return replace(own, name=name)


def test_an_edit_is_made_in_the_view_of_that_moment(make_page: MakePage) -> None:
    page = make_page(city="ghent")
    change = editing.editing(page, with_name)
    view = change(View(lang="es", city="ilo"), "Here")
    assert (view.lang, view.city, view.study) == ("es", "ilo", SURVEY)
    assert read_own(view, page.study) == (OwnCity(name="Here"), None)
    again = editing.editing(page, lambda own, country: replace(own, country=country))
    assert read_own(again(view, "ES"), page.study)[0] == OwnCity(name="Here", country="ES")


def test_a_blank_city_leaves_the_link(make_page: MakePage) -> None:
    page = make_page()
    change = editing.editing(page, with_name)
    assert change(change(View(), "Here"), "").own is None


def test_a_button_edits_the_city_at_once(
    make_page: MakePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[View] = []
    monkeypatch.setattr(editing, "update_view", lambda change: written.append(change(View())))
    page = make_page()
    editing.replace_own(page, lambda own: with_name(own, "Here"))
    assert read_own(written[0], page.study)[0] == OwnCity(name="Here")
