"""What a city profile consists of: values that compare, and nothing that could be changed."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, is_dataclass

import pytest

from components.publish.report import parts
from components.publish.report.parts import ReportText
from tests.components.publish.report.conftest import WriteText

PARTS = [part for part in vars(parts).values() if is_dataclass(part)]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_nobody_writes_into_a_report(part: type) -> None:
    made = object.__new__(part)
    with pytest.raises(FrozenInstanceError):
        setattr(made, fields(part)[0].name, "x")


def test_the_same_words_are_the_same_report(write_text: WriteText) -> None:
    first, again = (write_text("en", "ghent") for _ in range(2))
    for name in (field.name for field in fields(ReportText) if field.name != "profile"):
        assert getattr(first, name) == getattr(again, name)
    assert first.name != write_text("en", "ilo").name
