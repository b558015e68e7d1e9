"""Keeps visitors with the process that has their session, where several serve one address.

The process writes its number into a cookie, by which the proxy sends everything else to it. So the
cookie follows a visitor who had to be moved to another process, and stays there when the first one
has come back.
"""

from __future__ import annotations

import os

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocket

from serving.addresses import local_path
from serving.document import page_of
from serving.health import LIVE, READY, Health
from serving.proxy import COOKIE, WORKER

#: What is answered in any state.
PROBES = {LIVE, READY}


class WorkerCookie:
    """Middleware of a process among several; it does nothing for one that is alone.

    Until the process is ready, and once it was asked to stop, it answers 503 to all but probes:
    the proxy then asks another process.
    """

    def __init__(self, app: ASGIApp, health: Health) -> None:
        self._app = app
        self._health = health
        self._number = os.environ.get(WORKER, "")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and write the cookie into the answer that opens a page or session."""
        if not self._number or scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
        elif self._health.state in {"starting", "stopping"} and local_path(scope) not in PROBES:
            await _refuse(scope, receive, send)
        elif HTTPConnection(scope).cookies.get(COOKIE) == self._number:
            await self._app(scope, receive, send)
        else:
            await self._app(scope, receive, self._with_cookie(scope, send))

    def _with_cookie(self, scope: Scope, send: Send) -> Send:
        """Make the function that sends an answer with the cookie, if it opens something."""
        opens = {"websocket.accept"}
        if scope["type"] == "http" and page_of(local_path(scope)) is not None:
            opens = {"http.response.start"}

        async def send_with_cookie(message: Message) -> None:
            if message["type"] in opens:
                cookie = f"{COOKIE}={self._number}; Path=/; HttpOnly; SameSite=Lax"
                message.setdefault("headers", [])
                MutableHeaders(scope=message).append("Set-Cookie", cookie)
            await send(message)

        return send_with_cookie


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer 503, also to a handshake: only then the proxy asks another process."""
    response = PlainTextResponse("Not ready", status_code=503)
    if scope["type"] == "websocket":
        await WebSocket(scope, receive, send).send_denial_response(response)
    else:
        await response(scope, receive, send)
