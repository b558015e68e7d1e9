"""Tests of nginx's configuration."""

from __future__ import annotations

import os
import re
import socket
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.request import Request, urlopen

import pytest
from click.testing import CliRunner
from streamlit import file_util

from serving.health import LIVE
from serving.proxy import COOKIE, NGINX, configure, find_nginx, main, write_site
from serving.workers import free_ports
from tests.e2e.server import Server, wait_until
from tests.serving.files import open_ranking, press_download, upload
from tests.serving.nginx import folder_of, in_front_of
from tests.serving.test_requests import size_of, status_of

ROOT = Path(__file__).resolve().parents[2]
DEPLOYED = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")


def blocks(text: str) -> dict[str, list[str]]:
    """Return the servers of each group of processes."""
    found = re.findall(r"upstream (\w+) \{(.*?)\}", text, re.S)
    return {name: re.findall(r"server ([^;]+);", inside) for name, inside in found}


def test_the_cookie_chooses_and_the_next_process_stands_in() -> None:
    text = configure("127.0.0.1", 8501, [9001, 9002, 9003], Path("folder"))
    groups = blocks(text)
    assert [line.split()[0] for line in groups["any"]] == [f"127.0.0.1:900{n}" for n in (1, 2, 3)]
    assert "least_conn;" in text
    for number, order in [(1, "123"), (2, "231"), (3, "312")]:
        assert f"    {number} worker_{number};" in text
        own, following, last = groups[f"worker_{number}"]
        assert [line[13] for line in (own, following, last)] == list(order)
        assert "backup" not in own
        assert following.endswith("backup weight=100000")
        assert last.endswith("backup")
    assert f"map $cookie_{COOKIE} $worker" in text
    assert "$$" not in text


def test_an_address_of_the_sixth_version_stands_in_brackets() -> None:
    assert "listen [::1]:8501;" in configure("::1", 8501, [9001], Path("folder"))


def test_nginx_writes_nothing_about_visitors() -> None:
    """Its messages about requests name the address and the query."""
    written = configure("127.0.0.1", 8501, [9001], Path("folder"))
    for text in (written, DEPLOYED):
        assert "error_log stderr emerg;" in text
        assert "access_log off;" in text
        assert "proxy_request_buffering off;" in text
        assert "proxy_max_temp_file_size 0;" in text


def test_the_file_for_containers_comes_from_the_same_template() -> None:
    done = CliRunner().invoke(main, ["app-1:8501", "app-2:8501"])
    assert done.output == DEPLOYED, (
        "python -m serving.proxy app-1:8501 app-2:8501 > deploy/nginx.conf"
    )


def test_a_sign_in_has_a_key_of_its_own(tmp_path: Path) -> None:
    def key() -> str:
        text = write_site("8080", ["app-1:8501"], tmp_path)
        (found,) = set(re.findall(r'"(\S{32})"', text))
        assert text.count(found) == 3
        return str(found)

    assert key() != key()
    assert "sg_pass" not in write_site("8080", ["app-1:8501"])


