"""Tests that an audit tells "nothing known" from "nobody answered", with a service of our own.

pip-audit itself runs and asks a server on this computer, which speaks as OSV does.
"""

from __future__ import annotations

import json
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tools import audit as module
from tools.audit import FOUND, NOT_ASKED, NOTHING_KNOWN, Answer, audit, read_report, report_answer
from tools.pins import APP, DEV

REQUIREMENTS = "".join(
    f"{name}==1.0 \\\n    --hash=sha256:{'0' * 64}\n"
    for name in ("first-package", "second-package")
)
KNOWN = {
    "id": "PYSEC-2026-1",
    "aliases": ["CVE-2026-1"],
    "summary": "It breaks.",
    "affected": [
        {
            "package": {"name": "second-package", "ecosystem": "PyPI"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "1.1"}]}],
        }
    ],
}

Service = Callable[[str], tuple[HTTPStatus, dict[str, Any]]]


def know_nothing(name: str) -> tuple[HTTPStatus, dict[str, Any]]:
    return HTTPStatus.OK, {}


def know_one(name: str) -> tuple[HTTPStatus, dict[str, Any]]:
    return HTTPStatus.OK, {"vulns": [KNOWN]} if name == "second-package" else {}


def fail(name: str) -> tuple[HTTPStatus, dict[str, Any]]:
    return HTTPStatus.INTERNAL_SERVER_ERROR, {}


@contextmanager
def serve(service: Service) -> Iterator[tuple[str, list[str]]]:
    """Serve a service on this computer; give its address and what it is asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append(query["package"]["name"])
            status, answer = service(asked[-1])
            body = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_request(self, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1/query", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def requirements(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write two pinned releases; ask for them without a proxy."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    path = tmp_path / DEV
    path.write_text(REQUIREMENTS, encoding="utf-8")
    return path


def ask(requirements: Path, address: str) -> Answer:
    cache = requirements.parent / "cache"
    options = ["-s", "osv", "--osv-url", address, "--cache-dir", str(cache), "--timeout", "30"]
    return audit(requirements, options)


def test_nothing_is_known(requirements: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(know_nothing) as (address, asked):
        answer = ask(requirements, address)
    assert sorted(asked) == ["first-package", "second-package"]
    assert answer == Answer(2, (), ())
    assert report_answer(answer, set()) == NOTHING_KNOWN
    assert capsys.readouterr().out == "No vulnerability is known in any of 2 packages.\n"


def test_a_vulnerability_is_named(requirements: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(know_one) as (address, _):
        answer = ask(requirements, address)
    assert report_answer(answer, {"second-package"}) == FOUND
    line = "second-package 1.0: PYSEC-2026-1, CVE-2026-1. Fixed in: 1.1"
    assert capsys.readouterr().out.splitlines() == [
        f"{line} (the app)",
        "Known vulnerabilities: 1. Try: make upgrade",
    ]
    report_answer(answer, {"first-package"})
    assert f"{line} (development only)" in capsys.readouterr().out


def test_a_service_that_cannot_be_reached_is_no_finding(
    requirements: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as nobody_listens:
        nobody_listens.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{nobody_listens.getsockname()[1]}/v1/query"
        answer = ask(requirements, address)
    assert (answer.asked, answer.missing) == (0, ("first-package", "second-package"))
    assert report_answer(answer, set()) == NOT_ASKED
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("The audit could not be made: no answer for any of 2 packages. ")
    assert "refused" in line


def test_a_service_that_fails_is_no_finding(requirements: Path) -> None:
    with serve(fail) as (address, asked):
        answer = ask(requirements, address)
    assert asked
    assert report_answer(answer, set()) == NOT_ASKED


def test_packages_that_the_service_does_not_know_are_not_without_findings(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """pip-audit calls that "no known vulnerabilities" and ends with 0."""
    unknown = {"name": "hidden", "skip_reason": "Not found."}
    free = {"name": "flask", "version": "1.0", "vulns": []}
    assert report_answer(read_report([unknown]), set()) == NOT_ASKED
    assert "no answer for any of 1 packages. Not found." in capsys.readouterr().out
    assert report_answer(read_report([free, unknown]), set()) == NOT_ASKED
    assert "is not complete: nothing was answered for hidden. Not found." in capsys.readouterr().out


def test_a_finding_counts_more_than_a_gap(capsys: pytest.CaptureFixture[str]) -> None:
    known = {"id": "PYSEC-2026-1", "aliases": [], "fix_versions": []}
    found = {"name": "flask", "version": "1.0", "vulns": [known]}
    answer = read_report([found, {"name": "hidden", "skip_reason": "Not found."}])
    assert report_answer(answer, set()) == FOUND
    assert "flask 1.0: PYSEC-2026-1. Fixed in: none" in capsys.readouterr().out


def test_the_command_asks_for_everything_that_is_pinned(
    requirements: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (requirements.parent / APP).write_text(REQUIREMENTS, encoding="utf-8")
    monkeypatch.setattr(module, "ROOT", requirements.parent)
    with serve(know_one) as (address, asked):
        cache = str(requirements.parent / "cache")
        options = ["-s", "osv", "--osv-url", address, "--cache-dir", cache]
        monkeypatch.setattr(sys, "argv", ["audit", *options])
        assert module.main() == FOUND
    assert sorted(asked) == ["first-package", "second-package"]


def test_the_audit_is_no_part_of_the_checks() -> None:
    makefile = (Path(__file__).resolve().parents[2] / "Makefile").read_text(encoding="utf-8")
    (check,) = [line for line in makefile.splitlines() if line.startswith("check: ")]
    assert "audit" not in check
    assert "audit: dev-ready" in makefile
