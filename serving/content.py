"""Content that never changes while the server runs, sent in the best encoding or not at all."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

import brotli
from starlette.datastructures import Headers
from starlette.responses import Response

#: Content encodings in the order of preference. The plain form has no name.
ENCODINGS = ("br", "gzip")
PLAIN = ""


def digest(content: bytes) -> str:
    """Compute the short digest that names content in file names and entity tags."""
    return sha256(content).hexdigest()[:24]


def compress(content: bytes, encoding: str) -> bytes:
    """Compress content; the same content always gives the same bytes."""
    if encoding == "br":
        return bytes(brotli.compress(content, quality=9))
    return gzip.compress(content, 9, mtime=0)


@dataclass(frozen=True)
class Content:
    """The forms of some content by encoding, its media type, and the headers that go with it."""

    forms: Mapping[str, bytes]
    media_type: str
    tag: str
    headers: Mapping[str, str] = field(default_factory=dict)

    def respond(self, headers: Headers) -> Response | None:
        """Build the response to a request with these headers.

        The result is None if the content has no form that the browser accepts.
        """
        encoding = choose_encoding(headers.get("accept-encoding", ""), self.forms)
        if encoding is None:
            return None
        tag = f'"{self.tag}-{encoding}"' if encoding else f'"{self.tag}"'
        vary = ", ".join(filter(None, (self.headers.get("Vary"), "Accept-Encoding")))
        answered = {**self.headers, "ETag": tag, "Vary": vary}
        if is_known(tag, headers.get("if-none-match", "")):
            return Response(status_code=304, headers=answered)
        if encoding:
            answered["Content-Encoding"] = encoding
        return Response(self.forms[encoding], media_type=self.media_type, headers=answered)


def choose_encoding(accepted: str, available: Mapping[str, bytes]) -> str | None:
    """Choose the first available encoding that an ``Accept-Encoding`` header allows."""
    allowed = set()
    for part in accepted.split(","):
        name, _, weight = part.replace(" ", "").lower().partition(";q=")
        if weight.strip("0.") or not weight:
            allowed.add(name)
    named = (encoding for encoding in ENCODINGS if encoding in allowed and encoding in available)
    return next(named, PLAIN if PLAIN in available else None)


def is_known(tag: str, known: str) -> bool:
    """Check whether an ``If-None-Match`` header lists an entity tag."""
    listed = {part.strip().removeprefix("W/") for part in known.split(",")}
    return tag in listed or "*" in listed
