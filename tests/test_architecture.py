"""Tests of the project's rules that no other tool checks.

import-linter checks the direction of imports too; here they are read from the code itself, which
also covers imports inside functions and in modules that nothing imports yet.
"""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from smartgov.text import LANGUAGES
from tests.syntax import nodes, trees
from tools.check_locales import FOLDERS, check_folder

__all__ = ["trees"]  # a fixture of every test here

ROOT = Path(__file__).resolve().parent.parent

PAGE_LINES = 80
MODULE_LINES = 300
BODY_LINES = 45

#: Addresses that name something and are never asked: XML namespaces.
NAMES_NOT_REQUESTS = (
    *("http://www.w3.org/", "http://www.sitemaps.org/schemas/"),
    *("http://127.0.0.1:", "http://$$worker;", "http://$$home;", "http://any"),
)

#: The modules that may speak of Streamlit's session state.
STATE_MODULES = {"components/binding.py", "components/session_files.py"}

#: Modules without a test of their own: they hold a sentence, or one call.
UNTESTED = ("__init__", "__main__")

#: The module that lists the scripts of pages, which the server allows, and the server's own.
SCRIPT_MODULES = {"components/scripts.py", "serving/document.py"}

#: Modules whose tests are not in the mirrored place: the test module that covers them, and why.
TESTED_ELSEWHERE = {
    "server.py": ("tests/e2e/test_serving.py", "it puts the server together, which runs there"),
    "smartgov/intake/ready_process.py": (
        "tests/smartgov/intake/test_start_reader.py",
        "it is the other end of what `start_reader` asks",
    ),
    "smartgov/paths.py": ("tests/test_docs.py", "it names the files that the documents describe"),
}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def files(*patterns: str) -> list[Path]:
    """Return the files of the project that match, as they are now."""
    return sorted(path for pattern in patterns for path in ROOT.glob(pattern))


def name(path: object) -> str:
    """Return how a test names a file."""
    return path.relative_to(ROOT).as_posix() if isinstance(path, Path) else str(path)


PAGES = files("app.py", "pages/*.py")
DOMAIN = files("smartgov/**/*.py")
INTERFACE = files("components/**/*.py")
SERVER = files("server.py", "serving/**/*.py")
MODULES = [*DOMAIN, *INTERFACE, *SERVER]
CODE = [*PAGES, *MODULES]
STEMS = [path.stem for path in files("pages/*.py")]


@cache
def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def imported(path: Path) -> set[str]:
    """Return the top-level packages that a file imports, anywhere in it."""
    names = set()
    for node in nodes(path):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add(node.module or "")
    return {name.split(".")[0] for name in names}


def functions(path: Path) -> Iterator[Function]:
    yield from (node for node in nodes(path) if isinstance(node, Function))


def body_length(function: Function) -> int:
    """Return the lines of a function below its signature and its docstring."""
    statements = function.body[1:] if ast.get_docstring(function) else function.body
    last = function.body[-1].end_lineno or 0
    return last - statements[0].lineno + 1 if statements else 0


def sentences(path: Path) -> list[str]:
    """Return the strings of a file that are not docstrings."""
    documented = ast.Module | ast.ClassDef | Function
    docstrings = {
        id(node.body[0].value)
        for node in nodes(path)
        if isinstance(node, documented) and ast.get_docstring(node) is not None
    }
    strings = (node for node in nodes(path) if isinstance(node, ast.Constant))
    return [n.value for n in strings if isinstance(n.value, str) and id(n) not in docstrings]


def test_the_rules_have_something_to_hold() -> None:
    assert PAGES
    assert DOMAIN
    assert INTERFACE
    assert SERVER


def named(paths: Iterable[Path], breaks: Callable[[Path], object]) -> dict[str, object]:
    """Return the files that break a rule by name, each with how it breaks it."""
    found = ((name(path), breaks(path)) for path in paths)
    return {path: how for path, how in found if how}


def test_pages_are_short() -> None:
    assert named(PAGES, lambda path: len(read(path).splitlines()) >= PAGE_LINES) == {}


def test_pages_hold_no_state_and_no_color() -> None:
    state_or_color = re.compile(r"session_state|#[0-9a-fA-F]{3,8}\b")
    assert named(PAGES, lambda path: state_or_color.findall(read(path))) == {}


def test_session_state_has_few_homes() -> None:
    """What a page remembers beside its address is kept where one can find it."""
    mentions = {name(path) for path in CODE if "session_state" in read(path)}
    assert mentions <= STATE_MODULES


def test_pages_open_before_anything_else() -> None:
    def first_call(path: Path) -> str:
        calls = [node.func for node in nodes(path) if isinstance(node, ast.Call)]
        return ast.unparse(min(calls, key=lambda call: (call.lineno, call.col_offset)))

    assert named(PAGES, lambda path: not first_call(path).endswith("open_page")) == {}


def test_what_pages_draw_may_fail_alone() -> None:
    """Of its sections a page calls only what it needs to know before it draws."""
    asked = {"columns", "read_own_city", "slots_of"}

    def direct(path: Path) -> set[str]:
        called = [n.func for n in nodes(path) if isinstance(n, ast.Call)]
        return {
            f"{call.value.id}.{call.attr}"
            for call in called
            if isinstance(call, ast.Attribute) and isinstance(call.value, ast.Name)
            if call.value.id != "st" and call.attr not in asked
        }

    assert named(PAGES, direct) == {}


