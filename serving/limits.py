"""Limits of a request: who may open a session, and how much the server reads for it."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.web.server.server_util import is_allowed_origin

#: The longest query in bytes. A link with the answers of a visitor's own city may have 8,000.
QUERY_BYTES = 16_000

#: The most headers. Browsers send about 20, and a proxy adds a few.
HEADERS = 100


class RequestLimits:
    """Middleware that refuses sessions from other sites, long queries and many headers."""

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
    if len(scope["headers"]) > HEADERS:
        return 431
    return 403 if scope["type"] == "websocket" and is_foreign(Headers(scope=scope)) else 0


def is_foreign(headers: Headers) -> bool:
    """Check whether a page of another site asks for a session.

    Sites listed in ``server.corsAllowedOrigins`` are not foreign. Streamlit makes the same check,
    but before it refuses, it asks an address on the internet for the server's own.
    """
    origin = headers.get("origin")
    if origin is None or is_allowed_origin(origin):
        return False
    return urlsplit(origin).netloc != headers.get("host")