@pytest.mark.parametrize("signs_in", [False, True])
@pytest.mark.parametrize("count", [1, 2, 3, 64])
def test_nginx_takes_the_configuration(
    nginx: Path, tmp_path: Path, count: int, signs_in: bool
) -> None:
    config = tmp_path / "nginx.conf"
    users = tmp_path / "the users" if signs_in else None
    ports = range(9001, 9001 + count)
    config.write_text(configure("127.0.0.1", 8501, ports, tmp_path, users), encoding="utf-8")
    command = [str(nginx), "-t", "-p", str(tmp_path), "-c", str(config)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "warn" not in done.stderr


def test_a_named_nginx_is_the_only_candidate(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(NGINX, str(tmp_path / "nginx"))
    assert find_nginx() is None
    (tmp_path / "nginx").write_text("#!/bin/sh\n", encoding="utf-8")
    (tmp_path / "nginx").chmod(0o755)
    assert find_nginx() == tmp_path / "nginx"
    assert os.environ[NGINX] == str(find_nginx())


class Quiet(BaseHTTPRequestHandler):
    """Answers with a status and a body, and prints nothing."""

    def answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None: ...


@contextmanager
def proxied(
    nginx: Path, folder: Path, port: int, text: str, servers: Sequence[ThreadingHTTPServer]
) -> Iterator[int]:
    """Run servers behind nginx with a configuration, and give the port on which it listens."""
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    for server in servers:
        Thread(target=server.serve_forever).start()
    command = [str(nginx), "-p", str(folder), "-c", str(folder / "nginx.conf")]
    process = subprocess.Popen([*command, "-g", "daemon off;"])
    try:
        wait_until(lambda: has_opened(port), "nginx to listen")
        yield port
    finally:
        process.terminate()
        process.wait()
        for server in servers:
            server.shutdown()
            server.server_close()


class IdentityProvider(Quiet):
    """Answers as the app and as the proxy of an identity provider, which knows one cookie."""

    def do_GET(self) -> None:
        is_known = self.headers["Cookie"] == "known=1"
        answers = {
            "/oauth2/auth": (202 if is_known else 401, b""),
            "/oauth2/sign_in": (200, b"in?"),
        }
        self.answer(*answers.get(self.path, (200, b"a study")))


@pytest.fixture
def behind(tmp_path: Path, nginx: Path) -> Iterator[int]:
    """Return the port of nginx with what docs/deploying.md says of identity providers."""
    provider = ThreadingHTTPServer(("127.0.0.1", 0), IdentityProvider)
    document = (ROOT / "docs" / "deploying.md").read_text(encoding="utf-8")
    (asking,) = re.findall(r"```nginx\n(.*?)```", document, re.S)
    (port,) = free_ports(1)
    text = configure("127.0.0.1", port, [provider.server_port], tmp_path)
    text = text.replace("    server_tokens", f"{asking}    server_tokens")
    text = text.replace(":4180", f":{provider.server_port}")
    text = text.replace("auth_basic off;", "auth_request off;")
    with proxied(nginx, tmp_path, port, text, [provider]) as listens:
        yield listens


class Named(Quiet):
    """Answers with the port of its process."""

    def do_GET(self) -> None:
        self.answer(200, str(self.server.server_address[1]).encode())


@pytest.fixture
def two(tmp_path: Path, nginx: Path) -> Iterator[int]:
    """Return the port of nginx in front of two processes that tell their ports."""
    servers = [ThreadingHTTPServer(("127.0.0.1", 0), Named) for _ in range(2)]
    (port,) = free_ports(1)
    text = configure("127.0.0.1", port, [server.server_port for server in servers], tmp_path)
    with proxied(nginx, tmp_path, port, text, servers) as listens:
        yield listens


#: What belongs to a session, also below a folder.
OF_SESSION = (
    *("/_stcore/stream", "/_stcore/upload_file/a/b", "/media/a.csv", "/process"),
    *("/app/_stcore/stream", "/app/media/a.csv", "/app/process"),
)


def test_without_a_cookie_all_of_a_session_goes_to_one_process(two: int) -> None:
    """As in a frame on another site, to which browsers give no cookie."""
    homes = []
    for browser in map(str, range(20)):
        headers = {"User-Agent": browser, "X-Forwarded-For": "192.0.2.1"}
        (home,) = {get(two, path, **headers) for path in OF_SESSION for _ in range(3)}
        homes.append(home)
    assert len(set(homes)) == 2
    pages = {get(two, "/city", **{"User-Agent": "0"}) for _ in range(4)}
    assert len(pages) == 2  # whoever opens a page first gets the process with the fewest visitors


def test_with_a_cookie_a_session_goes_where_the_cookie_says(two: int) -> None:
    cookies = [f"{COOKIE}={number}" for number in (1, 2)]
    homes = [{get(two, path, Cookie=one) for path in ("/", *OF_SESSION)} for one in cookies]
    assert [len(found) for found in homes] == [1, 1]
    assert homes[0] != homes[1]


def has_opened(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def get(port: int, path: str, **headers: str) -> bytes:
    with urlopen(Request(f"http://127.0.0.1:{port}{path}", headers=headers)) as answer:
        return bytes(answer.read())


@pytest.mark.parametrize("path", ["/", "/city", "/media/a.csv", "/_stcore/stream", "/static/a.js"])
def test_an_identity_provider_is_asked_as_documented(behind: int, path: str) -> None:
    assert get(behind, path) == b"in?"
    assert get(behind, path, Cookie="known=1") == b"a study"
    assert get(behind, LIVE) == b"a study"


def test_files_pass_nginx_without_its_disk(server: Server, nginx: Path) -> None:
    large = max((Path(file_util.get_static_dir()) / "static" / "js").iterdir(), key=size_of)
    with in_front_of(server, nginx, signs_in=False) as proxy:
        for name in ("body", "proxy"):  # a request that is written there fails
            (folder_of(proxy) / name).rmdir()
        with open_ranking(proxy) as session:
            assert upload(proxy, session, b"x" * 3_000_000) == 204
            assert get(proxy.port, press_download(session, "csv").deferred_file.url)
        with urlopen(proxy.url(f"static/js/{large.name}")) as answer:
            read = answer.read(1)  # and then nothing, until nginx has all that it can hold
            assert status_of(proxy, "/city") == 200
            assert read + answer.read() == large.read_bytes()
