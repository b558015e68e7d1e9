"""Tests of a running server: bad requests, sessions, and what it writes about them."""

from __future__ import annotations

import json
import resource
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path

import pytest
import websockets
from streamlit import file_util
from websockets.exceptions import ConnectionClosed, InvalidStatus

from benchmarks.load import PROTOCOL, Visitor, arrive
from components.menu import PAGES
from serving.health import LIVE, READY
from tests.e2e.server import HOST, PATIENCE, Server, start_server, wait_until
from tests.serving.asgi import complete
from tests.serving.files import messages, open_ranking, press_download, reading, upload
from tests.smartgov.intake.heavy_files import HEAVY

ROOT = Path(__file__).resolve().parents[2]

StartServer = Callable[[], Server]


def exchange(server: Server, request: bytes) -> bytes:
    """Send bytes to a server and return the first line of what it answers."""
    with socket.create_connection((HOST, server.port), timeout=PATIENCE) as connection:
        with suppress(BrokenPipeError, ConnectionResetError):  # it has heard enough
            connection.sendall(request)
        return connection.makefile("rb").readline()


def get(path: str, *headers: str) -> bytes:
    lines = [f"GET {path} HTTP/1.1", f"Host: {HOST}", "Connection: close", *headers, "", ""]
    return "\r\n".join(lines).encode()


def status_of(server: Server, path: str, *headers: str) -> int:
    return int(exchange(server, get(path, *headers)).split()[1])


async def see_overview(server: Server, origin: str | None = None) -> int:
    """Open a session, look at the Overview and return how many bytes it took."""
    address = server.url("_stcore/stream").replace("http", "ws", 1)
    connect = websockets.connect(
        address,
        subprotocols=[PROTOCOL],
        origin=websockets.Origin(origin) if origin else None,
        max_size=2**26,
    )
    async with connect as socket:
        _, size = await Visitor(socket, server.url()).see("", {}, PATIENCE)
        return size


def lines(server: Server) -> list[dict[str, object]]:
    """Return what a server has written as JSON."""
    return [json.loads(line) for line in server.log().splitlines() if line.startswith("{")]


def test_a_server_says_when_it_is_ready(server: Server) -> None:
    assert status_of(server, LIVE) == 200
    wait_until(lambda: status_of(server, READY) == 200, "the server to be ready")


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../../../etc/passwd",
        "/static/%2e%2e/%2e%2e/etc/passwd",
        "/app/static/..%2f..%2fapp.py",
        "/app/static/../app.py",
        "//etc/passwd",
        "/media/../app.py",
        "/component/..%5c..%5capp.py",
    ],
)
def test_no_path_leads_out_of_the_static_files(server: Server, path: str) -> None:
    assert status_of(server, path) in {HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND}


def test_a_flood_is_refused(server: Server) -> None:
    assert status_of(server, "/city?x=" + "x" * 20_000) == 414
    assert status_of(server, "/city", *(f"X-{n}: 1" for n in range(200))) == 431
    assert b"200" not in exchange(server, get("/city?x=" + "x" * 10_000_000))
    assert b"200" not in exchange(server, get("/city", "X-Long: " + "x" * 1_000_000))
    assert status_of(server, "/city") == 200


def test_slow_clients_keep_nobody_waiting(server: Server) -> None:
    """A hundred clients that never end their request, and one that does."""
    slow = [socket.create_connection((HOST, server.port)) for _ in range(100)]
    for number, connection in enumerate(slow):
        connection.sendall(b"GET /city HTTP/1.1\r\nHost: "[: number + 5])
    assert status_of(server, "/city") == 200
    assert complete(see_overview(server)) > 10_000
    for connection in slow:
        connection.close()


def test_what_a_browser_has_is_not_sent_again(server: Server) -> None:
    async def see_twice() -> list[int]:
        async with arrive(server.url().rstrip("/"), PATIENCE) as (visitor, _):
            return [(await visitor.see("", {}, PATIENCE))[1] for _ in range(2)]

    first, again = complete(see_twice())
    assert 0 < again < first / 3


