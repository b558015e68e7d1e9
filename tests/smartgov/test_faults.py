"""Tests that an error is described without its message."""

from __future__ import annotations

from smartgov.faults import PLACES, describe_fault


def fail(depth: int) -> None:
    if depth:
        fail(depth - 1)
    raise KeyError("Ana García")


def test_a_fault_has_its_type_and_its_last_places() -> None:
    try:
        fail(PLACES)
    except KeyError as error:
        told = describe_fault(error)
    assert told["error"] == "KeyError"
    assert isinstance(told["at"], list)
    assert len(told["at"]) == PLACES
    assert told["at"][-1].startswith("test_faults.py:")
    assert told["at"][-1].endswith(" fail")
    assert "Ana" not in str(told)
