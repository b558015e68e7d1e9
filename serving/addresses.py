"""The path of a request as the app knows it, without the folder that it is served under."""

from __future__ import annotations

from starlette.types import Scope
from streamlit import config


def local_path(scope: Scope) -> str:
    """Get the path of a request without the mount path and without ``server.baseUrlPath``."""
    path = str(scope["path"]).removeprefix(scope.get("root_path", ""))
    base = str(config.get_option("server.baseUrlPath") or "").strip("/")
    if not base:
        return path
    inside = path.removeprefix(f"/{base}")
    return inside if inside.startswith("/") or not inside else path
