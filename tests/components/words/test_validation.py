"""Tests of checks in words."""

from __future__ import annotations

import pytest

from components.words.validation import check_cells
from smartgov.certainty.validation import validate
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_check_has_both_results_and_a_verdict(
    make_reader: MakeReader, language: Language
) -> None:
    reader = make_reader(language)
    verdicts = {reader.t(f"validation.verdicts.{name}") for name in ("yes", "no", "sample")}
    for check in validate():
        what, published, ours, verdict = check_cells(reader, check)
        assert what == reader.t(f"validation.checks.{check.code}")
        assert published
        assert ours
        assert verdict in verdicts
