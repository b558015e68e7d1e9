"""Without internet: server and browser in a network namespace with loopback alone."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from components.frame import PAGES, name_of
from tests.conftest import ROOT
from tools.install_browser import find_browser, in_ci

UNSHARE = ("unshare", "--map-root-user", "--net")


@pytest.fixture(scope="module")
def apart() -> tuple[str, ...]:
    """Return the command that starts a program without network.

    Where that is not possible, the test is skipped and says why; in continuous integration it
    fails.
    """
    reason = ""
    if shutil.which(UNSHARE[0]) is None:
        reason = "no network namespace: unshare of util-linux is not there"
    elif find_browser() is None:
        reason = "no browser: make test installs one, or set CHROMIUM to the path of one"
    else:
        tried = subprocess.run([*UNSHARE, "true"], capture_output=True, text=True, check=False)
        if tried.returncode:
            reason = f"no network namespace: {tried.stderr.strip()}"
    if reason:
        pytest.fail(reason) if in_ci() else pytest.skip(reason)
    return UNSHARE


@pytest.mark.timeout(1_200)
def test_every_page_and_downloads_work_without_internet(
    apart: tuple[str, ...], tmp_path: Path
) -> None:
    command = [*apart, sys.executable, "-m", "tests.e2e.offline", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    opened = [line.split()[1] for line in done.stdout.splitlines() if line.startswith("opened")]
    assert opened == [name_of(slug) for slug in PAGES]
    (pdf,) = tmp_path.glob("*.pdf")
    assert "Ghent" in PdfReader(pdf).pages[0].extract_text()
    (book,) = tmp_path.glob("*.xlsx")
    assert load_workbook(io.BytesIO(book.read_bytes())).sheetnames == ["data", "about"]


def test_a_namespace_has_no_way_to_the_internet(apart: tuple[str, ...]) -> None:
    """What the visit relies on: with the network of this machine it would refuse to begin."""
    check = (
        "from tests.e2e.offline import bring_up_loopback, is_cut_off;"
        "bring_up_loopback(); raise SystemExit(0 if is_cut_off() else 1)"
    )
    done = subprocess.run([*apart, sys.executable, "-c", check], cwd=ROOT, check=False)
    assert done.returncode == 0
