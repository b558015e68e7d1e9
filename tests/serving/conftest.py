"""A running server for the tests of this folder that need one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.server import Server, start_server
from tests.serving.nginx import require_nginx

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return a running server, one for each worker of the tests."""
    server = start_server(ROOT / "server.py", tmp_path_factory.mktemp("server") / "log.txt")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def nginx() -> Path:
    """Return the path of nginx."""
    return require_nginx()
