"""Check addresses on the web that come from tables, before a page links to them."""

from __future__ import annotations

from urllib.parse import urlsplit

#: Maximum characters of an address; browsers and servers handle so many.
LONGEST = 2_000

SCHEMES = ("http", "https")

#: Signs that end an address in markup or in text.
_NOT_ALLOWED = frozenset("<>\"'`\\^{|}")


def is_web_address(text: str) -> bool:
    """Check that a text is the address of a page on the web, which may be linked to.

    >>> is_web_address("https://www.uclg.org/en")
    True
    >>> is_web_address("javascript:alert(1)")
    False
    """
    if len(text) > LONGEST or not text.isprintable() or " " in text or _NOT_ALLOWED & set(text):
        return False
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    named = "." in host.strip(".") and "@" not in parts.netloc and port != 0
    return parts.scheme in SCHEMES and text.lower().startswith(f"{parts.scheme}://") and named
