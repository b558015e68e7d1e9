"""A visitor's own city in the view."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.view.own_link import read_own, with_own
from components.view.parameters import format_view, parse_view
from components.view.view import View
from smartgov.model import Study
from smartgov.own_city.own_city import OwnCity

OWN = OwnCity("Here", "ES", 43.5, -2.5, 1000, {"vote": 1.0, "sets": None, "listen": 2.5})


def test_a_city_survives_the_address_bar(small: Study) -> None:
    view = with_own(View(lang="es"), OWN, small, "made")
    again, notices = parse_view(format_view(view))
    assert notices == []
    assert (again.lang, again.study) == ("es", "made")
    assert read_own(again, small) == (OWN, None)


def test_the_study_of_the_view_stays(small: Study) -> None:
    assert with_own(View(study="other"), OWN, small, "made").study == "other"


def test_a_blank_city_is_not_in_the_link(small: Study) -> None:
    view = with_own(View(), OWN, small, "made")
    assert with_own(view, OwnCity(), small, "made") == View(study="made")
    assert read_own(View(), small) == (OwnCity(), None)


@pytest.mark.parametrize("text", ["", "x", "not a city"])
def test_what_cannot_be_read_has_a_code(small: Study, text: str) -> None:
    own, problem = read_own(View(own=text), small)
    assert own.blank
    assert problem


def test_a_link_of_another_study_is_told_apart(small: Study, survey: Study) -> None:
    view = with_own(View(), OWN, small, "made")
    broken = read_own(replace(view, own="x"), small)[1]
    own, problem = read_own(view, survey)
    assert own.blank
    assert problem not in (None, broken)
