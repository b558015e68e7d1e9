"""Tests of the sign-in: nothing of a study reaches who is not in."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
import websockets
from streamlit import file_util
from websockets.exceptions import InvalidStatus

from benchmarks.load import PROTOCOL
from components.menu import PAGES
from serving import sign_in
from serving.health import LIVE, PROCESS, READY
from serving.proxy import WORKER
from serving.sign_in import SIGN_IN, SignInError, require_proxy, users_file
from tests.e2e.server import HOST, PATIENCE, Server
from tests.serving.asgi import complete
from tests.serving.files import open_ranking, press_download
from tests.serving.nginx import PASSWORD, USER, in_front_of, write_users

ROOT = Path(__file__).resolve().parents[2]
BASIC = {"Authorization": f"Basic {b64encode(f'{USER}:{PASSWORD}'.encode()).decode()}"}
WRONG = {"Authorization": f"Basic {b64encode(f'{USER}:guess'.encode()).decode()}"}
SCRIPT = next((Path(file_util.get_static_dir()) / "static" / "js").glob("index.*.js")).name

#: One path at least of everything that the server answers, and ways around the two open ones.
PATHS = [
    *(f"/{slug}" for slug in PAGES),
    f"/static/js/{SCRIPT}",
    *(f"/app/static/{path.relative_to(ROOT / 'static')}" for path in (ROOT / "static").glob("*.*")),
    "/_stcore/health",
    "/_stcore/host-config",
    "/_stcore/stream",
    "/_stcore/upload_file/a/b",
    "/_stcore/agent/openapi.json",
    "/component/a/index.html",
    "/media/a.csv",
    "/robots.txt",
    "/favicon.png",
    PROCESS,
    "/health/",
    f"{LIVE}/",
    f"{LIVE}/../../city",
    "/health/%2e%2e/city",
    "/health/..%2fcity",
    "//city",
]


@pytest.fixture(scope="module")
def proxy(server: Server, nginx: Path) -> Iterator[Server]:
    """Return nginx with a sign-in in front of the server."""
    with in_front_of(server, nginx, signs_in=True) as proxy:
        yield proxy


@pytest.fixture(scope="module")
def media(server: Server) -> Iterator[str]:
    """Return the path of a file that a visitor is just downloading."""
    with open_ranking(server) as session:
        answer = press_download(session, "csv")
        assert answer.deferred_file.url.startswith("/media/"), answer
        yield answer.deferred_file.url  # the file ends with the session


def fetch(
    proxy: Server, path: str, headers: dict[str, str] | None = None, method: str = "GET"
) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection(HOST, proxy.port, timeout=PATIENCE)
    connection.request(method, path, headers=headers or {})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def without_preview(body: bytes) -> bytes:
    """Leave out the preview of a page: it names the server, and waits for a second at most."""
    return re.sub(rb'\s*<meta (?:property="og:|name="twitter:)[^>]*>', b"", body)


async def shake_hands(proxy: Server, headers: dict[str, str]) -> str | None:
    """Open a session and return the protocol that was agreed."""
    address = proxy.url("_stcore/stream").replace("http", "ws", 1)
    async with websockets.connect(
        address, subprotocols=[PROTOCOL], additional_headers=headers, open_timeout=PATIENCE
    ) as socket:
        return socket.subprotocol


def pass_of(proxy: Server) -> dict[str, str]:
    """Sign in and return the pass that the browser then has."""
    answer, _ = fetch(proxy, "/", BASIC)
    cookie = answer.headers["set-cookie"]
    assert cookie.endswith("; Path=/; HttpOnly; SameSite=Lax")
    return {"Cookie": cookie.split(";")[0]}


@pytest.mark.parametrize("headers", [{}, WRONG], ids=["nobody", "wrong"])
def test_nothing_reaches_who_is_not_in(proxy: Server, media: str, headers: dict[str, str]) -> None:
    for path in [*PATHS, media]:
        answer, body = fetch(proxy, path, headers)
        assert answer.status == 401, path
        assert b"401 Authorization Required" in body
        assert answer.headers["set-cookie"] is None
        assert answer.headers["content-security-policy"] is None  # the server was not asked


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PROPFIND"])
def test_no_method_leads_around_the_sign_in(proxy: Server, media: str, method: str) -> None:
    for path in ("/city", media, "/_stcore/upload_file/a/b"):
        assert fetch(proxy, path, method=method)[0].status == 401


def test_probes_need_no_sign_in_and_tell_nothing(proxy: Server) -> None:
    for path in (LIVE, READY):
        answer, body = fetch(proxy, path)
        assert (answer.status, len(body) < 30) == (200, True)
        assert answer.headers["set-cookie"] is None


def test_who_has_signed_in_gets_everything(proxy: Server, server: Server, media: str) -> None:
    for path in [*(f"/{slug}" for slug in PAGES), f"/static/js/{SCRIPT}", PROCESS, media]:
        direct, content = fetch(server, path)
        answer, body = fetch(proxy, path, BASIC)
        assert answer.status == 200, path
        assert without_preview(body) == without_preview(content), path
        assert answer.headers["content-type"] == direct.headers["content-type"]
    assert fetch(proxy, media, BASIC)[1].startswith(b"\xef\xbb\xbf")
    assert complete(shake_hands(proxy, BASIC)) == PROTOCOL


@pytest.mark.parametrize(
    "headers", [{}, WRONG, {"Cookie": "sg_pass=guess"}, {"Cookie": "sg_pass="}]
)
def test_no_session_opens_without_a_sign_in(proxy: Server, headers: dict[str, str]) -> None:
    with pytest.raises(InvalidStatus) as refused:
        complete(shake_hands(proxy, headers))
    assert refused.value.response.status_code == 401


def test_the_pass_of_a_browser_opens_its_session_and_nothing_else(
    proxy: Server, media: str
) -> None:
    """Safari sends no password when it opens a session."""
    known = pass_of(proxy)
    assert complete(shake_hands(proxy, known)) == PROTOCOL
    assert {fetch(proxy, path, known)[0].status for path in ("/", media, PROCESS)} == {401}
    assert fetch(proxy, "/", BASIC | known)[0].headers["set-cookie"] is None


def test_without_the_variable_nobody_signs_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SIGN_IN, raising=False)
    assert users_file() is None
    require_proxy()


@pytest.mark.parametrize(
    "content",
    ["", "# nobody\n", "ana\n", "ana:plain\n", "ana:{PLAIN}word\n", ":$apr1$a$b\n", "\xff"],
)
def test_a_file_that_protects_nothing_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: str
) -> None:
    file = tmp_path / "users"
    file.write_text(content, encoding="latin-1")
    monkeypatch.setenv(SIGN_IN, str(file))
    with pytest.raises(SignInError, match=SIGN_IN):
        users_file()


def test_a_path_that_would_end_the_line_of_the_configuration_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / 'a";b'
    folder.mkdir()
    monkeypatch.setenv(SIGN_IN, str(write_users(folder)))
    with pytest.raises(SignInError, match="characters"):
        users_file()


def test_nginx_has_to_be_able_to_read_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Started by root, it reads the file as another user."""
    file = write_users(tmp_path)
    monkeypatch.setenv(SIGN_IN, str(file))
    monkeypatch.setattr(sign_in, "_runs_as_root", lambda: True)
    file.chmod(0o600)
    with pytest.raises(SignInError, match="let others read it"):
        users_file()
    monkeypatch.setattr(sign_in, "_runs_as_root", lambda: False)
    assert users_file() == file


def test_the_server_alone_refuses_to_serve_without_the_sign_in(tmp_path: Path) -> None:
    variables = {name: value for name, value in os.environ.items() if name != WORKER}
    done = subprocess.run(
        [sys.executable, "-c", "import server"],
        cwd=ROOT,
        env=variables | {SIGN_IN: str(write_users(tmp_path))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert f"{SIGN_IN} is set" in done.stderr
