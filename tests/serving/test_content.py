"""Tests of encodings and entity tags."""

from __future__ import annotations

import gzip

import brotli
import pytest
from starlette.datastructures import Headers

from serving.content import PLAIN, Content, choose_encoding, compress, is_known

TEXT = b"plain text " * 100
FORMS = {PLAIN: TEXT, "br": compress(TEXT, "br"), "gzip": compress(TEXT, "gzip")}
CONTENT = Content(FORMS, "text/css", "tag", {"Cache-Control": "no-cache"})


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("GZIP", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("br; q=0.0", PLAIN),
        ("br;q=1.0", "br"),
        ("identity", PLAIN),
        ("", PLAIN),
    ],
)
def test_the_best_encoding_that_a_browser_takes(accepted: str, expected: str) -> None:
    assert choose_encoding(accepted, FORMS) == expected


def test_no_encoding_where_there_is_no_plain_form() -> None:
    assert choose_encoding("", {"br": b""}) is None
    assert Content({"br": b""}, "text/css", "tag").respond(Headers({})) is None


def test_compressed_forms_are_the_same_every_time_and_can_be_read() -> None:
    assert compress(TEXT, "gzip") == FORMS["gzip"]
    assert brotli.decompress(FORMS["br"]) == gzip.decompress(FORMS["gzip"]) == TEXT


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_a_response_says_how_it_is_encoded(encoding: str) -> None:
    response = CONTENT.respond(Headers({"accept-encoding": encoding}))
    assert response is not None
    assert response.body == FORMS[encoding]
    assert response.headers["content-encoding"] == encoding
    assert response.headers["vary"] == "Accept-Encoding"
    assert response.headers["etag"] == f'"tag-{encoding}"'


def test_a_known_tag_is_answered_without_content() -> None:
    headers = Headers({"accept-encoding": "br", "if-none-match": 'W/"other", "tag-br"'})
    response = CONTENT.respond(headers)
    assert response is not None
    assert response.status_code == 304
    assert response.body == b""
    assert response.headers["cache-control"] == "no-cache"


def test_tags_of_other_encodings_are_unknown() -> None:
    assert not is_known('"tag"', '"tag-br"')
    assert not is_known('"tag"', "")
    assert is_known('"tag"', 'W/"tag"')
    assert is_known('"tag"', "*")
