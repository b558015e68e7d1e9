"""The WebSocket connection of a visitor: how its messages are compressed and sent.

Streamlit sends each element of a page as a message of its own, about a hundred for a page. uvicorn
looks back 4 kB when it compresses one, and sends each as soon as it is made. Here the window is
the whole 32 kB, so that a message is written in terms of the whole page before it, and what is made
within a few milliseconds is sent at once.
"""

from __future__ import annotations

import asyncio
from typing import Any, cast

from uvicorn.protocols.websockets import websockets_sansio_impl
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.extensions.permessage_deflate import ServerPerMessageDeflateFactory

#: Base-2 logarithm of the window, to visitors and from them; what they send is short.
WINDOW, WINDOW_BACK = 15, 12

#: A higher level takes half as long again and saves 3 % of the bytes.
LEVEL = 4

#: Seconds that what is made waits for more. A run of a page makes a message every fifth of a
#: millisecond; Streamlit sends each in a turn of the event loop of its own.
PAUSE = 0.004


class GatheringTransport:
    """A transport that writes once what it is given within a few milliseconds."""

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self._transport, self._loop = transport, loop
        self._waiting: list[bytes] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        """Keep bytes for a moment in which more may come."""
        if not self._waiting:
            self._loop.call_later(PAUSE, self._flush)
        self._waiting.append(data)

    def close(self) -> None:
        """Write what waits, then close the connection."""
        self._flush()
        self._transport.close()

    def _flush(self) -> None:
        waiting, self._waiting = self._waiting, []
        if waiting and not self._transport.is_closing():
            self._transport.write(b"".join(waiting))


_take_over = WebSocketsSansIOProtocol.connection_made


def use_for_pages() -> None:
    """Let the connections of this process be compressed and sent this way.

    uvicorn has no options for either, and has chosen its protocol before it imports the app. So
    parts of that protocol are replaced, of which the tests see that they are used.
    """
    websockets_sansio_impl.ServerPerMessageDeflateFactory = _compression  # type: ignore[assignment,attr-defined]
    WebSocketsSansIOProtocol.connection_made = _gather  # type: ignore[method-assign]


def _compression(**_: object) -> ServerPerMessageDeflateFactory:
    return ServerPerMessageDeflateFactory(
        server_max_window_bits=WINDOW,
        client_max_window_bits=WINDOW_BACK,
        compress_settings={"level": LEVEL},
    )


def _gather(self: WebSocketsSansIOProtocol, transport: asyncio.BaseTransport) -> None:
    gathering = GatheringTransport(cast("asyncio.Transport", transport), self.loop)
    _take_over(self, cast("asyncio.Transport", gathering))
