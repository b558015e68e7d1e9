"""Run several processes of the server behind one address, and start again those that end.

Each process has its own memory and its own Python, so that as many pages are drawn at once as there
are processors. They have nothing in common: any of them can show any view of a link.
"""

from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from urllib.error import URLError

from serving.health import READY
from serving.logs import log
from serving.proxy import NGINX, WORKER, configure

ROOT = Path(__file__).resolve().parents[1]

#: Seconds that a process has to load everything, and to end its sessions.
STARTING, STOPPING = 240.0, 10.0

#: Seconds between two looks at the processes.
EVERY = 0.5

#: Seconds until a process that has ended is started again: each time twice as many, up to the most.
#: One that ran for a while starts again with the first delay.
FIRST_DELAY, LONGEST_DELAY, A_WHILE = 0.5, 30.0, 60.0

#: In how many pools the C library keeps memory. By itself it has eight for each processor, and what
#: visitors leave in each of them is given back for the most part only from a few.
ARENAS = {"MALLOC_ARENA_MAX": "2"}


@dataclass
class Child:
    """A process, the command that starts it again, and what it finds in its environment."""

    name: str
    command: Sequence[str]
    variables: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    delay: float = 0.0
    due: float | None = None

    def start(self, environment: dict[str, str]) -> None:
        """Start the process."""
        self.process = subprocess.Popen(  # noqa: S603 - our own command
            self.command, cwd=ROOT, env=environment | self.variables, stdin=subprocess.DEVNULL
        )
        self.started, self.due = time.monotonic(), None

    def plan_restart(self) -> None:
        """Decide when a process that has ended is started again: later each time it fails soon."""
        now = time.monotonic()
        ran_for_a_while = now - self.started >= A_WHILE
        delay = FIRST_DELAY if ran_for_a_while or not self.delay else 2 * self.delay
        self.delay = min(delay, LONGEST_DELAY)
        self.due = now + self.delay

    def has_ended(self) -> bool:
        """Check whether the process has ended."""
        return self.process is not None and self.process.poll() is not None

    def stop(self, seconds: float) -> None:
        """Wait for the process to end, and end it after that many seconds."""
        if self.process is None:
            return
        try:
            self.process.wait(max(0.0, seconds))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Supervisor:
    """Starts processes, restarts those that end, and ends all when it is told to.

    Parameters
    ----------
    children
        The processes in the order in which they are started.
    """

    def __init__(self, children: Sequence[Child]) -> None:
        self.children = list(children)
        self._stopping = Event()
        # Signs the cookies that protect forms: one process must accept those of another.
        secret = {"STREAMLIT_SERVER_COOKIE_SECRET": secrets.token_hex(32)}
        # nginx would take a variable of our name for a list of sockets.
        given = ARENAS | secret | os.environ
        self.environment = {name: value for name, value in given.items() if name != NGINX}

    def start(self) -> None:
        """Start all processes."""
        for child in self.children:
            child.start(self.environment)

    def run(self) -> None:
        """Restart the processes that end, until `stop` is called."""
        while not self._stopping.wait(EVERY):
            for child in self.children:
                self._look_after(child)

    def _look_after(self, child: Child) -> None:
        """Start a process again when it has ended and its delay is over."""
        if not child.has_ended():
            return
        if child.due is None:
            child.plan_restart()
            log("worker ended", name=child.name, again_in=child.delay)
        elif time.monotonic() >= child.due:
            child.start(self.environment)

    def stop(self, *_: object) -> None:
        """End the run; may be used as a signal handler."""
        self._stopping.set()

    def close(self) -> None:
        """Ask all processes to end, and end those that do not."""
        for child in self.children:
            if child.process is not None:
                child.process.terminate()
        ends = time.monotonic() + STOPPING
        for child in self.children:
            child.stop(ends - time.monotonic())


def worker(number: int, port: int) -> Child:
    """Describe a process of the server: its number among them, and its port of this machine.

    ``streamlit run`` would listen before it imports the app, and let visitors wait for that.
    """
    command = [sys.executable, "server.py", str(port)]
    return Child(f"worker {number}", command, {WORKER: str(number)})


def worker_options(port: int) -> dict[str, str | int | bool]:
    """Choose Streamlit's options of a process: nobody but the proxy reaches it."""
    return {
        "server.address": "127.0.0.1",
        "server.port": port,
        "server.headless": True,
        "server.fileWatcherType": "none",
    }


def serve(nginx: Path, address: str, port: int, count: int, users: Path | None = None) -> None:
    """Serve the app with processes behind nginx until a signal ends it.

    With a file of users, nginx asks for a sign-in.

    Raises
    ------
    TimeoutError
        If a process is not ready in time.
    """
    ports = free_ports(count)
    workers = Supervisor([worker(n, each) for n, each in enumerate(ports, start=1)])
    with tempfile.TemporaryDirectory(prefix="explorer-") as folder:
        config = Path(folder) / "nginx.conf"
        text = configure(address, port, ports, Path(folder), users)
        config.write_text(text, encoding="utf-8")
        command = [str(nginx), "-p", folder, "-c", str(config), "-g", "daemon off;"]
        proxy = Child("nginx", command)
        for sign in (signal.SIGINT, signal.SIGTERM):
            signal.signal(sign, workers.stop)
        try:
            workers.start()
            for number in ports:
                wait_until_ready(number)
            workers.children.insert(0, proxy)  # the first to end: nobody new comes in
            proxy.start(workers.environment)
            log("serving", workers=count, port=port)
            workers.run()
        finally:
            log("stopping")
            workers.close()


def wait_until_ready(port: int) -> None:
    """Wait until a process answers that it is ready."""
    ends = time.monotonic() + STARTING
    while time.monotonic() < ends:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{READY}", timeout=5):
                return
        except (URLError, OSError):
            Event().wait(EVERY)
    raise TimeoutError(f"the process on port {port} is not ready after {STARTING:.0f} s")


def free_ports(count: int) -> list[int]:
    """Find ports of this machine that nobody uses."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [int(each.getsockname()[1]) for each in sockets]
    finally:
        for each in sockets:
            each.close()