def test_clients_that_read_slowly_keep_nobody_waiting(server: Server) -> None:
    """Fifty clients that ask for a large file and then read a byte at a time, if at all."""
    large = max((Path(file_util.get_static_dir()) / "static" / "js").iterdir(), key=size_of)
    slow = [socket.socket() for _ in range(50)]
    for connection in slow:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2_048)
        connection.connect((HOST, server.port))
        connection.sendall(get(f"/static/js/{large.name}"))
    for connection in slow[::2]:
        assert connection.recv(1) == b"H"
    assert status_of(server, "/city") == 200
    assert complete(see_overview(server)) > 10_000
    assert [connection.recv(1) for connection in slow[::2]] == [b"T"] * 25  # they are still served
    for connection in slow:
        connection.close()


def size_of(path: Path) -> int:
    return path.stat().st_size


@pytest.fixture(scope="module")
def start_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StartServer]:
    """Return a function that gives a server to limit or to end, anew if the last one has ended."""
    started: list[Server] = []

    def start() -> Server:
        if not started or started[-1].process.poll() is not None:
            log = tmp_path_factory.mktemp("own") / "log.txt"
            started.append(start_server(ROOT / "server.py", log))
        return started[-1]

    yield start
    for server in started:
        server.stop()


def test_a_full_disk_stops_no_page(start_own: StartServer) -> None:
    """Nothing more can be written, not even the log; only an Excel file needs the disk."""
    server = start_own()
    wait_until(lambda: status_of(server, READY) == 200, "the server to be ready")
    no_more = (0, resource.RLIM_INFINITY)
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, no_more)
    with open_ranking(server) as session:
        assert press_download(session, "xlsx").error_msg == "Failed to generate file for download"
        assert press_download(session, "csv").deferred_file.url.endswith(".csv")
        assert upload(server, session, b"x" * 3_000_000) == 204
    assert complete(see_overview(server)) > 10_000
    assert [status_of(server, f"/{slug}") for slug in PAGES] == [200] * len(PAGES)
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
    with open_ranking(server) as session:
        assert press_download(session, "xlsx").deferred_file.url.endswith(".xlsx")


def test_a_server_that_is_stopped_ends_sessions_and_the_reading_of_a_file(
    start_own: StartServer,
) -> None:
    """The file would take it until its time has ended; what reads it does not keep the server."""
    server = start_own()
    with open_ranking(server) as session, reading(server, HEAVY["unknown elements.xlsx"].make(1)):
        server.process.send_signal(signal.SIGTERM)
        with pytest.raises(ConnectionClosed) as closed:
            list(messages(session.socket))
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1012  # "restarting": the browser tries again
        server.process.wait(timeout=PATIENCE)
    assert "stopping" in {line["event"] for line in lines(server)}


def test_a_session_from_another_site_is_refused(server: Server) -> None:
    with pytest.raises(InvalidStatus) as refused:
        complete(see_overview(server, origin="https://elsewhere.example"))
    assert refused.value.response.status_code == 403
    assert complete(see_overview(server, origin=f"http://{HOST}:{server.port}")) > 10_000


def test_an_upload_without_the_visitors_token_is_refused(server: Server) -> None:
    request = get("/_stcore/upload_file/a/b", "Content-Length: 0").replace(b"GET", b"PUT", 1)
    assert int(exchange(server, request).split()[1]) in {400, 403}


def test_what_is_written_tells_nothing_of_visitors(server: Server) -> None:
    complete(see_overview(server))
    status_of(server, "/city?city=ghent-in-the-query", "Cookie: a=biscuit", "User-Agent: Navigator")
    wait_until(
        lambda: {"request", "session"} <= {str(line["event"]) for line in lines(server)},
        "the server to write about a session",
    )
    for private in ("ghent-in-the-query", "biscuit", "Navigator"):
        assert private not in server.log()
    about_visitors = [line for line in lines(server) if line["event"] in {"request", "session"}]
    assert HOST not in json.dumps(about_visitors)
    written = server.log()[server.log().index("{") :].splitlines()
    assert [line for line in written if line.strip() and not line.startswith("{")] == []


def test_the_app_also_runs_without_the_server_around_it(tmp_path: Path) -> None:
    server = start_server(ROOT / "app.py", tmp_path / "log.txt")
    try:
        assert complete(see_overview(server)) > 10_000
    finally:
        server.stop()
