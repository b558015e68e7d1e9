"""Other browsers than Chromium, as far as a smoke test needs them: WebKit and Firefox.

WebKit is driven by WebDriver. Firefox speaks WebDriver BiDi itself, so that it needs no driver.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from selenium import webdriver
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.webkitgtk.service import Service
from websockets.sync.client import ClientConnection, connect

from tests.e2e.server import HOST, PATIENCE, wait_until
from tools.install_engines import ENGINES

SIZE = (1440, 900)

#: A container has no graphics card, and may not nest the sandbox of WebKit.
WITHOUT_GRAPHICS = {
    "LIBGL_ALWAYS_SOFTWARE": "1",
    "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
    "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
}

#: Firefox reaches nobody but our server: the way to all others is a proxy that is not there.
PREFERENCES = """\
user_pref("network.proxy.type", 1);
user_pref("network.proxy.http", "127.0.0.1");
user_pref("network.proxy.http_port", 9);
user_pref("network.proxy.ssl", "127.0.0.1");
user_pref("network.proxy.ssl_port", 9);
"""


class Engine(Protocol):
    """A browser with one window."""

    def open(self, url: str) -> None:
        """Go to an address."""

    def ask(self, expression: str) -> Any:
        """Evaluate JavaScript in the page."""

    def click(self, x: int, y: int) -> None:
        """Press the mouse at a place of the window."""


class WebKit:
    """WebKitGTK: the engine of Safari."""

    def __init__(self, driver: webdriver.WebKitGTK) -> None:
        self._driver = driver

    def open(self, url: str) -> None:
        self._driver.get(url)

    def ask(self, expression: str) -> Any:
        return self._driver.execute_script(f"return {expression}")

    def click(self, x: int, y: int) -> None:
        action = ActionBuilder(self._driver)
        action.pointer_action.move_to_location(x, y).click()
        action.perform()


class Firefox:
    """Firefox, spoken to in commands of WebDriver BiDi."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._sent = 0
        self._send("session.new", capabilities={})
        self._window = self._send("browsingContext.getTree")["contexts"][0]["context"]
        width, height = SIZE
        self._send_window(
            "browsingContext.setViewport", viewport={"width": width, "height": height}
        )

    def open(self, url: str) -> None:
        self._send_window("browsingContext.navigate", url=url, wait="complete")

    def ask(self, expression: str) -> Any:
        answer = self._send(
            "script.evaluate",
            expression=f"JSON.stringify({expression})",
            target={"context": self._window},
            awaitPromise=False,
        )
        return json.loads(answer["result"]["value"])

    def click(self, x: int, y: int) -> None:
        press = [
            {"type": "pointerMove", "x": x, "y": y},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        mouse = {"type": "pointer", "id": "mouse", "actions": press}
        self._send_window("input.performActions", actions=[mouse])

    def _send_window(self, method: str, **parameters: object) -> dict[str, Any]:
        return self._send(method, context=self._window, **parameters)

    def _send(self, method: str, **parameters: object) -> dict[str, Any]:
        """Send a command and wait for its own answer; what happens between is not asked for."""
        self._sent += 1
        self._socket.send(json.dumps({"id": self._sent, "method": method, "params": parameters}))
        while (answer := json.loads(self._socket.recv(PATIENCE))).get("id") != self._sent:
            pass
        assert answer["type"] == "success", answer
        return dict(answer["result"])


@contextmanager
def start_webkit(folder: Path) -> Iterator[Engine]:
    """Start WebKit on a screen of its own, and end it."""
    with _start_screen() as screen:
        environment = os.environ | WITHOUT_GRAPHICS | {"DISPLAY": screen, "HOME": str(folder)}
        service = Service(str(ENGINES["webkit"].find()), env=environment)
        driver = webdriver.WebKitGTK(service=service)
        try:
            driver.set_window_size(*SIZE)
            yield WebKit(driver)
        finally:
            driver.quit()


@contextmanager
def start_firefox(folder: Path) -> Iterator[Engine]:
    """Start Firefox with a new profile, and end it."""
    (folder / "user.js").write_text(PREFERENCES, encoding="utf-8")
    command = [ENGINES["firefox"].find(), "--headless", "--no-remote", "--remote-debugging-port=0"]
    environment = os.environ | {"HOME": str(folder)}
    with (folder / "log.txt").open("wb") as log:
        browser = subprocess.Popen(
            [*command, "--profile", folder], env=environment, stdout=log, stderr=log
        )
    try:
        address = folder / "WebDriverBiDiServer.json"
        wait_until(address.exists, "Firefox to listen")
        port = json.loads(address.read_text(encoding="utf-8"))["ws_port"]
        with connect(f"ws://{HOST}:{port}/session", max_size=None) as socket:
            yield Firefox(socket)
    finally:
        browser.terminate()
        browser.wait(PATIENCE)


@contextmanager
def _start_screen() -> Iterator[str]:
    """Start a screen that nobody looks at, and return its name."""
    reading, writing = os.pipe()
    width, height = SIZE
    command = ["Xvfb", "-displayfd", str(writing), "-nolisten", "tcp"]
    with subprocess.Popen(
        [*command, "-screen", "0", f"{width}x{height}x24"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    ) as screen:
        os.close(writing)
        try:
            with os.fdopen(reading) as said:
                yield f":{said.readline().strip()}"
        finally:
            screen.terminate()
