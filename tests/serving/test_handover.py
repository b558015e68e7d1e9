"""Tests of how messages of runs reach the loop of the server."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from threading import Thread
from types import SimpleNamespace
from typing import Any, cast

import pytest
from streamlit.runtime.app_session import AppSession

from serving import handover
from serving.handover import Handover, wake_once
from smartgov.paths import ROOT


@pytest.fixture(autouse=True)
def streamlit_as_it_is() -> Iterator[None]:
    """Undo what a test replaced."""
    yield
    AppSession._call_soon_on_event_loop = handover._wake  # type: ignore[method-assign]


async def hand_over(*callbacks: Callable[[], None]) -> int:
    """Hand over callbacks from a thread, wait until all are called; return how often it woke."""
    loop = asyncio.get_running_loop()
    wakes: list[Callable[[], None]] = []
    giving = Handover(loop)

    def wake(take: Callable[[], None]) -> None:
        wakes.append(take)
        loop.call_soon_threadsafe(take)

    done = loop.create_future()

    def give() -> None:
        for callback in (*callbacks, partial(done.set_result, None)):
            giving.add(callback, wake)

    thread = Thread(target=give)
    thread.start()
    thread.join()  # the loop waits meanwhile, so that all is there when it goes on
    await done
    return len(wakes)


def test_the_loop_is_woken_once_and_calls_all_in_their_order() -> None:
    called: list[int] = []
    woken = asyncio.run(hand_over(*(partial(called.append, number) for number in range(100))))
    assert (woken, called) == (1, list(range(100)))


def test_what_comes_later_wakes_the_loop_again() -> None:
    called: list[int] = []

    async def twice() -> int:
        return sum([await hand_over(partial(called.append, number)) for number in range(2)])

    assert (asyncio.run(twice()), called) == (2, [0, 1])


def test_what_a_callback_hands_over_is_called_as_well() -> None:
    async def nest() -> int:
        loop = asyncio.get_running_loop()
        giving, done = Handover(loop), loop.create_future()
        last = partial(done.set_result, 7)
        giving.add(lambda: giving.add(last, loop.call_soon), loop.call_soon)
        result: int = await done
        return result

    assert asyncio.run(nest()) == 7


def test_one_that_fails_does_not_keep_others_from_being_called() -> None:
    called: list[str] = []
    failed: list[Any] = []

    def fail() -> None:
        raise ValueError

    async def act() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _, context: failed.append(context))
        await hand_over(fail, partial(called.append, "next"))

    asyncio.run(act())
    assert (called, len(failed)) == (["next"], 1)


def test_sessions_of_a_loop_share_one_handover(monkeypatch: pytest.MonkeyPatch) -> None:
    woken: list[object] = []
    monkeypatch.setattr(handover, "_wake", lambda session, _: woken.append(session))
    wake_once()

    async def act() -> None:
        for _ in range(2):
            session = SimpleNamespace(_event_loop=asyncio.get_running_loop())
            AppSession._call_soon_on_event_loop(cast("AppSession", session), lambda: None)

    asyncio.run(act())
    assert len(woken) == 1


def test_the_server_replaces_these_parts_of_streamlit() -> None:
    code = (
        "import server\n"
        "from streamlit.runtime import app_session\n"
        "from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol\n"
        "from serving import connection, handover, session_message\n"
        "assert app_session.AppSession._call_soon_on_event_loop is handover._hand_over\n"
        "assert app_session._populate_theme_msg is session_message._fill\n"
        "assert WebSocketsSansIOProtocol.connection_made is connection._gather\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
