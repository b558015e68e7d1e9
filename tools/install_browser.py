"""Find a Chromium for the browser tests, or install one.

The script prints one line that says what it did. If there is no browser it warns, and fails if
``CI`` is ``true``, where the browser tests must not be skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")


def in_ci() -> bool:
    """Check whether this is a run of continuous integration."""
    return os.environ.get("CI", "").lower() == "true"


@lru_cache(maxsize=1)
def find_browser() -> Path | None:
    """Find the first Chromium that starts: ``$CHROMIUM``, one on the path, or Playwright's.

    If ``$CHROMIUM`` is set it is the only candidate, so that a wrong value is noticed.
    """
    return next((path for path in _candidates() if _starts(path)), None)


def install_browser() -> str:
    """Install a Chromium and return a sentence that says how; empty if it failed."""
    ways: dict[str, Callable[[], bool]] = {
        "installed Debian's package chromium": partial(install_with_apt, "chromium"),
        "installed Playwright's own Chromium": _install_with_playwright,
    }
    for sentence, install in ways.items():
        if install():
            find_browser.cache_clear()
            if find_browser():
                return sentence
    return ""


def _candidates() -> Iterator[Path]:
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        yield Path(shutil.which(chosen) or chosen)
        return
    yield from (Path(found) for name in NAMES if (found := shutil.which(name)))
    yield from _built_by_playwright()


def _built_by_playwright() -> Iterator[Path]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return
    with sync_playwright() as playwright:
        yield Path(playwright.chromium.executable_path)


def _starts(path: Path) -> bool:
    """Check that a candidate starts, because some are placeholders without a browser."""
    try:
        run = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return run.returncode == 0


def install_with_apt(*packages: str) -> bool:
    """Install packages of Debian's, if this is Debian and we may."""
    apt = shutil.which("apt-get")
    if apt is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    install = ["install", "--yes", "--no-install-recommends", *packages]
    return _succeeds([apt, "update"]) and _succeeds([apt, *install])


def _install_with_playwright() -> bool:
    return _succeeds([sys.executable, "-m", "playwright", "install", "chromium"])


def _succeeds(command: list[str]) -> bool:
    """Run a command with its output on stderr, so that stdout contains only one line."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    run = subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False
    )
    return run.returncode == 0


def main() -> int:
    """Find or install a browser; return the exit code."""
    if found := find_browser():
        print(f"Browser for the tests: found {found}")
        return 0
    if os.environ.get("CHROMIUM"):
        print("Browser for the tests: $CHROMIUM is set, but what it names does not start.")
        return 1
    if sentence := install_browser():
        print(f"Browser for the tests: {sentence}, {find_browser()}")
        return 0
    missing = "Browser for the tests: none found and none could be installed."
    print(f"{missing} Install Chromium, or set CHROMIUM to the path of one.")
    return 1 if in_ci() else 0


if __name__ == "__main__":
    sys.exit(main())
