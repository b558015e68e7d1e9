"""Several processes behind nginx: a visitor stays with one, and is moved when it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from components.i18n import translator
from serving.proxy import COOKIE, NGINX, WORKER
from serving.workers import free_ports, wait_until_ready
from tests.e2e.browser import reload, select_option, wait_until_idle
from tests.e2e.conftest import OpenPage
from tests.e2e.server import HOST, PATIENCE, Server
from tests.e2e.test_downloads import open_tables

ROOT = Path(__file__).resolve().parents[2]
EN = translator("en")


@pytest.fixture(scope="module", params=[2, 4])
def served(
    request: pytest.FixtureRequest, nginx: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """Return the address of several processes."""
    (port,) = free_ports(1)
    log = tmp_path_factory.mktemp("workers") / "log.txt"
    command = [sys.executable, "-m", "serving", "--workers", str(request.param)]
    with log.open("wb") as file:
        process = subprocess.Popen(
            [*command, "--port", str(port)],
            cwd=ROOT,
            env=os.environ | {NGINX: str(nginx)},
            stdout=file,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_until_ready(port)
        yield Server(port, process, log)
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0
    assert "stopping" in log.read_text(encoding="utf-8")


@dataclass(frozen=True)
class Worker:
    """A process that draws pages."""

    pid: int
    port: int


def workers_of(server: Server) -> dict[str, Worker]:
    """Return the processes that draw pages, by the number that they write into cookies."""
    own = server.process.pid
    children = Path(f"/proc/{own}/task/{own}/children").read_text().split()
    found = {}
    for pid in children:
        words = Path(f"/proc/{pid}/cmdline").read_text().split("\0")
        variables = Path(f"/proc/{pid}/environ").read_text().split("\0")
        if "server.py" in words:
            (number,) = [v.partition("=")[2] for v in variables if v.startswith(f"{WORKER}=")]
            found[number] = Worker(int(pid), int(words[words.index("server.py") + 1]))
    return found


def cookie_of(page: Page, server: Server) -> Any:
    """Return the cookie that keeps a visitor with a process."""
    cookies = page.context.cookies(f"http://{HOST}:{server.port}")
    (cookie,) = [cookie for cookie in cookies if cookie["name"] == COOKIE]
    return cookie


def has_session(worker: Worker) -> bool:
    """Check whether a process has an open connection: only a WebSocket stays open."""
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    return any(row[1].endswith(f":{worker.port:04X}") and row[3] == "01" for row in rows)


def kill(page: Page, worker: Worker) -> None:
    """End the process of a page, which loads itself again from another one."""
    origin = page.evaluate("performance.timeOrigin")
    os.kill(worker.pid, signal.SIGKILL)
    page.wait_for_function("before => performance.timeOrigin !== before", arg=origin)
    wait_until_idle(page)


def download_csv(page: Page) -> str:
    """Press the first button for a table, and return what comes."""
    statuses: list[int] = []
    page.on("response", lambda a: statuses.append(a.status) if "/media/" in a.url else None)
    open_tables(page)
    with page.expect_download() as coming:
        page.get_by_role("button", name="CSV").filter(visible=True).first.click()
    text = coming.value.path().read_text(encoding="utf-8-sig")
    assert set(statuses) <= {200}
    return text


def test_a_visitor_is_moved_when_the_process_ends(open_page: OpenPage, served: Server) -> None:
    page = open_page("city", of=served, city="ghent", peers="population")
    expect(page.get_by_role("heading", name="Ghent", exact=True)).to_be_visible()
    before, number = workers_of(served), cookie_of(page, served)["value"]
    assert [n for n, worker in before.items() if has_session(worker)] == [number]

    kill(page, before[number])
    moved = cookie_of(page, served)["value"]
    assert moved != number
    select_option(page, EN("city.choose"), "Barcelona, Spain · Barcelone")
    expect(page.get_by_role("heading", name="Barcelona", exact=True)).to_be_visible()

    wait_until_ready(before[number].port)  # the process was started again
    assert workers_of(served)[number].pid != before[number].pid
    origin = page.evaluate("performance.timeOrigin")
    assert ",barcelona," in download_csv(page)
    assert cookie_of(page, served)["value"] == moved
    assert page.evaluate("performance.timeOrigin") == origin
    assert "city=barcelona" in page.url
    assert "peers=population" in page.url
    reload(page)
    expect(page.get_by_role("heading", name="Barcelona", exact=True)).to_be_visible()
    assert cookie_of(page, served)["value"] == moved


def test_a_file_is_found_when_the_cookie_names_another_process(
    open_page: OpenPage, served: Server
) -> None:
    """A second tab was moved, and the cookie with it; the first tab stayed where it was."""
    page = open_page("ranking", of=served, country="PE", reading="ranks")
    cookie = cookie_of(page, served)
    (other, *_) = workers_of(served).keys() - {cookie["value"]}
    page.context.add_cookies([{**cookie, "value": other}])
    assert ",PE," in download_csv(page)


def test_a_visitor_stays_with_a_process(open_page: OpenPage, served: Server) -> None:
    page = open_page("data", of=served)
    cookie = cookie_of(page, served)
    assert cookie["httpOnly"]
    page.reload()
    assert cookie_of(page, served) == cookie


def test_only_nginx_is_reached_from_outside(served: Server) -> None:
    """A visitor who found the port of a process would find it without limits and sign-in."""
    listening = [
        line.split()[1]
        for table in ("/proc/net/tcp", "/proc/net/tcp6")
        for line in Path(table).read_text().splitlines()[1:]
        if line.split()[3] == "0A"
    ]
    for worker in workers_of(served).values():
        own = [address for address in listening if address.endswith(f":{worker.port:04X}")]
        assert own == [f"0100007F:{worker.port:04X}"]
