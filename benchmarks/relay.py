"""Count what a browser gets from a server: every byte on the wire, also over the WebSocket."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from benchmarks.servers import HOST

#: Bytes that are passed on at a time.
CHUNK = 65_536


class Relay:
    """Passes bytes between browsers and a server of this machine, and counts those to a browser."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._busy: set[asyncio.Task[None]] = set()
        self.port = 0
        self.received = 0

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Relay]:
        """Listen on a port of its own."""
        server = await asyncio.start_server(self._connect, HOST, 0)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            for task in self._busy:
                task.cancel()
            await asyncio.gather(*self._busy, return_exceptions=True)

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        from_server, to_server = await asyncio.open_connection(HOST, self._to)
        upwards = self._pass(reader, to_server)
        for coroutine in (upwards, self._pass(from_server, writer, counted=True)):
            task = asyncio.create_task(coroutine)
            self._busy.add(task)
            task.add_done_callback(self._busy.discard)

    async def _pass(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, counted: bool = False
    ) -> None:
        with suppress(OSError):
            while chunk := await reader.read(CHUNK):
                self.received += len(chunk) if counted else 0
                writer.write(chunk)
                await writer.drain()
        writer.close()
