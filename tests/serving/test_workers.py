"""Tests of the processes behind one address: started again, and ended together."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from threading import Thread

import pytest

from serving import workers
from serving.workers import Child, Supervisor, free_ports, worker

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
    environment = Supervisor([])._environment
    assert len(environment["STREAMLIT_SERVER_COOKIE_SECRET"]) == 64
    assert environment != Supervisor([])._environment


def test_a_process_serves_the_server_on_this_machine_only() -> None:
    command = " ".join(worker(9001).command)
    assert "streamlit run server.py" in command
    assert "--server.address 127.0.0.1 --server.port 9001" in command


def test_ports_are_different() -> None:
    assert len(set(free_ports(5))) == 5
