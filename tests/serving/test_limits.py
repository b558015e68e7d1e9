"""Tests of requests that no page of the app needs."""

from __future__ import annotations

import pytest

from serving.limits import HEADERS, QUERY_BYTES, RequestLimits
from smartgov.own_city.link import MAX_LINK
from tests.serving.asgi import ask, inner, scope_of

FLOOD = [(f"x-{number}", "1") for number in range(HEADERS + 1)]


@pytest.mark.parametrize(
    ("query", "headers", "status"),
    [
        ("x" * 10_000_000, [], 414),
        ("", FLOOD, 431),
        ("x" * QUERY_BYTES, FLOOD[:HEADERS], 200),
    ],
    ids=["query", "headers", "allowed"],
)
def test_a_request_has_limits(query: str, headers: list[tuple[str, str]], status: int) -> None:
    assert ask(RequestLimits(inner), scope_of("/city", query, headers)).status == status


def test_a_websocket_has_the_same_limits() -> None:
    scope = scope_of("/_stcore/stream", headers=FLOOD, kind="websocket")
    (message,) = ask(RequestLimits(inner), scope).messages
    assert message["type"] == "websocket.close"


def test_the_longest_link_of_ones_own_city_fits() -> None:
    assert QUERY_BYTES >= 2 * MAX_LINK


@pytest.mark.parametrize(
    ("origin", "kind"),
    [
        (None, "websocket.accept"),
        ("https://explorer.example", "websocket.accept"),
        ("https://explorer.example:8443", "websocket.close"),
        ("https://elsewhere.example", "websocket.close"),
        ("null", "websocket.close"),
    ],
)
def test_no_other_site_opens_a_session(origin: str | None, kind: str) -> None:
    headers = [("host", "explorer.example"), *([("origin", origin)] if origin else [])]
    scope = scope_of("/_stcore/stream", headers=headers, kind="websocket")
    (message,) = ask(RequestLimits(inner), scope).messages
    assert message["type"] == kind
