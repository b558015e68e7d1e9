"""Tests of the answers to probes."""

from __future__ import annotations

import pytest
from starlette.routing import Router

from serving.health import LIVE, READY, Health
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
