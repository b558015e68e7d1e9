"""Fixtures and settings for all tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings
from streamlit.testing.v1 import AppTest

from tools.install_browser import in_ci

ROOT = Path(__file__).resolve().parent.parent

# Its assertions say what they saw, like those of a test.
pytest.register_assert_rewrite("tests.e2e.browser")

# No deadline: a slow machine is not a bug. In CI the same examples every time.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if in_ci() else "here")

#: Long enough for the slowest page on a slow machine; no test waits that long when all is well.
PATIENCE = 60

OpenApp = Callable[..., AppTest]


@pytest.fixture
def open_app(monkeypatch: pytest.MonkeyPatch) -> OpenApp:
    """Return a function that runs a page without a browser, as its first ever request.

    ``open_app("city", locale="es-ES", city="bilbao")`` runs ``pages/city.py`` with the query
    ``?city=bilbao``; without a name it runs the overview.
    """
    monkeypatch.chdir(ROOT)

    def open_one(
        page: str = "", *, locale: str = "en-US", theme: str = "light", **query
    ) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=PATIENCE)
        app.context = {"locale": locale, "theme": theme, "timezone": "Europe/Paris"}
        for name, value in query.items():
            app.query_params[name] = value
        if page:
            app.switch_page(f"pages/{page}.py")
        return app.run()

    return open_one
