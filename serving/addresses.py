"""The path of a request as the app knows it, without the folder that it is served under."""

from __future__ import annotations

from starlette.types import Scope
from streamlit import config


def base_path() -> str:
    """Get the folder that the app is served under, such as ``/smart``, or nothing."""
    base = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


def local_path(scope: Scope) -> str:
    """Get the path of a request without the mount path and without ``server.baseUrlPath``."""
    path = str(scope["path"]).removeprefix(scope.get("root_path", ""))
    inside = path.removeprefix(base_path())
    return inside if inside.startswith("/") or not inside else path