def test_the_domain_knows_no_interface() -> None:
    interface = {"streamlit", "plotly", "pydeck", "components"}
    assert named(DOMAIN, lambda path: imported(path) & interface) == {}


def test_nothing_knows_the_server() -> None:
    known = named(
        [*DOMAIN, *INTERFACE, *PAGES], lambda path: imported(path) & {"serving", "server"}
    )
    assert known == {}


def test_scripts_of_pages_are_listed_where_the_server_finds_them() -> None:
    assert set(named(CODE, lambda path: "<script" in read(path))) <= SCRIPT_MODULES


def test_figures_are_pure() -> None:
    figures = files("components/figures/**/*.py")
    assert named(figures, lambda path: "streamlit" in imported(path)) == {}


def test_only_the_schema_knows_pandera() -> None:
    knowing = named(MODULES, lambda path: "pandera" in imported(path))
    assert list(knowing) == ["smartgov/study/schema.py"]


def test_missing_is_never_zero() -> None:
    zero = re.compile(r"fillna\(\s*(?:value\s*=\s*)?0(?:\.0*)?\s*\)")
    assert named(CODE, lambda path: zero.findall(read(path))) == {}


def test_no_markup_from_markdown() -> None:
    assert named(CODE, lambda path: "unsafe_allow_html" in read(path)) == {}


def foreign(addresses: Iterable[str]) -> list[str]:
    """Return the addresses that something would be asked from."""
    return [url for url in addresses if not url.startswith(NAMES_NOT_REQUESTS)]


def test_code_asks_no_other_address() -> None:
    address = re.compile(r"https?://[^\s\"'<>)]*")
    assert named(CODE, lambda path: foreign(address.findall(" ".join(sentences(path))))) == {}


def test_styles_ask_no_other_address() -> None:
    styles = files("components/**/*.css", "components/**/*.js", "serving/*.js")
    address = re.compile(r"(?:https?:)?//[\w.-]+\.\w+/[^\s\"')]*")
    assert styles
    assert named(styles, lambda path: foreign(address.findall(read(path)))) == {}


def test_modules_are_short() -> None:
    assert named(MODULES, lambda path: len(read(path).splitlines()) > MODULE_LINES) == {}


def test_functions_are_short() -> None:
    def long(path: Path) -> list[str]:
        return [f.name for f in functions(path) if body_length(f) > BODY_LINES]

    assert named(MODULES, long) == {}


def test_nothing_waits_for_a_fixed_time() -> None:
    def waits(path: Path) -> list[str]:
        called = [node.func for node in nodes(path) if isinstance(node, ast.Call)]
        names = [n.attr if isinstance(n, ast.Attribute) else getattr(n, "id", "") for n in called]
        return [name for name in names if name == "sleep" or name.endswith("wait_for_timeout")]

    assert named(files("tests/**/*.py"), waits) == {}


def test_tests_have_return_annotations() -> None:
    def bare(path: Path) -> list[str]:
        tests = (function for function in functions(path) if function.name.startswith("test_"))
        return [test.name for test in tests if test.returns is None]

    assert named(files("tests/**/test_*.py"), bare) == {}


def mirrored(path: Path) -> Path:
    """Return where the tests of a module stand."""
    return ROOT / "tests" / path.relative_to(ROOT).with_name(f"test_{path.stem}.py")


def test_modules_have_their_tests() -> None:
    tested = [path for path in MODULES if path.stem not in UNTESTED]
    assert set(named(tested, lambda path: not mirrored(path).exists())) == set(TESTED_ELSEWHERE)


def test_tests_that_stand_elsewhere_are_there() -> None:
    for module, (test, why) in TESTED_ELSEWHERE.items():
        assert (ROOT / module).exists()
        assert (ROOT / test).exists()
        assert why


def test_pages_have_their_tests() -> None:
    assert STEMS
    for stem in STEMS:
        assert (ROOT / "tests" / "pages" / f"test_{stem}.py").exists(), stem


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_have_their_titles(language: str) -> None:
    texts = json.loads(read(ROOT / "components" / "locales" / f"{language}.json"))
    for stem in ("overview", *STEMS):
        assert texts["pages"][stem]["title"].strip(), stem


@pytest.mark.parametrize("folder", FOLDERS, ids=name)
def test_texts_are_complete(folder: Path) -> None:
    assert check_folder(folder) == []


def lists_languages(node: ast.AST) -> bool:
    """Return whether a list, tuple or set spells out different languages, and nothing else."""
    items = node.elts if isinstance(node, ast.List | ast.Tuple | ast.Set) else []
    if not all(isinstance(item, ast.Constant) and item.value in LANGUAGES for item in items):
        return False
    return len({item.value for item in items}) > 1


def test_the_languages_are_listed_once() -> None:
    """Everything else takes them from that list, so that adding a language is one entry of it."""
    everywhere = [*CODE, *files("tests/**/*.py", "tools/*.py", "benchmarks/*.py")]
    listing = [
        name(path) for path in everywhere if any(lists_languages(node) for node in nodes(path))
    ]
    assert listing == ["smartgov/text.py"]


def test_nothing_is_reported_to_anyone() -> None:
    settings = tomllib.loads(read(ROOT / ".streamlit" / "config.toml"))
    assert settings["browser"]["gatherUsageStats"] is False
