"""Smoke test of every page in the engines of Safari and Firefox."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from components.i18n import Translator, translator
from components.menu import PAGES, name_of
from tests.e2e.engines import Engine, start_firefox, start_webkit
from tests.e2e.server import Server, wait_until
from tools.install_browser import in_ci
from tools.install_engines import ENGINES

#: What each page is about: a map (a picture where the engine has no WebGL), a chart, or a table.
MAP = "[data-testid=stDeckGlJsonChart] canvas, .sg-map[role=img]"
CHART, TABLE = ".js-plotly-plot .main-svg .trace", ".sg-table tbody td"
MAIN = {
    "": MAP,
    "study": ".sg-timeline li",
    "city": CHART,
    "compare": CHART,
    "ranking": TABLE,
    "recommendations": CHART,
    "practices": MAP,
    "your_city": "[data-testid=stMain] input",
    "data": TABLE,
    "method": TABLE,
    "present": ".sg-deck",
}

#: The question of the page that is shown and at rest, and what is wrong with it.
STATE = """(() => {{
  const app = document.querySelector("[data-testid=stApp]");
  const resting = app?.dataset.testScriptState === "notRunning"
    && app.dataset.testConnectionState === "CONNECTED"
    && !document.querySelector("[data-testid=stSkeleton], [data-stale=true]");
  const shown = [...document.querySelectorAll({selector!r})].some((e) => e.checkVisibility());
  return {{
    heading: resting && shown ? document.querySelector(".sg-question, h1")?.innerText.trim() : null,
    language: document.documentElement.lang,
    broken: document.querySelectorAll("[data-testid=stException]").length,
  }};
}})()"""

#: The middle of the button for a language.
PLACE = """(() => {{
  const named = [...document.querySelectorAll("[role=radio]")];
  const button = named.find((e) => e.innerText.trim() === {name!r});
  const box = button.getBoundingClientRect();
  return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
}})()"""


def expect_page(engine: Engine, slug: str, t: Translator) -> None:
    """Wait until a page shows its heading and what it is about, in the language."""
    expected = {
        "heading": t(f"pages.{name_of(slug)}.question", count=78),
        "language": t.language,
        "broken": 0,
    }
    state = STATE.format(selector=MAIN[slug])
    wait_until(lambda: engine.ask(state) == expected, f"{name_of(slug)} in {t.language}")


@pytest.mark.parametrize(("name", "start"), [("webkit", start_webkit), ("firefox", start_firefox)])
def test_every_page_works(
    server: Server,
    tmp_path: Path,
    name: str,
    start: Callable[[Path], AbstractContextManager[Engine]],
) -> None:
    """Each page opens, shows what it is about, and follows a choice of its visitor."""
    if ENGINES[name].find() is None:
        sentence = f"no {ENGINES[name].name}: make test installs it on Debian"
        pytest.fail(sentence) if in_ci() else pytest.skip(sentence)
    with start(tmp_path) as engine:
        for slug in PAGES:
            engine.open(server.url(slug, lang="en", city="bilbao", compare="ghent,durban"))
            expect_page(engine, slug, translator("en"))
            engine.click(*engine.ask(PLACE.format(name="FR")))
            expect_page(engine, slug, translator("fr"))
