"""Tests that programs wait for their turn, and that not too many do."""

from __future__ import annotations

from threading import Event, Semaphore

import anyio
import pytest

from components import turns
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
