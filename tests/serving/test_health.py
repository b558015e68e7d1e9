"""Tests of the answers to probes."""

from __future__ import annotations

import json

import pytest
from starlette.routing import Router
from streamlit import config

from serving.health import LIVE, PROCESS, READY, Health
from tests.serving.asgi import ask, scope_of


@pytest.mark.parametrize(
    ("state", "status"),
    [("starting", 503), ("ready", 200), ("no study", 503), ("stopping", 503), ("failed", 503)],
)
def test_visitors_are_sent_only_to_a_server_that_can_show_something(
    state: str, status: int
) -> None:
    router = Router(Health(state).routes)
    ready = ask(router, scope_of(READY))
    assert (ready.status, state in ready.body.decode()) == (status, True)
    assert ask(router, scope_of(LIVE)).status == 200


def test_a_process_has_a_name_that_ends_with_it() -> None:
    first, second = Router(Health("ready").routes), Router(Health("ready").routes)
    answer = ask(first, scope_of(PROCESS))
    assert answer.headers["cache-control"] == "no-store"
    assert len(json.loads(answer.body)["process"]) == 16
    assert ask(first, scope_of(PROCESS)).body == answer.body != ask(second, scope_of(PROCESS)).body


@pytest.mark.parametrize("path", [LIVE, READY, PROCESS])
def test_answers_are_below_the_folder_of_the_app_too(
    monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setattr(config, "get_option", {"server.baseUrlPath": "smart"}.get)
    router = Router(Health("ready").routes)
    for found in (path, f"/smart{path}"):
        assert ask(router, scope_of(found)).status == 200
    assert ask(router, scope_of(f"/other{path}")).status == 404
