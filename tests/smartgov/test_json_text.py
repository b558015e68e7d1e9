"""Tests of reading JSON strictly."""

from __future__ import annotations

import pytest

from smartgov.json_text import Pairs, read_pairs


def test_objects_keep_their_repeated_keys_inside() -> None:
    whole, problems = read_pairs('{"a": {"b": 1, "b": 2}}', "x.json")
    assert problems == []
    assert whole == Pairs([("a", Pairs([("b", 1), ("b", 2)]))])


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("{", ["not_json"]),
        ("[" * 100_000, ["not_json"]),
        ('{"a": 1, "a": 2, "b": 1, "b": 2}', ["repeated", "repeated"]),
        ('"\\ud800"', ["not_text"]),
    ],
)
def test_what_is_wrong_is_told(text: str, codes: list[str]) -> None:
    whole, problems = read_pairs(text, "x.json")
    assert whole is None
    assert [problem.code for problem in problems] == codes
