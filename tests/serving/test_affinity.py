"""Tests of the cookie that keeps a visitor with a process."""

from __future__ import annotations

import pytest

from serving.affinity import WorkerCookie
from serving.health import LIVE, READY, Health
from serving.proxy import WORKER
from tests.serving.asgi import Answer, ask, inner, scope_of

DENIAL = {"websocket.http.response": {}}


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> WorkerCookie:
    """Return the second of several processes, which is ready."""
    monkeypatch.setenv(WORKER, "2")
    return WorkerCookie(inner, Health("ready"))


def open_page(app: WorkerCookie, path: str = "/city", cookie: str = "", **more: object) -> Answer:
    headers = [("cookie", cookie)] if cookie else []
    return ask(app, scope_of(path, headers=headers, extensions=DENIAL, **more))


def test_a_page_and_a_session_write_the_number(app: WorkerCookie) -> None:
    expected = "sg_worker=2; Path=/; HttpOnly; SameSite=Lax"
    assert open_page(app).headers["set-cookie"] == expected
    (accepted,) = open_page(app, "/_stcore/stream", "sg_worker=1", kind="websocket").messages
    assert accepted["type"] == "websocket.accept"
    assert accepted["headers"] == [(b"set-cookie", expected.encode())]


@pytest.mark.parametrize("cookie", ["sg_worker=1", "a=b; sg_worker=1", "sg_worker=", '"; =;'])
def test_the_number_of_another_process_is_replaced(app: WorkerCookie, cookie: str) -> None:
    assert "sg_worker=2" in open_page(app, cookie=cookie).headers["set-cookie"]


def test_a_visitor_who_has_the_number_gets_no_other(app: WorkerCookie) -> None:
    assert "set-cookie" not in open_page(app, cookie="a=b; sg_worker=2").headers


@pytest.mark.parametrize("path", ["/static/js/x.js", "/media/x.csv", "/_stcore/health", LIVE])
def test_what_opens_nothing_writes_no_cookie(app: WorkerCookie, path: str) -> None:
    assert "set-cookie" not in open_page(app, path).headers


def test_a_process_that_is_alone_writes_no_cookie(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(WORKER, raising=False)
    answer = open_page(WorkerCookie(inner, Health("starting")))
    assert answer.status == 200
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("state", ["starting", "stopping"])
def test_visitors_of_a_process_that_is_not_ready_are_sent_on(
    monkeypatch: pytest.MonkeyPatch, state: str
) -> None:
    monkeypatch.setenv(WORKER, "2")
    app = WorkerCookie(inner, Health(state))
    assert open_page(app).status == 503
    refused = open_page(app, "/_stcore/stream", kind="websocket").messages[0]
    assert (refused["type"], refused["status"]) == ("websocket.http.response.start", 503)
    assert open_page(app, LIVE).status == 200
    assert open_page(app, READY).status == 200


def test_a_process_without_a_study_says_so_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(WORKER, "1")
    assert open_page(WorkerCookie(inner, Health("no study"))).status == 200
