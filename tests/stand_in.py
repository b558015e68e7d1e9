"""A stand-in for a server of the app: what the benchmarks of servers measure, at no cost."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from types import SimpleNamespace

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.server import ServerConnection, serve
from websockets.http11 import Request, Response

from benchmarks.load import PROTOCOL
from benchmarks.servers import HOST, Server

#: A page whose heading and map are there at once, and which keeps a connection.
PAGE = """<h1>Page</h1>
<div data-testid="stApp" data-test-script-state="notRunning"></div>
<div data-testid="stDeckGlJsonChart"><canvas></canvas></div>
<script>new WebSocket(`ws://${location.host}/_stcore/stream`, "streamlit");</script>"""

#: What every page shows; it compresses well.
TEXT = "text " * 1_000


class StandIn:
    """Answers every session with the same page, and keeps what was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.fails = False

    async def answer(self, socket: ServerConnection) -> None:
        """Answer a session."""
        async for message in socket:
            state = BackMsg.FromString(message).rerun_script
            self.asked.append((state.page_name, state.query_string))
            page = ForwardMsg()
            if self.fails:
                page.delta.new_element.exception.message = "no page"
            else:
                page.delta.new_element.text.body = TEXT
            await socket.send(page.SerializeToString())
            ended = ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY)
            await socket.send(ended.SerializeToString())

    @staticmethod
    def reply(socket: ServerConnection, request: Request) -> Response | None:
        """Answer a request for a page, and let a session pass."""
        if "Upgrade" in request.headers:
            return None
        response = socket.respond(HTTPStatus.OK, PAGE)
        response.headers["Content-Type"] = "text/html"
        return response


@contextmanager
def standing_in(stand_in: StandIn) -> Iterator[Server]:
    """Run a stand-in in a thread of this process."""
    started: list[tuple[int, asyncio.AbstractEventLoop, asyncio.Event]] = []
    ready = threading.Event()

    async def listen() -> None:
        stop = asyncio.Event()
        options = {"process_request": stand_in.reply, "subprotocols": [PROTOCOL]}
        async with serve(stand_in.answer, HOST, 0, **options) as server:
            port = next(iter(server.sockets)).getsockname()[1]
            started.append((port, asyncio.get_running_loop(), stop))
            ready.set()
            await stop.wait()

    thread = threading.Thread(target=lambda: asyncio.run(listen()))
    thread.start()
    assert ready.wait(60)
    port, loop, stop = started[0]
    try:
        yield Server(port, SimpleNamespace(pid=os.getpid()))
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()
