"""Tests of nginx's configuration."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from serving.proxy import NGINX, configure, find_nginx
from tools.install_browser import in_ci

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def nginx() -> Path:
    """Return the path of nginx, which has to be there in CI."""
    found = find_nginx()
    if found is None and not in_ci():
        pytest.skip("nginx is not installed")
    assert found is not None
    return found


def test_every_process_is_listed_and_the_cookie_chooses() -> None:
    text = configure("127.0.0.1", 8501, [9001, 9002], Path("folder"))
    assert text.count("server 127.0.0.1:900") == 2
    assert "hash $visitor consistent" in text
    assert "$cookie_sg_worker" in text
    assert "$$" not in text


def test_nginx_writes_nothing_about_visitors() -> None:
    """Its messages about requests name the address and the query."""
    written = configure("127.0.0.1", 8501, [9001], Path("folder"))
    for text in (written, (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")):
        assert "error_log stderr emerg;" in text
        assert "access_log off;" in text


def test_nginx_takes_the_configuration(nginx: Path, tmp_path: Path) -> None:
    config = tmp_path / "nginx.conf"
    config.write_text(configure("127.0.0.1", 8501, [9001, 9002, 9003], tmp_path), encoding="utf-8")
    command = [str(nginx), "-t", "-p", str(tmp_path), "-c", str(config)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_named_nginx_is_the_only_candidate(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(NGINX, str(tmp_path / "nginx"))
    assert find_nginx() is None
    (tmp_path / "nginx").write_text("#!/bin/sh\n", encoding="utf-8")
    (tmp_path / "nginx").chmod(0o755)
    assert find_nginx() == tmp_path / "nginx"
    assert os.environ[NGINX] == str(find_nginx())
