"""Requests to an ASGI application without a server."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

T = TypeVar("T")


@dataclass
class Answer:
    """What an application has sent."""

    messages: list[Message] = field(default_factory=list)

    @property
    def status(self) -> int:
        return int(self.messages[0]["status"])

    @property
    def headers(self) -> Headers:
        return Headers(raw=self.messages[0]["headers"])

    @property
    def body(self) -> bytes:
        return b"".join(message.get("body", b"") for message in self.messages[1:])


def scope_of(
    path: str,
    query: str = "",
    headers: Iterable[tuple[str, str]] = (),
    kind: str = "http",
    **more: object,
) -> Scope:
    raw = [(name.lower().encode(), value.encode()) for name, value in headers]
    return {
        "type": kind,
        "method": "GET",
        "path": path,
        "root_path": "",
        "query_string": query.encode(),
        "headers": raw,
        **more,
    }


def complete(what: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine in a thread of its own: that of the tests may have Playwright's loop."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, what).result()


def ask(app: ASGIApp, scope: Scope) -> Answer:
    """Send a request to an application and return what it answers."""
    answer = Answer()

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        answer.messages.append(message)

    complete(app(scope, receive, send))
    return answer


async def inner(scope: Scope, receive: Receive, send: Send) -> None:
    """The app behind a middleware: it says which path it was asked for."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        return
    await PlainTextResponse(f"app {scope['path']}")(scope, receive, send)
