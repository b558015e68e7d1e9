"""Tests of what is said of the source of a data set, and of the limits of its results."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.words.study_facts import licence_words, limit_keys, source_facts
from smartgov.model import Study
from smartgov.text import LANGUAGES, Language, Text
from tests.components.conftest import MakeReader


@pytest.mark.parametrize(
    ("status", "basis", "keys"),
    [
        ("demonstration", "self_reported", ["demonstration", "presence_graded", "not_ranking"]),
        ("real", "self_reported", ["self_reported", "presence_graded", "not_ranking", "old"]),
        ("real", "recorded", ["recorded", "presence_graded", "not_ranking", "old"]),
        ("not_stated", "recorded", ["not_stated", "presence_graded", "not_ranking", "old"]),
    ],
)
def test_limits_are_those_of_the_study(
    make_reader: MakeReader, small: Study, status: str, basis: str, keys: list[str]
) -> None:
    study = replace(small, info=replace(small.info, status=status, basis=basis))
    reader = make_reader(of=study)
    assert limit_keys(reader) == keys
    assert all(reader.t.has(f"method.limits.{key}") for key in keys)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_license_is_named_with_its_conditions(
    make_reader: MakeReader, small: Study, language: Language
) -> None:
    info = replace(small.info, licence="CC-BY-4.0", licence_note=Text("Name the producers."))
    reader = make_reader(language, of=replace(small, info=info))
    assert licence_words(reader) == "CC-BY-4.0. Name the producers."
    without = replace(info, licence_note=Text(""))
    reader = make_reader(language, of=replace(small, info=without))
    assert licence_words(reader) == "CC-BY-4.0"


def test_blank_facts_are_left_out(make_reader: MakeReader, small: Study) -> None:
    info = replace(small.info, citation="", caveat=Text("Few cities."))
    reader = make_reader(of=replace(small, info=info))
    facts = dict(source_facts(reader))
    assert facts[reader.t("method.caveat")] == "Few cities."
    assert reader.t("method.citation") not in facts
    assert all(facts.values())
