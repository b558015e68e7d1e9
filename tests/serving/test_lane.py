"""Tests that programs wait for their turn, and that not too many do."""

from __future__ import annotations

from threading import Event, Semaphore
from types import SimpleNamespace

import anyio
import pytest

from components import turns
from serving import lane
from serving.lane import BusyError, Lane
from tests.serving.asgi import complete


def test_tables_are_made_one_at_a_time() -> None:
    busy, most = [], []

    def make() -> None:
        busy.append(1)
        most.append(len(busy))
        busy.pop()

    async def ask_all() -> None:
        lane = Lane()
        async with anyio.create_task_group() as group:
            for _ in range(8):
                group.start_soon(lane.run, make)

    complete(ask_all())
    assert most == [1] * 8


def test_whoever_comes_when_many_wait_is_told_to_ask_again() -> None:
    going, done = Event(), Event()

    def make() -> bool:
        going.set()
        return done.wait(60)

    async def ask_three() -> list[str]:
        lane, found = Lane(most_waiting=2), []

        async def one() -> None:
            found.append(await lane.run(make))

        async with anyio.create_task_group() as group:
            group.start_soon(one)
            group.start_soon(one)
            await anyio.to_thread.run_sync(going.wait)
            with pytest.raises(BusyError):
                await lane.run(make)
            done.set()
        return found

    assert complete(ask_three()) == [True, True]


def test_a_lane_without_a_turn_of_the_pages_gives_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_turns", Semaphore(0))

    async def ask_once() -> None:
        with pytest.raises(BusyError):
            await Lane(patience=0.01).run(lambda: None)

    complete(ask_once())


def test_an_error_of_a_table_is_passed_on_and_the_lane_is_free() -> None:
    async def ask_twice() -> int:
        lane = Lane(most_waiting=1)
        with pytest.raises(ZeroDivisionError):
            await lane.run(lambda: 1 // 0)
        return await lane.run(lambda: 7)

    assert complete(ask_twice()) == 7


def test_between_two_things_the_lane_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each takes 3 seconds of a made-up clock, which only goes on while something is made."""
    clock, slept = [0.0], []

    def make() -> float:
        clock[0] += 3
        return clock[0]

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        clock[0] += max(0.0, seconds)

    async def ask_three() -> list[float]:
        resting = Lane(rest=2)
        return [await resting.run(make) for _ in range(3)]

    monkeypatch.setattr(lane, "time", SimpleNamespace(monotonic=lambda: clock[0]))
    monkeypatch.setattr(anyio, "sleep", sleep)
    assert complete(ask_three()) == [3, 12, 21]
    assert slept == [0, 6, 6]


def test_the_lane_rests_after_a_failure_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    def fail() -> None:
        raise ValueError

    async def ask_twice() -> None:
        resting = Lane(rest=1e9)
        for _ in range(2):
            with pytest.raises(ValueError):
                await resting.run(fail)

    monkeypatch.setattr(anyio, "sleep", sleep)
    complete(ask_twice())
    assert slept[0] == 0 < slept[1]
