"""Tests of what documents tell of the tables of the project."""

from __future__ import annotations

from components.publish.shipped import shipped_checks, shipped_collection, shipped_uclg_study
from smartgov.cases.read_cases import read_sound_collection
from smartgov.certainty.validation import validate
from smartgov.study.uclg_study import read_uclg_study


def test_it_is_what_the_tables_say_and_read_once() -> None:
    assert shipped_uclg_study() == read_uclg_study()
    assert shipped_collection() == read_sound_collection()
    assert shipped_checks() == tuple(validate())
    for shipped in (shipped_uclg_study, shipped_collection, shipped_checks):
        assert shipped() is shipped()
