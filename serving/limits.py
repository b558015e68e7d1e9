"""Limits of a request, so that nobody makes the server read what no page of the app needs."""

from __future__ import annotations

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

#: The longest query in bytes. A link with the answers of a visitor's own city may have 8,000.
QUERY_BYTES = 16_000

#: The most headers. Browsers send about 20, and a proxy adds a few.
HEADERS = 100


class RequestLimits:
    """Middleware that refuses requests with a long query or many headers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a request, or pass it on."""
        status = status_of(scope) if scope["type"] in {"http", "websocket"} else 0
        if not status:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008, "reason": ""})
        else:
            response = PlainTextResponse("Request too large", status_code=status)
            await response(scope, receive, send)


def status_of(scope: Scope) -> int:
    """Get the status with which a request is refused, or 0."""
    if len(scope["query_string"]) > QUERY_BYTES:
        return 414
    return 431 if len(scope["headers"]) > HEADERS else 0
