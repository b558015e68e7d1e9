"""A Streamlit server for tests: started on a free port, awaited and stopped."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

HOST = "127.0.0.1"
PATIENCE = 60


@dataclass(frozen=True)
class Server:
    """A running app."""

    port: int
    process: subprocess.Popen[bytes]
    log_file: Path

    def url(self, path: str = "", **query: object) -> str:
        """Return the address of a page; a list in the query stands once for each value."""
        address = f"http://{HOST}:{self.port}/{path.lstrip('/')}"
        return f"{address}?{urlencode(query, doseq=True)}" if query else address

    def log(self) -> str:
        """Return what the server has printed so far."""
        return self.log_file.read_text(encoding="utf-8", errors="replace")

    def stop(self) -> None:
        """End this process, and no other."""
        self.process.terminate()
        try:
            self.process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def start_server(script: Path, log_file: Path, port: int | None = None) -> Server:
    """Start ``script`` from its own folder and return when it answers."""
    port = port or _free_port()
    command = [sys.executable, "-m", "streamlit", "run", script.name]
    options = {"address": HOST, "port": port, "headless": "true", "fileWatcherType": "none"}
    flags = [flag for name, value in options.items() for flag in (f"--server.{name}", str(value))]
    with log_file.open("wb") as log:
        process = subprocess.Popen(
            [*command, *flags],
            cwd=script.parent,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    server = Server(port, process, log_file)
    try:
        wait_until(lambda: _answers(server), f"{script.name} to answer")
    except BaseException:
        server.stop()
        raise
    return server


def wait_until(condition: Callable[[], bool], what: str) -> None:
    """Return as soon as a condition holds.

    Raises
    ------
    TimeoutError
        If it does not come to hold.
    """
    deadline = time.monotonic() + PATIENCE
    pause = threading.Event()
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"waited in vain for {what}")
        pause.wait(0.05)


def _environment() -> dict[str, str]:
    """Leave out Streamlit settings of the developer: the project's own are what is tested."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
    return kept | {"PYTHONUNBUFFERED": "1"}


def _free_port() -> int:
    with socket.socket() as free:
        free.bind((HOST, 0))
        return int(free.getsockname()[1])


def _answers(server: Server) -> bool:
    if server.process.poll() is not None:
        raise RuntimeError(f"the server ended at once:\n{server.log()}")
    try:
        with urlopen(server.url("_stcore/health"), timeout=5) as answer:
            return answer.read() == b"ok"
    except (URLError, TimeoutError, ConnectionError):
        return False
