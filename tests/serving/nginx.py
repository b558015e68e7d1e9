"""nginx in front of a running server, and one user who may sign in."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha1
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from serving.health import READY
from serving.proxy import configure, find_nginx
from serving.workers import free_ports
from tests.e2e.server import HOST, Server, wait_until
from tools.install_browser import in_ci

USER, PASSWORD = "ana", "a long password"


def require_nginx() -> Path:
    """Find nginx, which has to be there in CI; without it, skip the test."""
    found = find_nginx()
    if found is None and not in_ci():
        pytest.skip("nginx is not installed")
    assert found is not None, "CI has to install nginx"
    return found


def write_users(folder: Path) -> Path:
    """Write a file of users as htpasswd does, which nginx can read when it is started by root."""
    salt = os.urandom(8)
    digest = sha1(PASSWORD.encode() + salt, usedforsecurity=False).digest()
    file = folder / "users"
    file.write_text(f"{USER}:{{SSHA}}{b64encode(digest + salt).decode()}\n", encoding="utf-8")
    file.chmod(0o644)
    return file


@contextmanager
def in_front_of(server: Server, nginx: Path, signs_in: bool) -> Iterator[Server]:
    """Run nginx in front of a server, with a sign-in or without."""
    folder = Path(tempfile.mkdtemp(prefix="explorer-"))
    folder.chmod(0o755)
    (port,) = free_ports(1)
    config = folder / "nginx.conf"
    users = write_users(folder) if signs_in else None
    config.write_text(configure(HOST, port, [server.port], folder, users), encoding="utf-8")
    command = [str(nginx), "-p", str(folder), "-c", str(config), "-g", "daemon off;"]
    process = subprocess.Popen(command)
    proxy = Server(port, process, server.log_file)
    try:
        wait_until(lambda: answers(proxy), "nginx to answer")
        yield proxy
    finally:
        proxy.stop()
        shutil.rmtree(folder)


def folder_of(proxy: Server) -> Path:
    """Return the folder into which nginx may write."""
    arguments = [str(argument) for argument in proxy.process.args]
    return Path(arguments[arguments.index("-p") + 1])


def answers(proxy: Server) -> bool:
    """Check whether nginx and the server behind it answer."""
    try:
        with urlopen(proxy.url(READY), timeout=5) as answer:
            return answer.status == 200
    except (URLError, ConnectionError, TimeoutError):  # an HTTP error is a URLError
        return False
