"""Tests of the logs: a line of JSON each, and nothing about the visitor in it."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest
from starlette.types import Receive, Scope, Send

from serving import logs
from serving.logs import RequestLog, configure_logs, log, public_path
from tests.serving.asgi import ask, inner, scope_of

VISITOR = "203.0.113.7"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """Return what our loggers write, as they are configured."""
    loggers = [logging.getLogger(name) for name in logging.root.manager.loggerDict]
    before = [(each, each.handlers, each.propagate, each.level) for each in loggers]
    configure_logs()
    (handler,) = logging.getLogger(logs.OURS).handlers
    assert isinstance(handler, logging.StreamHandler)
    stream = io.StringIO()
    handler.setStream(stream)
    yield stream
    for logger, handlers, propagate, level in before:
        logger.handlers, logger.propagate = handlers, propagate
        logger.setLevel(level)


def last(stream: io.StringIO) -> dict[str, object]:
    line: dict[str, object] = json.loads(stream.getvalue().splitlines()[-1])
    return line


@pytest.mark.parametrize("name", ["components.section", "smartgov.intake.read_apart"])
def test_what_fails_in_the_app_is_one_line(written: io.StringIO, name: str) -> None:
    logging.getLogger(name).error("it failed", extra={"fields": {"error": "KeyError"}})
    line = last(written)
    assert (line["event"], line["level"], line["error"]) == ("it failed", "error", "KeyError")


def test_a_request_is_one_line_without_the_visitor(written: io.StringIO) -> None:
    headers = [("cookie", "secret"), ("user-agent", "Browser"), ("x-forwarded-for", VISITOR)]
    scope = scope_of("/city", "city=ghent", headers, client=(VISITOR, 50_000))
    ask(RequestLog(inner), scope)
    line = last(written)
    assert set(line) == {"time", "level", "event", "method", "path", "status", "ms"}
    assert (line["event"], line["path"], line["status"]) == ("request", "/city", 200)
    for private in (VISITOR, "secret", "Browser", "ghent"):
        assert private not in written.getvalue()


@pytest.mark.parametrize(
    ("messages", "status"),
    [([{"type": "websocket.accept"}, {"type": "websocket.close"}], 101),
     ([{"type": "websocket.close"}], 403)],
    ids=["accepted", "refused"],
)  # fmt: skip
def test_a_session_is_one_line(
    written: io.StringIO, messages: list[dict[str, object]], status: int
) -> None:
    async def session(_: Scope, __: Receive, send: Send) -> None:
        for message in messages:
            await send(message)

    ask(RequestLog(session), scope_of("/_stcore/stream", kind="websocket"))
    line = last(written)
    assert (line["event"], line["status"]) == ("session", status)


def test_a_failure_is_an_error_with_its_place_but_not_its_words(written: io.StringIO) -> None:
    async def fails(_: Scope, __: Receive, ___: Send) -> None:
        raise ValueError("Ghent answered 4")

    with pytest.raises(ValueError, match="Ghent"):
        ask(RequestLog(fails), scope_of("/city"))
    line = last(written)
    assert (line["level"], line["status"]) == ("error", 500)

    try:
        int("a cell of a visitor's file")
    except ValueError:
        logging.getLogger(logs.OURS).exception("page failed")
    line = last(written)
    assert line["error"] == "ValueError"
    assert "test_logs.py" in str(line["at"])
    assert "visitor" not in written.getvalue()


def test_paths_that_name_a_session_are_cut() -> None:
    assert public_path("/_stcore/upload_file/session/file") == "/_stcore/upload_file/*"
    assert public_path("/smart/media/0123.csv") == "/smart/media/*"
    assert public_path("/city") == "/city"
    assert len(public_path("/" + "x" * 5_000)) == logs.LONGEST_PATH


def test_the_logs_of_others_are_json_without_addresses(written: io.StringIO) -> None:
    other = logging.getLogger("uvicorn.error")
    other.info('%s - "WebSocket %s" [accepted]', VISITOR, "/_stcore/stream?city=ghent")
    assert written.getvalue() == ""
    other.warning("Invalid HTTP request received.")
    assert last(written)["level"] == "warning"
    assert logging.getLogger("uvicorn.access").disabled


def test_a_line_about_the_server(written: io.StringIO) -> None:
    log("started", workers=2)
    assert (last(written)["event"], last(written)["workers"]) == ("started", 2)
