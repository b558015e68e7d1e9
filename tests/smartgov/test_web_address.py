"""Which addresses of tables a page may link to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgov.web_address import LONGEST, is_web_address


@pytest.mark.parametrize(
    "address",
    [
        "https://www.uclg.org/en",
        "http://ciedes.es/el-plan.html?showall=1",
        "https://example.org:8443/a;b,c#d",
        "https://example.org/es/m%C3%A1laga",
        "HTTPS://example.org",
    ],
)
def test_an_address_on_the_web_is_one(address: str) -> None:
    assert is_web_address(address)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "www.uclg.org",
        "//www.uclg.org",
        "ftp://example.org/a",
        "mailto:someone@example.org",
        "javascript:alert(1)//https://example.org",
        "data:text/html,https://example.org",
        "https:example.org",
        "https:///path",
        "https://localhost/",
        "https://user:word@example.org/",
        "https://example.org/a b",
        "https://example.org/\n",
        'https://example.org/"onclick="x',
        "https://example.org/<b>",
        "https://example.org:port/",
        "https://[::1/",
        "https://example.org/" + "a" * LONGEST,
    ],
)
def test_anything_else_is_not(text: str) -> None:
    assert not is_web_address(text)


@given(st.text(max_size=60))
def test_no_text_stops_it(text: str) -> None:
    for begin in ("", "https://", "http://example.org/"):
        if is_web_address(begin + text):
            assert (begin + text).lower().startswith(("http://", "https://"))
            assert not set(begin + text) & set("<>\"' \n")
