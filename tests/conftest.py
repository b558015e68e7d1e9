"""Fixtures and settings for all tests."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, ClassVar, NoReturn
from unittest.mock import MagicMock

import pytest
from hypothesis import settings
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime import Runtime
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import AppTest, app_test, local_script_runner

import components.cache  # sets how pandas stores text, before any table is made
import components.section
from smartgov.cli import change_command, options
from smartgov.model import Recommendation, Scores, Study
from smartgov.scoring.score import score
from smartgov.study.catalog import STUDIES
from smartgov.study.framework import read_recommendations
from smartgov.study.load import LoadedStudy, load_study
from tools.install_browser import in_ci

ROOT = Path(__file__).resolve().parent.parent

# Its assertions say what they saw, like those of a test.
pytest.register_assert_rewrite("tests.e2e.browser", "tests.e2e.accessibility")

#: The most examples of what is made at random in `make test-fast`.
QUICK = 20

#: After how many new objects garbage is collected, and the older generations; ten times the usual.
COLLECTED_AFTER = (100_000, 50, 1_000)

# No deadline: a slow machine is not a bug. In CI the same examples every time.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
# For `make test-fast`: a few of the examples that `make test` tries.
settings.register_profile("quick", deadline=None, max_examples=QUICK)
settings.load_profile("ci" if in_ci() else "here")

#: Long enough for the slowest page on a slow machine; no test waits that long when all is well.
PATIENCE = 60

#: The id of the study that most tests read.
SURVEY = "urban-governance-survey-2015"

#: The id of the demonstration, which asks about all nine dimensions on a scale of five steps.
DEMO = "smart-cities-study-2019-demo"

OpenApp = Callable[..., AppTest]


def at_most(examples: int) -> settings:
    """Return the settings of a test whose examples are slow: no more than that many."""
    return settings(max_examples=min(examples, settings.default.max_examples))


def pytest_collection() -> None:
    """Collect no garbage while modules are imported, which hardly make any."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Leave what has been imported out of every later garbage collection, and collect less often.

    There are millions of objects, and going over them takes a third of the time of a page.
    """
    gc.enable()
    gc.set_threshold(*COLLECTED_AFTER)
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def spare_the_runs() -> Iterator[None]:
    """Keep what every run of AppTest makes anew, and let it wait without asking.

    It looks through all installed packages for components, which takes longer than most pages;
    it makes a stand-in for the server; it compiles the script of the page; and it asks every
    millisecond whether the page is done.
    """
    server = MagicMock(spec=Runtime)
    server.get_client.return_value = None  # there is no browser, so there are no cookies
    found = cache(manifest_scanner.scan_component_manifests)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", found)
        patch.setattr(app_test, "MagicMock", lambda **_: server)
        patch.setattr(local_script_runner, "ScriptCache", Compiled)
        patch.setattr(local_script_runner, "require_widgets_deltas", _wait_for_page)
        yield


class Compiled(ScriptCache):
    """Compiles a script once for all pages that are run, and anew when its file has changed."""

    _codes: ClassVar[dict[tuple[str, int, int], Any]] = {}

    def get_bytecode(self, script_path: str) -> Any:
        """Return the code of a script."""
        file = Path(script_path).stat()
        key = (script_path, file.st_mtime_ns, file.st_size)
        if key not in self._codes:
            self._codes[key] = super().get_bytecode(script_path)
        return self._codes[key]


def _wait_for_page(runner: local_script_runner.LocalScriptRunner, timeout: float) -> None:
    thread = runner._script_thread
    assert thread is not None
    thread.join(timeout)
    if thread.is_alive():
        runner.request_stop()
        runner.join()
        raise AssertionError(f"the page was not done after {timeout} seconds")


@cache
def read_shipped(study_id: str) -> LoadedStudy:
    """Load a study that the project ships, with its problems. Nothing may write into it."""
    return load_study(STUDIES / study_id)


def load_shipped(study_id: str) -> Study:
    """Load a study that the project ships. Nothing may write into it."""
    return read_shipped(study_id).sound


@pytest.fixture(scope="module")
def commands_know_the_shipped() -> Iterator[None]:
    """Let commands that are called in this process load a data set of the project only once.

    What they print of it is asked here; that it is loaded, in `tests.smartgov.study`, and by the
    commands that are started as a process.
    """

    def load(folder: Path) -> LoadedStudy:
        return read_shipped(folder.name) if folder.parent == STUDIES else load_study(folder)

    with pytest.MonkeyPatch.context() as patch:
        for module in (options, change_command):
            patch.setattr(module, "load_study", load)
        yield


@pytest.fixture(scope="session")
def survey() -> Study:
    """Return the survey that the project ships. Nothing may write into it."""
    return load_shipped(SURVEY)


@pytest.fixture(scope="session")
def demo() -> Study:
    """Return the demonstration. Nothing may write into it."""
    return load_shipped(DEMO)


@pytest.fixture(scope="session")
def survey_scores(survey: Study) -> Scores:
    """Return the scores of the survey with nothing chosen."""
    return score(survey)


@pytest.fixture(scope="session")
def recommendations() -> tuple[Recommendation, ...]:
    """Return the seven recommendations."""
    return read_recommendations()


@pytest.fixture(autouse=True)
def see_failed_sections(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail with what failed in a section of a page, of which visitors only get a notice."""
    failed = _Records()
    logger = logging.getLogger(components.section.__name__)
    logger.addHandler(failed)
    yield
    logger.removeHandler(failed)
    if request.node.get_closest_marker("expects_failed_sections") is None:
        assert failed.fields == []


