"""A visit without internet: run in a network namespace, where there is loopback and nothing else.

``unshare --map-root-user --net python -m tests.e2e.offline FOLDER`` opens every page with a server
and a browser of its own, and downloads files into the folder. It ends with what went wrong.
"""

from __future__ import annotations

import fcntl
import os
import socket
import struct
import sys
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from benchmarks.browser import FLAGS
from components.frame import PAGES
from tests.e2e.browser import (
    expect_no_console_error,
    expect_no_exception,
    expect_only_local_requests,
    new_tab,
    visit,
)
from tests.e2e.server import Server, start_server
from tools.install_browser import find_browser

ROOT = Path(__file__).resolve().parents[2]

#: Sets the flags of a network device, and the flag that says that it is up: see netdevice(7).
SIOCSIFFLAGS, IFF_UP = 0x8914, 0x1

#: An address on the internet, which nobody answers here.
OUTSIDE = "192.0.2.1", 443

QUERIES = {"city": {"city": "ghent"}, "compare": {"compare": "ghent,barcelona"}}

#: Downloads: page, key of the button.
DOWNLOADS = (("city", "report_pdf"), ("ranking", "xlsx_bands-overall"))


def bring_up_loopback() -> None:
    """Bring up the only device of a new namespace."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sh", b"lo", IFF_UP))


def is_cut_off() -> bool:
    """Check that no device but loopback is there, and no way leads to the internet."""
    try:
        with socket.create_connection(OUTSIDE, timeout=5):
            return False
    except OSError:
        return [name for _, name in socket.if_nameindex()] == ["lo"]


def say(words: str) -> None:
    """Tell the test what was done."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def open_all(page: Page, server: Server, folder: Path) -> None:
    """Open every page, and download files."""
    for slug in PAGES:
        visit(page, server.url(slug, lang="en", **QUERIES.get(slug, {})))
        expect(page.locator("h1")).to_be_visible()
        expect_no_exception(page)
        expect_no_console_error(page)
        expect_only_local_requests(page)
        say(f"opened {slug or 'overview'}")
    for slug, key in DOWNLOADS:
        visit(page, server.url(slug, lang="en", **QUERIES.get(slug, {})))
        with page.expect_download() as coming:
            page.locator(f".st-key-{key}").get_by_role("button").click()
        coming.value.save_as(folder / coming.value.suggested_filename)
        say(f"downloaded {coming.value.suggested_filename}")


def main(folder: Path) -> None:
    """Visit the app."""
    bring_up_loopback()
    if not is_cut_off():
        raise SystemExit("there is a network besides loopback")
    server = start_server(ROOT / "server.py", folder / "log.txt")
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    try:
        with sync_playwright() as playwright:
            chromium = playwright.chromium
            browser = chromium.launch(executable_path=find_browser(), args=[*root, *FLAGS])
            open_all(new_tab(browser.new_context(accept_downloads=True)), server, folder)
            browser.close()
    finally:
        server.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
