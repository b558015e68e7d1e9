"""Tests of the strings that the sheets of a workbook share."""

from __future__ import annotations

import pytest

from smartgov.intake.spot import RefusedError, Spot
from smartgov.intake.tables import shared_strings
from smartgov.intake.tables.shared_strings import Strings


def test_strings_are_counted_also_blank_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_strings, "MAX_STRINGS", 1)
    strings = Strings(Spot("a.xlsx"))
    strings.end("si")
    with pytest.raises(RefusedError, match="too_much"):
        strings.end("si")


def test_shared_strings_leave_out_the_readings_of_names() -> None:
    strings = Strings(Spot("a.xlsx"))
    for name, text in (("si", ""), ("t", "a"), ("/t", ""), ("rPh", ""), ("t", "no"), ("/si", "")):
        strings.end(name[1:]) if name.startswith("/") else strings.start(name, {})
        strings.data(text)
    assert strings.found == ["a"]
