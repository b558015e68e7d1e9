"""Tests of ``python -m serving``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import uvicorn
from click.testing import CliRunner

from serving import __main__ as command
from serving import sign_in
from serving.__main__ import main
from serving.sign_in import SIGN_IN
from serving.workers import ROOT


def test_one_process_needs_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda _, command: started.append(command))
    monkeypatch.chdir(Path.cwd())
    monkeypatch.setattr(command, "find_nginx", lambda: None)
    CliRunner().invoke(main, ["--port", "8123"])
    assert "server.py" in started[0]
    assert started[0][started[0].index("--server.port") + 1] == "8123"


def test_without_nginx_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "find_nginx", lambda: None)
    done = CliRunner().invoke(main, ["--workers", "2"])
    assert done.exit_code == 1
    assert "apt-get install nginx-light" in done.output


def test_several_processes_are_served_through_nginx(monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[tuple[object, ...]] = []
    monkeypatch.setattr(command, "find_nginx", lambda: Path("/nginx"))
    monkeypatch.setattr(command, "configure_logs", lambda: None)
    monkeypatch.setattr(command, "serve", lambda *how: served.append(how))
    CliRunner().invoke(main, ["--workers", "4", "--address", "0.0.0.0", "--port", "80"])  # noqa: S104
    assert served == [(Path("/nginx"), "0.0.0.0", 80, 4, None)]  # noqa: S104


def test_one_process_with_a_sign_in_is_served_through_nginx_too(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    served: list[tuple[object, ...]] = []
    users = tmp_path / "users"
    users.write_text("ana:$apr1$salt$hash\n", encoding="utf-8")
    monkeypatch.setattr(sign_in, "_is_open_to_all", lambda _: True)
    monkeypatch.setenv(SIGN_IN, str(users))
    monkeypatch.setattr(command, "find_nginx", lambda: Path("/nginx"))
    monkeypatch.setattr(command, "configure_logs", lambda: None)
    monkeypatch.setattr(command, "serve", lambda *how: served.append(how))
    CliRunner().invoke(main, [])
    assert served == [(Path("/nginx"), "127.0.0.1", 8501, 1, users)]


@pytest.mark.parametrize("named", ["", "missing"])
@pytest.mark.parametrize("workers", ["1", "2"])
def test_nothing_is_served_when_the_sign_in_cannot_be_had(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, named: str, workers: str
) -> None:
    started: list[object] = []
    monkeypatch.setenv(SIGN_IN, str(tmp_path / named) if named else "")
    monkeypatch.setattr(os, "execv", lambda *how: started.append(how))
    monkeypatch.setattr(command, "serve", lambda *how: started.append(how))
    done = CliRunner().invoke(main, ["--workers", workers])
    assert (done.exit_code, started) == (1, [])
    assert SIGN_IN in done.output


def test_a_sign_in_is_never_left_out_for_want_of_nginx(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    started: list[object] = []
    monkeypatch.setattr(command, "users_file", lambda: tmp_path)
    monkeypatch.setattr(command, "find_nginx", lambda: None)
    monkeypatch.setattr(os, "execv", lambda *how: started.append(how))
    done = CliRunner().invoke(main, [])
    assert (done.exit_code, started) == (1, [])
    assert "apt-get install nginx-light" in done.output


def test_the_welcome_asks_no_other_address_for_the_servers_own(tmp_path: Path) -> None:
    """Streamlit asks one on the internet when it listens on every address of the machine."""
    welcome = """
import sys
from streamlit import net_util
from streamlit.web import bootstrap
net_util.get_external_ip = net_util.get_internal_ip = lambda: sys.exit("asked for the address")
bootstrap.load_config_options({"server.address": "0.0.0.0", "server.headless": True})
bootstrap._print_url(False)
"""
    command = [sys.executable, "-c", welcome]
    asked = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "asked for the address" in asked.stderr  # without our settings
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "http://localhost:8501" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="uvloop is not made for Windows")
def test_the_server_runs_on_uvloop() -> None:
    """Streamlit leaves the choice to uvicorn, which takes uvloop if it is installed."""
    factory = uvicorn.Config("server:app").get_loop_factory()
    assert factory is not None
    assert factory.__module__ == "uvloop"
