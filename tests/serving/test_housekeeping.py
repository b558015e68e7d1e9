"""Tests that the memory of visitors who have left is given back."""

from __future__ import annotations

import asyncio
import gc
import weakref
from contextlib import suppress
from threading import Event
from types import SimpleNamespace

import pytest
from streamlit.runtime import Runtime
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.session_manager import SessionInfo
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager

from serving import housekeeping as module
from serving.housekeeping import give_back, keep_house, remove_expired
from tests.serving.asgi import complete


def manager_of(storage: MemorySessionStorage) -> SimpleNamespace:
    """Return a server with the sessions of a storage."""
    manager = WebsocketSessionManager(storage, None, None, None)
    return SimpleNamespace(_session_mgr=manager)


def storage_with(seconds: float, name: str) -> MemorySessionStorage:
    """Return a session that may be taken up again for some seconds."""
    storage = MemorySessionStorage(ttl_seconds=seconds)
    storage.save(SessionInfo(client=None, session=SimpleNamespace(id=name)))
    return storage


def test_a_session_that_nobody_comes_back_to_is_removed() -> None:
    server = manager_of(storage_with(0, "one"))
    assert remove_expired(server) == 1
    assert remove_expired(server) == 0


def test_a_session_is_kept_while_its_visitor_may_come_back() -> None:
    storage = storage_with(60, "one")
    assert remove_expired(manager_of(storage)) == 0
    assert storage.get("one") is not None


class Node:
    """Something that refers to itself, which only a collection frees."""

    def __init__(self) -> None:
        self.itself = self


def test_what_nobody_uses_is_collected() -> None:
    gc.disable()
    try:
        gone = weakref.ref(Node())
        assert gone() is not None
        give_back()
        assert gone() is None
    finally:
        gc.enable()


def test_the_house_is_kept_while_the_server_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    removed = iter([0, 3])
    given: list[str] = []
    done = Event()

    def remove(server: str) -> int:
        given.append(server)
        return next(removed, 0)

    monkeypatch.setattr(module.runtime, "exists", lambda: True)
    monkeypatch.setattr(module.runtime, "get_instance", lambda: "server")
    monkeypatch.setattr(module, "remove_expired", remove)
    monkeypatch.setattr(module, "give_back", lambda: (given.append("memory"), done.set()))

    async def live() -> None:
        keeping = asyncio.create_task(keep_house(0))
        await asyncio.to_thread(done.wait, 60)
        keeping.cancel()
        with suppress(asyncio.CancelledError):
            await keeping

    complete(live())
    assert given[:3] == ["server", "server", "memory"]


def test_a_server_keeps_its_sessions_where_they_are_looked_for() -> None:
    """A new version of Streamlit may keep them elsewhere."""
    assert "_session_mgr" in Runtime.__init__.__code__.co_names
