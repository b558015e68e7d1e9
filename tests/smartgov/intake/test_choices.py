"""Tests of a visitor's choices about a file."""

from __future__ import annotations

from smartgov.intake.choices import ALL, NO_CHOICES, Choices


def test_a_choice_of_its_own_comes_before_that_for_all() -> None:
    choices = Choices(blank={ALL: "no", "a": "missing"}, coordinates={ALL: "file", "X": "repaired"})
    assert [choices.blank_means(question) for question in ("a", "b")] == ["missing", "no"]
    assert [choices.place_of(city) for city in ("X", "Y")] == ["repaired", "file"]


def test_what_is_not_chosen_is_left_to_the_file() -> None:
    assert NO_CHOICES.blank_means("a") is None
    assert NO_CHOICES.place_of("X") is None
    assert (NO_CHOICES.decimal, NO_CHOICES.encoding) == ("", "")
