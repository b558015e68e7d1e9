"""The tables for programs, asked without a server."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from starlette.applications import Starlette

from serving.api.routes import Tables
from tests.serving.asgi import Answer, ask, scope_of

Asking = Callable[..., Answer]


@pytest.fixture(scope="session")
def tables() -> Starlette:
    return Starlette(routes=Tables().routes)


@pytest.fixture(scope="session")
def get(tables: Starlette) -> Asking:
    """Ask for what is below the folder of tables."""

    def get(rest: str, query: str = "", method: str = "GET", **headers: str) -> Answer:
        named = [(name.replace("_", "-"), value) for name, value in headers.items()]
        scope = scope_of(f"/api/v1/{rest}", query, named, method=method)
        return ask(tables, scope)

    return get


def read_json(answer: Answer) -> Any:
    return json.loads(answer.body)
