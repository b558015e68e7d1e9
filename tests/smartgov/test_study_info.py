"""Tests of the metadata of a study."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.smartgov.made_studies import INFO


@pytest.mark.parametrize(
    ("status", "basis", "kind"),
    [
        ("real", "recorded", "recorded"),
        ("real", "self_reported", "real"),
        ("demonstration", "recorded", "demonstration"),
    ],
)
def test_kind_names_real_answers_that_are_recorded(status: str, basis: str, kind: str) -> None:
    assert replace(INFO, status=status, basis=basis).kind == kind  # type: ignore[arg-type]


def test_a_license_is_stated_unless_it_says_none() -> None:
    assert replace(INFO, licence="CC BY 4.0").licence_stated
    assert not INFO.licence_stated


def test_a_study_is_in_no_series_unless_it_says_so() -> None:
    assert (INFO.series, INFO.edition, INFO.change_of_measure) == ("", "", None)
