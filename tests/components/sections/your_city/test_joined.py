"""The own city among those of the study."""

from __future__ import annotations

import math

import pytest
import streamlit as st

from components.sections.your_city import joined
from components.view.own_link import with_own
from components.view.view import View
from smartgov.model import OWN_ID, Study
from smartgov.own_city.own_city import OwnCity
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage, MakeReader
from tests.components.sections.conftest import Drawn

languages = pytest.mark.parametrize("language", LANGUAGES)
OWN = OwnCity(name="Here", country="ES", answers={"vote": 1.0, "listen": 50.0})


@languages
def test_a_city_is_marked_as_a_visitors_own(make_reader: MakeReader, language: Language) -> None:
    reader = make_reader(language)
    t = reader.t
    assert joined.marked_name(reader, OWN) == t("own.marked_name", city="Here")
    unnamed = t("own.marked_name", city=t("own.unnamed"))
    assert joined.marked_name(reader, OwnCity()) == unnamed


def test_a_city_with_a_score_joins_the_others(make_page: MakePage, small: Study) -> None:
    page = make_page(of=small, city="arco")
    mine = joined.add_to_study(page, OWN)
    assert mine is not None
    assert mine.view.city == OWN_ID
    assert mine.city is not None
    assert mine.city.name == page.t("own.marked_name", city="Here")
    assert mine.scores.dimensions.loc[OWN_ID, "voice"] == 75
    assert math.isnan(mine.scores.overall[OWN_ID])
    assert len(mine.study.cities) == 5
    assert (page.view.city, len(page.study.cities)) == ("arco", 4)


def test_a_city_joins_under_the_weights_of_the_view(make_page: MakePage, small: Study) -> None:
    page = make_page(of=small, coverage=0.0, weights=(("voice", 3.0),))
    mine = joined.add_to_study(page, OWN)
    assert mine is not None
    assert mine.scores.spec == page.view.spec
    assert mine.scores.overall[OWN_ID] == 75


@pytest.mark.parametrize("answers", [{}, {"vote": None}, {"vote": 1.0}])
def test_without_a_score_anywhere_it_waits(
    make_page: MakePage, small: Study, answers: dict[str, float | None]
) -> None:
    assert joined.add_to_study(make_page(of=small), OwnCity(name="Here", answers=answers)) is None


def test_a_link_is_read_and_a_broken_one_named(
    make_reader: MakeReader, small: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(st, "warning", lambda body, **_: said.append(body))
    text = with_own(View(), OWN, small, "made").own
    assert joined.read_own_city(make_reader(own=text)) == OWN
    assert said == []
    assert joined.read_own_city(make_reader(own="broken")).blank
    assert len(said) == 1


def test_before_the_first_answer_the_page_says_what_it_is_for(
    make_reader: MakeReader, drawn: Drawn
) -> None:
    reader = make_reader()
    joined.show_invitation(reader, OwnCity(name="Here"))
    assert len(drawn.words) == 3
    joined.show_invitation(reader, OwnCity(answers={"vote": 1.0}))
    assert drawn.words[3:] == [reader.t("own.first_score", threshold="65%")]


def test_a_city_without_a_place_has_no_map(make_page: MakePage, small: Study, drawn: Drawn) -> None:
    mine = joined.add_to_study(make_page(of=small), OWN)
    assert mine is not None
    joined.show_map(mine)
    assert drawn.tables == []
    assert mine.t("own.map.no_place") in drawn.words[0]


def test_a_city_with_a_place_is_in_the_table_of_the_map(
    make_page: MakePage, small: Study, drawn: Drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(joined, "show_frames", lambda *args, **options: None)
    own = OwnCity("Here", "ES", 43.5, -2.5, answers=OWN.answers)
    mine = joined.add_to_study(make_page(of=small), own)
    assert mine is not None
    joined.show_map(mine)
    (table,) = drawn.tables
    assert table.data["city_id"].tolist() == ["arco", "cove", "brae", "dell", OWN_ID]
    assert table.chosen == 4
