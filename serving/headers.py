"""Security headers on every response."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from serving.document import script_hashes

#: The variable with the sites that may show the app in a frame, separated by blanks.
FRAME_ANCESTORS = "SMARTGOV_FRAME_ANCESTORS"

#: What a site may look like: a keyword, a scheme, or an address with or without a wildcard.
SOURCE = re.compile(r"'self'|'none'|https?:|(https?://)?(\*\.)?[\w.-]+(:\d+|:\*)?|\*")


def content_security_policy(ancestors: str, hashes: Iterable[str]) -> str:
    """Build the content security policy that the app runs under.

    Everything comes from the server's own address. Inline scripts are those whose hash is listed:
    the document's own, and the one with which a page sets its language. ``blob:`` is for the
    worker of the map and for components, whose scripts the front end makes itself; the map also
    runs WebAssembly. Streamlit and Plotly write style attributes.
    """
    directives = {
        "default-src": "'self'",
        "script-src": " ".join(["'self'", "blob:", "'wasm-unsafe-eval'", *hashes]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self' data: blob:",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": ancestors,
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def frame_ancestors() -> str:
    """Read who may show the app in a frame; without the variable, only the app itself.

    Raises
    ------
    ValueError
        If the variable contains something that is no site, which would break the policy.
    """
    sites = os.environ.get(FRAME_ANCESTORS, "").split()
    wrong = [site for site in sites if not SOURCE.fullmatch(site)]
    if wrong:
        raise ValueError(f"{FRAME_ANCESTORS} has to list sites by their address: {wrong}")
    return " ".join(sites) or "'self'"


class SecurityHeaders:
    """Middleware that adds the headers that tell browsers what the app may do."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._headers = {
            "Content-Security-Policy": content_security_policy(frame_ancestors(), script_hashes()),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "strict-origin-when-cross-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Cross-Origin-Opener-Policy": "same-origin",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and add the headers to its response."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)