class _Records(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: list[object] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record."""
        self.fields.append(record.fields)  # type: ignore[attr-defined]


@pytest.fixture
def open_app(monkeypatch: pytest.MonkeyPatch) -> OpenApp:
    """Return a function that runs a page without a browser, as its first ever request.

    ``open_app("city", locale="es-ES", city="bilbao")`` runs ``pages/city.py`` with the query
    ``?city=bilbao``; without a name it runs the overview.
    """
    monkeypatch.chdir(ROOT)
    return run_page


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> OpenApp:
    """Return a function like ``open_app`` for tests that only read what they open.

    A page is run once for all of them, and cannot be run again. For tests that change nothing
    before: neither the studies nor the code.
    """
    monkeypatch.chdir(ROOT)

    def open_one(page: str = "", **asked: str | list[str]) -> AppTest:
        asked = {"locale": "en-US", "theme": "light"} | asked
        key = tuple((n, tuple(v) if isinstance(v, list) else v) for n, v in sorted(asked.items()))
        return _run_once(page, key)

    return open_one


def run_page(
    page: str = "", *, locale: str = "en-US", theme: str = "light", **query: str | list[str]
) -> AppTest:
    """Run a page for a new visitor."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=PATIENCE)
    app.context = {"locale": locale, "theme": theme, "timezone": "Europe/Paris"}
    for name, value in query.items():
        app.query_params[name] = value
    if page:
        app.switch_page(f"pages/{page}.py")
    return app.run()


def run_after_restart(app: AppTest, *, of_another_page: bool = False) -> AppTest:
    """Run a page without its session, as after a restart of the server.

    The browser has kept what the widgets hold, and what was set last, and sends it; maybe it is of
    the page that was left.
    """
    states = app._tree.get_widget_states()
    for state in states.widgets if of_another_page else ():
        state.id = state.id.replace("$$ID-", "$$ID-0")
    new = AppTest.from_string("")
    app._session_state, app.session_state = new._session_state, new.session_state
    return app._run(states)


@lru_cache(maxsize=512)
def _run_once(page: str, asked: tuple[tuple[str, str | tuple[str, ...]], ...]) -> AppTest:
    app = run_page(page, **{n: list(v) if isinstance(v, tuple) else v for n, v in asked})
    app._run = _refuse
    return app


def _refuse(*_: object, **__: object) -> NoReturn:
    raise AssertionError("other tests read this page as it is: take open_app to change it")
