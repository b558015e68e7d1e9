"""Tests of the data classes of a plan."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from tests.components.publish.plan.conftest import MakeText


def test_a_text_cannot_be_changed(make_plan: MakeText) -> None:
    text = make_plan()
    with pytest.raises(FrozenInstanceError):
        text.heading = ""  # type: ignore[misc]
    assert text == make_plan()
