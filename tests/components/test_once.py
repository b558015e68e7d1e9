"""Shared views are built once; what depends on a visitor is never cached."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from components.once import (
    draw_once,
    drawn_once,
    made_once,
    made_once_per_selection,
    made_once_per_study,
    make_once,
    size_of,
)
from components.page import Page
from components.reader import Reader
from components.show import Table
from smartgov.own_city.own_city import OwnCity, add_own_city
from smartgov.text import LANGUAGES
from tests.components.conftest import MakePage, MakeReader


def count(page: Page, name: str, times: int = 2) -> int:
    """Count how often something is made when it is asked for several times."""
    made: list[int] = []
    for _ in range(times):
        draw_once(page, name, lambda: made.append(1))
    return len(made)


def test_a_piece_is_drawn_once_for_all_visitors_of_a_view(make_page: MakePage) -> None:
    assert count(make_page(city="ghent"), "once") == 1
    assert count(make_page(city="ghent"), "once") == 0  # another visitor
    assert count(make_page(city="ghent"), "another piece") == 1


def test_what_is_made_is_kept(make_page: MakePage) -> None:
    assert make_once(make_page(), "made", object) is make_once(make_page(), "made", object)


@pytest.mark.parametrize(
    "other", [{"city": "ilo"}, {"weights": (("participation", 2.0),)}, {"regions": ("150",)}]
)
def test_another_view_is_another_piece(make_page: MakePage, other: dict[str, object]) -> None:
    changed = make_page(**{"city": "ghent"} | other)
    assert make_page(city="ghent").shared_key != changed.shared_key


def test_language_mode_page_and_files_of_the_study_make_a_difference(make_page: MakePage) -> None:
    page = make_page()
    known = replace(page.known, digest="changed")
    others = [
        make_page("es"),
        replace(page, theme=replace(page.theme, name="dark")),
        replace(page, slug="city"),
        replace(page, known=known),
    ]
    keys = [one.shared_key for one in (page, *others)]
    assert None not in keys
    assert len(set(keys)) == len(keys)


def test_nothing_of_a_visitors_file_is_kept(make_page: MakePage) -> None:
    page = make_page()
    own = replace(page, known=replace(page.known, own=True))
    assert own.shared_key is None
    assert count(own, "file") == 2
    assert make_once(own, "file", object) is not make_once(own, "file", object)


def test_nothing_of_a_visitors_city_is_kept(make_page: MakePage) -> None:
    page = make_page()
    own = OwnCity(name="Here", answers={"voting": 1.0})
    joined = replace(page, study=add_own_city(page.study, own))
    assert joined.shared_key is None
    assert count(joined, "city") == 2


def test_no_link_of_a_visitors_city_is_kept(make_page: MakePage) -> None:
    page = make_page(own="answers")
    assert page.study is page.known.study  # the other pages carry the link along
    assert page.shared_key is None
    assert count(page, "link") == 2


def test_a_reader_outside_the_app_shares_nothing(make_reader: MakeReader) -> None:
    assert make_reader().shared_key is None


def test_a_function_of_a_reader_is_computed_and_drawn_once(make_page: MakePage) -> None:
    calls: list[str] = []

    @made_once
    def double(reader: Reader) -> str:
        calls.append("made")
        return str(reader.view.city) * 2

    @drawn_once
    def draw(reader: Reader) -> None:
        calls.append("drawn")

    for city in ("ilo", "ghent", "ilo", "ghent"):
        page = make_page(city=city)
        assert double(page) == city * 2
        draw(page)
    assert calls == ["made", "drawn"] * 2
    assert double.__name__ == "double"


def test_what_depends_on_the_study_alone_is_computed_once_for_all_views(
    make_page: MakePage,
) -> None:
    calls: list[str] = []
    first, other = LANGUAGES[:2]

    @made_once_per_study
    def count_cities(reader: Reader) -> int:
        calls.append(reader.t.language)
        return len(reader.study.cities)

    for page in (make_page(city="ilo"), make_page(city="ghent"), make_page(other)):
        assert count_cities(page) == 78
    assert calls == [first, other]
    own = make_page()
    own = replace(own, known=replace(own.known, own=True))
    assert own.shared_study_key is None
    count_cities(own)
    count_cities(own)
    assert calls == [first, other, first, first]


def test_numbers_of_a_selection_are_computed_once_for_all_languages_and_cities(
    make_page: MakePage,
) -> None:
    calls: list[int] = []

    @made_once_per_selection
    def sum_scores(reader: Reader) -> float:
        calls.append(len(reader.chosen))
        return float(reader.scores.measure(reader.view.measure)[reader.chosen].sum())

    europe = {"regions": ("150",)}
    first = sum_scores(make_page(**europe))
    for language in LANGUAGES:
        assert sum_scores(make_page(language, city="ghent", **europe)) == first
    assert len(calls) == 1
    for changed in ({"measure": "foresight"}, {"coverage": 0.9}, {"regions": ("002",)}):
        sum_scores(make_page(**europe | changed))
    assert len(calls) == 4
    own = make_page(**europe)
    own = replace(own, known=replace(own.known, own=True))
    assert own.shared_selection_key is None
    sum_scores(own)
    sum_scores(own)
    assert len(calls) == 6


@pytest.mark.parametrize(
    ("made", "cells"),
    [
        (pd.DataFrame(0, index=range(50), columns=range(4)), 10 + 17),
        (
            Table("", [], [["a"]] * 30, pd.DataFrame({"n": range(100)})),
            10 + 1 + 10 + 40 + 19 + 10 + 10,
        ),
        (pd.Series(["x"] * 500), 10 + 500 + 41),
        ("x" * 1_000, 11),
        (None, 10),
    ],
)
def test_large_objects_take_more_of_the_space(made: object, cells: int) -> None:
    assert size_of(made) == cells
