"""Tests of how the messages of a page are compressed and sent."""

from __future__ import annotations

import asyncio
from typing import cast

import websockets
from websockets.extensions.permessage_deflate import PerMessageDeflate

from benchmarks.load import arrive
from serving.connection import PAUSE, WINDOW, WINDOW_BACK, GatheringTransport
from tests.e2e.server import PATIENCE, Server


class FakeTransport:
    """A transport that notes what is written, and whether it was closed."""

    def __init__(self) -> None:
        self.written: list[bytes] = []
        self.closing = False

    def write(self, data: bytes) -> None:
        self.written.append(data)

    def is_closing(self) -> bool:
        return self.closing

    def close(self) -> None:
        self.closing = True


async def pause() -> None:
    """Return when what was written before has waited long enough."""
    loop = asyncio.get_running_loop()
    paused = loop.create_future()
    loop.call_later(PAUSE, paused.set_result, None)
    await paused


def gather(*actions: str) -> FakeTransport:
    """Write, pause and close in this order; what is written is the number of the action."""
    fake = FakeTransport()

    async def act() -> None:
        loop = asyncio.get_running_loop()
        transport = GatheringTransport(cast("asyncio.Transport", fake), loop)
        for number, action in enumerate(actions):
            if action == "write":
                transport.write(str(number).encode())
            elif action == "pause":
                await pause()
            elif action == "lose":
                fake.closing = True
            else:
                transport.close()
        await pause()
        assert transport.is_closing() == fake.closing

    asyncio.run(act())
    return fake


def test_what_is_made_before_a_pause_is_written_at_once() -> None:
    assert gather("write", "write", "pause", "write", "pause", "pause").written == [b"01", b"3"]


def test_what_waits_is_written_before_the_connection_is_closed() -> None:
    fake = gather("write", "write", "close")
    assert (fake.written, fake.closing) == ([b"01"], True)


def test_nothing_is_written_to_a_connection_that_is_lost() -> None:
    assert gather("write", "lose", "pause").written == []


def test_a_page_is_compressed_with_the_whole_page_before_it(server: Server) -> None:
    async def see_twice() -> tuple[list[websockets.Extension], list[float]]:
        async with arrive(server.url().rstrip("/"), PATIENCE) as (visitor, connection):
            ratios = []
            for city in ("ghent", "barcelona"):
                before = connection.received
                _, size = await visitor.see("city", {"city": city}, PATIENCE)
                ratios.append(size / (connection.received - before))
            return list(connection.protocol.extensions), ratios

    (extension,), (_, later) = asyncio.run(see_twice())
    assert isinstance(extension, PerMessageDeflate)
    assert extension.remote_max_window_bits == WINDOW
    assert extension.local_max_window_bits == WINDOW_BACK
    assert later > 3.7  # 3.2 with the window of uvicorn
