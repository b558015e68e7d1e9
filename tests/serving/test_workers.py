"""Tests of the processes behind one address: started again, and ended together."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from threading import Thread

import pytest

from serving import workers
from serving.proxy import NGINX, WORKER
from serving.workers import Child, Supervisor, free_ports, worker, worker_options

WAIT = [sys.executable, "-c", "input() if False else __import__('signal').pause()"]
STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(1, flush=True);"


@pytest.fixture
def supervisor(monkeypatch: pytest.MonkeyPatch) -> Iterator[Supervisor]:
    """Return two running processes that look after nothing, and end them."""
    monkeypatch.setattr(workers, "EVERY", 0.01)
    supervisor = Supervisor([Child("one", WAIT), Child("two", WAIT)])
    supervisor.start()
    yield supervisor
    supervisor.close()
    assert all(child.has_ended() for child in supervisor.children)


def test_a_process_that_ends_is_started_again(supervisor: Supervisor) -> None:
    running = Thread(target=supervisor.run)
    running.start()
    first, second = (child.process for child in supervisor.children)
    assert first is not None
    first.kill()
    first.wait(60)
    child = supervisor.children[0]
    while child.process is first:
        running.join(0.01)
    assert child.process is not None
    assert child.process.pid != first.pid
    assert supervisor.children[1].process is second
    supervisor.stop()
    running.join(60)
    assert not running.is_alive()


def test_a_process_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "STOPPING", 0.01)
    child = Child("stubborn", [sys.executable, "-c", f"{STUBBORN} signal.pause()"])
    supervisor = Supervisor([child])
    supervisor.start()
    supervisor.close()
    assert child.has_ended()


def test_all_processes_sign_with_one_secret() -> None:
    environment = Supervisor([]).environment
    assert len(environment["STREAMLIT_SERVER_COOKIE_SECRET"]) == 64
    assert environment != Supervisor([]).environment
    assert environment["MALLOC_ARENA_MAX"] == "2"


def test_a_process_that_fails_soon_is_started_again_later_each_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = 0.0
    monkeypatch.setattr(workers.time, "monotonic", lambda: now)
    child, delays = Child("failing", [sys.executable, "-c", ""]), []
    for _ in range(9):
        child.plan_restart()
        delays.append(child.delay)
        now += child.delay
        child.started = now
    assert delays == [0.5, 1, 2, 4, 8, 16, 30, 30, 30]
    now += workers.A_WHILE
    child.plan_restart()
    assert child.delay == 0.5


def test_a_process_is_not_started_again_before_its_time(
    supervisor: Supervisor, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = supervisor.children[0]
    first = child.process
    assert first is not None
    first.kill()
    first.wait(60)
    for now, is_first in [(100.0, True), (100.4, True), (100.6, False)]:
        monkeypatch.setattr(workers.time, "monotonic", lambda now=now: now)
        supervisor._look_after(child)
        assert (child.process is first) == is_first


def test_nginx_does_not_find_a_variable_that_it_takes_for_sockets(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(NGINX, "/usr/sbin/nginx")
    assert NGINX not in Supervisor([]).environment


def test_a_process_knows_its_number(supervisor: Supervisor) -> None:
    show = [sys.executable, "-c", f"import os; print(os.environ['{WORKER}'])"]
    with subprocess.Popen(
        show, env=supervisor.environment | worker(3, 9001).variables, stdout=subprocess.PIPE
    ) as process:
        assert process.communicate()[0].strip() == b"3"


def test_a_process_serves_the_server_on_this_machine_only() -> None:
    assert worker(1, 9001).command == [sys.executable, "server.py", "9001"]
    assert worker_options(9001)["server.address"] == "127.0.0.1"
    assert worker_options(9001)["server.port"] == 9001


def test_ports_are_different() -> None:
    assert len(set(free_ports(5))) == 5
