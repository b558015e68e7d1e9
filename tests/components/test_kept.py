"""Tests of what is kept as long as a reader."""

from __future__ import annotations

import gc
from dataclasses import replace
from weakref import ref

from components.kept import kept
from components.reader import Reader
from tests.components.conftest import MakeReader


def test_a_result_is_computed_once_for_each_reader(make_reader: MakeReader) -> None:
    asked: list[Reader] = []

    @kept
    def count(reader: Reader) -> int:
        asked.append(reader)
        return len(asked)

    reader = make_reader()
    assert [count(reader), count(reader)] == [1, 1]
    assert count(replace(reader)) == 2
    assert count(reader) == 1
    assert len(asked) == 2


def test_nothing_is_kept_beyond_its_reader(make_reader: MakeReader) -> None:
    class Made:
        pass

    @kept
    def make(_: Reader) -> Made:
        return Made()

    reader = replace(make_reader())
    made = ref(make(reader))
    assert made() is not None
    del reader
    gc.collect()
    assert made() is None


def test_nothing_is_kept_of_what_fails(make_reader: MakeReader) -> None:
    failures = [ValueError(), None]

    @kept
    def fail_once(_: Reader) -> bool:
        failure = failures.pop(0)
        if failure is not None:
            raise failure
        return True

    reader = make_reader()
    try:
        fail_once(reader)
    except ValueError:
        assert fail_once(reader)
    else:
        raise AssertionError
