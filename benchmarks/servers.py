"""Servers to be measured, and their processor time and memory as Linux tells them in ``/proc``."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from serving.workers import free_ports

ROOT = Path(__file__).resolve().parents[1]
HOST = "127.0.0.1"

#: Seconds that a server has to be ready.
PATIENCE = 180.0

#: What is started: the app as visitors get it, the app without its server, and the floor page.
SERVER, PLAIN, FLOOR = "server.py", "app.py", "benchmarks/floor_server.py"


@dataclass(frozen=True)
class Server:
    """A running server."""

    port: int
    process: subprocess.Popen[bytes]

    @property
    def base(self) -> str:
        """The address of its first page."""
        return f"http://{HOST}:{self.port}"

    def busy(self) -> float:
        """Get the seconds of processor time that it has used, with the processes it waited for."""
        fields = self._proc("stat").rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> int:
        """Get the bytes of memory that it occupies."""
        return int(self._proc("statm").split()[1]) * os.sysconf("SC_PAGE_SIZE")

    def _proc(self, name: str) -> str:
        return Path(f"/proc/{self.process.pid}/{name}").read_text(encoding="ascii")

    def ask(self, path: str) -> float:
        """Get a path and return the seconds until it is answered."""
        started = time.perf_counter()
        with urllib.request.urlopen(self.base + path, timeout=PATIENCE) as answer:  # noqa: S310
            answer.read()
        return time.perf_counter() - started


@contextmanager
def running(script: str, environment: Mapping[str, str] | None = None) -> Iterator[Server]:
    """Start a script, with further variables in its environment; wait until it is ready; end it."""
    (port,) = free_ports(1)
    options = {"address": HOST, "port": port, "headless": "true"}
    if script != PLAIN:
        options["fileWatcherType"] = "none"
    flags = [part for name, value in options.items() for part in (f"--server.{name}", str(value))]
    command = [sys.executable, "-m", "streamlit", "run", script, *flags]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            env={**os.environ, **(environment or {})},
        )
        server = Server(port, process)
        try:
            if not _wait(server, "/_stcore/health" if script == PLAIN else "/health/ready"):
                log.seek(0)
                raise RuntimeError(f"{script} is not ready: {log.read().decode()}")
            yield server
        finally:
            process.terminate()
            process.wait()


def _wait(server: Server, path: str) -> bool:
    """Wait until a path is answered; False if it never is."""
    ends = time.monotonic() + PATIENCE
    while server.process.poll() is None and time.monotonic() < ends:
        try:
            server.ask(path)
        except OSError:
            time.sleep(0.1)
        else:
            return True
    return False
