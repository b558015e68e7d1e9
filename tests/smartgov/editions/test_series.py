"""Tests of series: which folders are editions, and whether they fit together."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from smartgov.editions.series import (
    breaks_between,
    broken_links,
    check_series,
    editions_beside,
    find_editions,
    latest_of,
    sort_editions,
)
from smartgov.model import Break
from smartgov.problems import Problem
from smartgov.text import Text
from tests.smartgov.editions.made_editions import NOW, QUESTIONS, THEN, make_edition
from tests.smartgov.made_studies import make_city, write_study

BEFORE, AFTER = make_edition("2014", THEN), make_edition("2018", NOW)


def folders(root: Path) -> dict[str, Path]:
    """Make three editions of a series, one of them twice, and a study beside them."""
    made = {}
    for name, edition in (("c", 2018), ("a", 2014), ("b", [2015, 2016]), ("again", 2014)):
        folder = write_study(root / name).describe_itself(id=name, series="made", edition=edition)
        made[name] = folder.path
    return {**made, "alone": write_study(root / "alone").path}


def test_editions_are_found_by_their_series_and_in_order(tmp_path: Path) -> None:
    found = find_editions(folders(tmp_path))
    assert list(found) == ["made"]
    assert [(e.edition, e.study) for e in found["made"]] == [
        ("2014", "a"),
        ("2015-2016", "b"),
        ("2018", "c"),
    ]


def test_the_others_of_a_series_and_its_latest(tmp_path: Path) -> None:
    made = folders(tmp_path)
    assert [e.study for e in editions_beside(made, "made", "2018")] == ["a", "b"]
    assert editions_beside(made, "none") == ()
    assert latest_of(made) == {"a": "c", "b": "c"}


def test_editions_that_fit_have_no_problem() -> None:
    assert check_series(AFTER, [BEFORE]) == []


def test_an_edition_twice_is_a_problem() -> None:
    assert check_series(AFTER, [make_edition("2018", THEN)]) == [
        Problem("repeated_edition", "datapackage.json", None, "edition", "2018", "made-2018")
    ]


def test_another_scale_is_told() -> None:
    changed = (replace(QUESTIONS[0], high=10), *QUESTIONS[1:])
    assert check_series(AFTER, [make_edition("2014", THEN, changed)]) == [
        Problem("edition_scale", "questions.csv", None, "id", "vote", "2014")
    ]


def test_a_former_name_that_is_another_id_there_is_told_and_not_guessed() -> None:
    renamed = make_city("dell", former_names=("Còve",))
    cities = tuple(renamed if city.id == "dell" else city for city in AFTER.cities)
    assert check_series(replace(AFTER, cities=cities), [BEFORE]) == [
        Problem("edition_city", "cities.csv", None, "former_names", "Còve", "2014")
    ]


def test_breaks_count_from_the_edition_after_the_first_to_the_last() -> None:
    some = make_edition("2016", THEN, change_of_measure=Break(Text("New."), ("vote",)))
    every = make_edition("2018", NOW, change_of_measure=Break(Text("New.")))
    editions = [every, BEFORE, some]
    assert sort_editions(editions) == (BEFORE, some, every)
    assert breaks_between(editions, BEFORE, some) == (("vote",),)
    assert breaks_between(editions, BEFORE, every) == (("vote",), ())
    assert breaks_between(editions, every, BEFORE) == (("vote",), ())
    assert breaks_between(editions, some, every) == ((),)
    assert breaks_between(editions, some, some) == ()


def test_a_line_is_broken_where_one_of_its_questions_changed() -> None:
    some = make_edition("2016", THEN, change_of_measure=Break(Text("New."), ("vote",)))
    assert broken_links([AFTER, BEFORE, some], ["vote", "listen"]) == {"2016"}
    assert broken_links([AFTER, BEFORE, some], ["listen"]) == set()
    first = make_edition("2010", THEN, change_of_measure=Break(Text("New.")))
    assert broken_links([first, AFTER], ["vote"]) == set()
