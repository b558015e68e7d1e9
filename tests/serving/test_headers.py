"""Tests of the security headers."""

from __future__ import annotations

import pytest

from serving.headers import (
    FRAME_ANCESTORS,
    SecurityHeaders,
    content_security_policy,
    frame_ancestors,
)
from tests.serving.asgi import ask, inner, scope_of


def directives(policy: str) -> dict[str, list[str]]:
    return {words[0]: words[1:] for part in policy.split(";") if (words := part.split())}


def test_every_response_has_the_headers() -> None:
    headers = ask(SecurityHeaders(inner), scope_of("/anything")).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "geolocation=()" in headers["permissions-policy"]
    policy = directives(headers["content-security-policy"])
    assert policy["default-src"] == ["'self'"]
    assert policy["object-src"] == ["'none'"]
    assert policy["frame-ancestors"] == ["'self'"]


def test_no_script_runs_because_it_is_inline_or_comes_from_elsewhere() -> None:
    policy = directives(content_security_policy("'self'", ["'sha256-x'"]))
    assert policy["script-src"] == ["'self'", "blob:", "'wasm-unsafe-eval'", "'sha256-x'"]
    sources = {source for listed in policy.values() for source in listed}
    assert not any("//" in source or source in {"*", "https:", "wss:"} for source in sources)


def test_a_variable_names_the_sites_that_may_embed_the_app(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(FRAME_ANCESTORS, "  https://uclg.example  https://*.city.example:8443 ")
    policy = ask(SecurityHeaders(inner), scope_of("/")).headers["content-security-policy"]
    assert directives(policy)["frame-ancestors"] == [
        "https://uclg.example",
        "https://*.city.example:8443",
    ]


@pytest.mark.parametrize("value", ["https://a.example; script-src *", "a,b", "javascript:x"])
def test_the_variable_cannot_change_the_rest_of_the_policy(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv(FRAME_ANCESTORS, value)
    with pytest.raises(ValueError, match=FRAME_ANCESTORS):
        frame_ancestors()


def test_a_websocket_is_left_alone() -> None:
    answer = ask(SecurityHeaders(inner), scope_of("/_stcore/stream", kind="websocket"))
    assert answer.messages == [{"type": "websocket.accept"}]
