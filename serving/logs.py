"""One JSON line for every request and session, without anything about the visitor.

No line has an address, a query, a cookie or the name of a browser. Of an error in the app there
are its type and the places in the code, not its message, which may quote a visitor's file.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import time
from datetime import UTC, datetime

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from smartgov.faults import describe_fault

#: The loggers of the server, of the app in it, and of what they are built on.
OURS = "serving"
APP = ("components", "smartgov")
OTHERS = ("streamlit", "uvicorn", "websockets", "asyncio")

#: Paths that name a session or a file of it; only their beginning is written.
PRIVATE = re.compile(r"^(.*?/(?:_stcore/upload_file|media)/).*")

#: No more of a path is written.
LONGEST_PATH = 200

_logger = logging.getLogger(f"{OURS}.requests")


class JsonFormatter(logging.Formatter):
    """Formats a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Format a record; of an exception, its type and where it was raised."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info and record.exc_info[1] is not None:
            line |= describe_fault(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def configure_logs() -> None:
    """Write every log of the process as JSON, and leave out what names visitors.

    Call it once more when all modules are imported: Streamlit gives each logger its own handler.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter())
    ours = {*OTHERS, OURS, *APP}
    for name in [*ours, *logging.root.manager.loggerDict]:
        family = name.split(".")[0]
        if family in ours:
            logger = logging.getLogger(name)
            logger.propagate = name != family
            logger.handlers = [handler] if name == family else []
    logging.getLogger(OURS).setLevel(logging.INFO)
    # Its information on accepted connections has the address and the whole path.
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    logging.getLogger("uvicorn.access").disabled = True


def log(event: str, level: int = logging.INFO, **fields: object) -> None:
    """Write a line about the server itself."""
    logging.getLogger(OURS).log(level, event, extra={"fields": fields})


def public_path(path: str) -> str:
    """Get the part of a path that may be written."""
    return PRIVATE.sub(r"\1*", path)[:LONGEST_PATH]


class RequestLog:
    """Middleware that writes a line when a request is answered or a session has ended."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and write its line."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        started, status = time.perf_counter(), 500

        async def send_and_note(message: Message) -> None:
            nonlocal status
            if message["type"] == "websocket.accept":
                status = 101
            elif message["type"] == "websocket.close" and status == 500:
                status = 403
            else:
                status = message.get("status", status)
            await send(message)

        try:
            await self._app(scope, receive, send_and_note)
        finally:
            fields = {
                "method": scope.get("method", "WebSocket"),
                "path": public_path(scope["path"]),
                "status": status,
                "ms": round((time.perf_counter() - started) * 1000),
            }
            level = logging.ERROR if status >= 500 else logging.INFO
            event = "request" if scope["type"] == "http" else "session"
            _logger.log(level, event, extra={"fields": fields})
