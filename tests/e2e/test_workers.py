"""Several processes behind nginx: a visitor stays with one, and is moved when it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from components.i18n import translator
from serving.proxy import find_nginx
from serving.workers import free_ports, wait_until_ready
from tests.e2e.browser import reload, select_option
from tests.e2e.conftest import OpenPage
from tests.e2e.server import HOST, PATIENCE, Server
from tools.install_browser import in_ci

ROOT = Path(__file__).resolve().parents[2]
EN = translator("en")


@pytest.fixture(scope="module", params=[2, 4])
def served(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """Return the address of several processes."""
    if find_nginx() is None:
        assert not in_ci(), "CI has to install nginx"
        pytest.skip("nginx is not installed")
    (port,) = free_ports(1)
    log = tmp_path_factory.mktemp("workers") / "log.txt"
    command = [sys.executable, "-m", "serving", "--workers", str(request.param)]
    with log.open("wb") as file:
        process = subprocess.Popen(
            [*command, "--port", str(port)], cwd=ROOT, stdout=file, stderr=subprocess.STDOUT
        )
    try:
        wait_until_ready(port)
        yield Server(port, process, log)
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0
    assert "stopping" in log.read_text(encoding="utf-8")


def workers_of(server: Server) -> dict[int, int]:
    """Return the processes that draw pages, by port."""
    own = server.process.pid
    children = Path(f"/proc/{own}/task/{own}/children").read_text().split()
    commands = {int(pid): Path(f"/proc/{pid}/cmdline").read_text().split("\0") for pid in children}
    return {
        int(words[words.index("--server.port") + 1]): pid
        for pid, words in commands.items()
        if "server.py" in words
    }


def has_session(port: int) -> bool:
    """Check whether a process has an open connection: only a WebSocket stays open."""
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    return any(row[1].endswith(f":{port:04X}") and row[3] == "01" for row in rows)


def test_a_visitor_is_moved_when_the_process_ends(open_page: OpenPage, served: Server) -> None:
    page = open_page("city", of=served, city="ghent", peers="population")
    expect(page.get_by_role("heading", name="Ghent", exact=True)).to_be_visible()
    before = workers_of(served)
    (port,) = [port for port in before if has_session(port)]
    os.kill(before[port], signal.SIGKILL)
    reload(page)  # another process takes the visitor, and the address has the view
    expect(page.get_by_role("heading", name="Ghent", exact=True)).to_be_visible()
    select_option(page, EN("city.choose"), "Barcelona, Spain")
    expect(page.get_by_role("heading", name="Barcelona", exact=True)).to_be_visible()
    assert "city=barcelona" in page.url
    assert "peers=population" in page.url
    wait_until_ready(port)  # the process was started again
    assert workers_of(served)[port] != before[port]


def test_a_visitor_stays_with_a_process(open_page: OpenPage, served: Server) -> None:
    page = open_page("data", of=served)
    address = f"http://{HOST}:{served.port}"
    (cookie,) = [c for c in page.context.cookies(address) if c["name"] == "sg_worker"]
    assert cookie["httpOnly"]
    page.reload()
    again = [c for c in page.context.cookies(address) if c["name"] == "sg_worker"]
    assert again == [cookie]
