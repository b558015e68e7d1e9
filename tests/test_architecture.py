"""Tests of the project's rules that no other tool checks.

import-linter checks the direction of imports too; here they are read from the code itself, which
also covers imports inside functions and in modules that nothing imports yet.
"""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from smartgov.text import LANGUAGES
from tools.check_locales import FOLDERS, check_folder

ROOT = Path(__file__).resolve().parent.parent

PAGE_LINES = 80
MODULE_LINES = 300
BODY_LINES = 45

#: Addresses that name something and are never asked: XML namespaces.
NAMES_NOT_REQUESTS = ("http://www.w3.org/", "http://127.0.0.1:", "http://workers;")

#: The modules that may speak of Streamlit's session state.
STATE_MODULES = {"components/binding.py", "components/session_files.py"}

#: Modules without a test of their own: they hold a sentence, or one call.
UNTESTED = ("__init__", "__main__")

#: The module that lists the scripts of pages, which the server allows, and the server's own.
SCRIPT_MODULES = {"components/scripts.py", "serving/document.py"}

#: Modules whose tests are not in the mirrored place: the test module that covers them, and why.
TESTED_ELSEWHERE = {
    "server.py": ("tests/e2e/test_serving.py", "it puts the server together, which runs there"),
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


@cache
def parse(path: Path) -> ast.Module:
    return ast.parse(read(path), path.name)


def imported(path: Path) -> set[str]:
    """Return the top-level packages that a file imports, anywhere in it."""
    names = set()
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add(node.module or "")
    return {name.split(".")[0] for name in names}


def functions(path: Path) -> Iterator[Function]:
    yield from (node for node in ast.walk(parse(path)) if isinstance(node, Function))


def body_length(function: Function) -> int:
    """Return the lines of a function below its signature and its docstring."""
    statements = function.body[1:] if ast.get_docstring(function) else function.body
    last = function.body[-1].end_lineno or 0
    return last - statements[0].lineno + 1 if statements else 0


def sentences(path: Path) -> list[str]:
    """Return the strings of a file that are not docstrings."""
    tree = parse(path)
    documented = ast.Module | ast.ClassDef | Function
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and ast.get_docstring(node) is not None
    }
    strings = (node for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return [n.value for n in strings if isinstance(n.value, str) and id(n) not in docstrings]


def test_the_rules_have_something_to_hold() -> None:
    assert PAGES
    assert DOMAIN
    assert INTERFACE
    assert SERVER


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_page_is_short(path: Path) -> None:
    assert len(read(path).splitlines()) < PAGE_LINES


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_page_holds_no_state_and_no_color(path: Path) -> None:
    text = read(path)
    assert "session_state" not in text
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", text) == []


def test_session_state_has_few_homes() -> None:
    """What a page remembers beside its address is kept where one can find it."""
    mentions = {name(path) for path in CODE if "session_state" in read(path)}
    assert mentions <= STATE_MODULES


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_page_opens_before_anything_else(path: Path) -> None:
    page = parse(path)
    calls = [node.func for node in ast.walk(page) if isinstance(node, ast.Call)]
    first = min(calls, key=lambda call: (call.lineno, call.col_offset))
    assert ast.unparse(first).endswith("open_page")


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_what_a_page_draws_may_fail_alone(path: Path) -> None:
    """Of its sections a page calls only what it needs to know before it draws."""
    asked = {"columns", "read_own_city", "slots_of"}
    called = [n.func for n in ast.walk(parse(path)) if isinstance(n, ast.Call)]
    direct = {
        f"{call.value.id}.{call.attr}"
        for call in called
        if isinstance(call, ast.Attribute) and isinstance(call.value, ast.Name)
        if call.value.id != "st" and call.attr not in asked
    }
    assert direct == set()


@pytest.mark.parametrize("path", DOMAIN, ids=name)
def test_domain_knows_no_interface(path: Path) -> None:
    assert imported(path) & {"streamlit", "plotly", "pydeck", "components"} == set()


@pytest.mark.parametrize("path", [*DOMAIN, *INTERFACE, *PAGES], ids=name)
def test_nothing_knows_the_server(path: Path) -> None:
    assert imported(path) & {"serving", "server"} == set()


@pytest.mark.parametrize("path", CODE, ids=name)
def test_scripts_of_pages_are_listed_where_the_server_finds_them(path: Path) -> None:
    assert "<script" not in read(path) or name(path) in SCRIPT_MODULES


@pytest.mark.parametrize("path", files("components/figures/**/*.py"), ids=name)
def test_figure_is_pure(path: Path) -> None:
    assert "streamlit" not in imported(path)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_only_the_schema_knows_pandera(path: Path) -> None:
    assert "pandera" not in imported(path) or name(path) == "smartgov/study/schema.py"


@pytest.mark.parametrize("path", CODE, ids=name)
def test_missing_is_never_zero(path: Path) -> None:
    assert not re.search(r"fillna\(\s*(value\s*=\s*)?0(\.0*)?\s*\)", read(path))


@pytest.mark.parametrize("path", CODE, ids=name)
def test_no_markup_from_markdown(path: Path) -> None:
    assert "unsafe_allow_html" not in read(path)


@pytest.mark.parametrize("path", CODE, ids=name)
def test_code_asks_no_other_address(path: Path) -> None:
    text = " ".join(sentences(path))
    addresses = re.findall(r"https?://[^\s\"'<>)]*", text)
    assert [url for url in addresses if not url.startswith(NAMES_NOT_REQUESTS)] == []


@pytest.mark.parametrize(
    "path", files("components/**/*.css", "components/**/*.js", "serving/*.js"), ids=name
)
def test_style_asks_no_other_address(path: Path) -> None:
    addresses = re.findall(r"(?:https?:)?//[\w.-]+\.\w+/[^\s\"')]*", read(path))
    assert [url for url in addresses if not url.startswith(NAMES_NOT_REQUESTS)] == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_module_is_short(path: Path) -> None:
    assert len(read(path).splitlines()) <= MODULE_LINES


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_function_is_short(path: Path) -> None:
    long = {f.name: body_length(f) for f in functions(path) if body_length(f) > BODY_LINES}
    assert long == {}


@pytest.mark.parametrize("path", files("tests/**/*.py"), ids=name)
def test_nothing_waits_for_a_fixed_time(path: Path) -> None:
    called = [node.func for node in ast.walk(parse(path)) if isinstance(node, ast.Call)]
    names = {n.attr if isinstance(n, ast.Attribute) else getattr(n, "id", "") for n in called}
    assert [name for name in names if name == "sleep" or name.endswith("wait_for_timeout")] == []


@pytest.mark.parametrize("path", files("tests/**/test_*.py"), ids=name)
def test_tests_have_return_annotations(path: Path) -> None:
    tests = (function for function in functions(path) if function.name.startswith("test_"))
    assert [test.name for test in tests if test.returns is None] == []


def mirrored(path: Path) -> Path:
    """Return where the tests of a module stand."""
    return ROOT / "tests" / path.relative_to(ROOT).with_name(f"test_{path.stem}.py")


@pytest.mark.parametrize("path", [p for p in MODULES if p.stem not in UNTESTED], ids=name)
def test_module_has_its_tests(path: Path) -> None:
    assert mirrored(path).exists() != (name(path) in TESTED_ELSEWHERE)


@pytest.mark.parametrize("module", TESTED_ELSEWHERE)
def test_tests_that_stand_elsewhere_are_there(module: str) -> None:
    test, why = TESTED_ELSEWHERE[module]
    assert (ROOT / module).exists()
    assert (ROOT / test).exists()
    assert why


@pytest.mark.parametrize("stem", STEMS)
def test_page_has_its_tests(stem: str) -> None:
    assert (ROOT / "tests" / "pages" / f"test_{stem}.py").exists()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stem", ["overview", *STEMS])
def test_page_has_its_title(stem: str, language: str) -> None:
    texts = json.loads(read(ROOT / "components" / "locales" / f"{language}.json"))
    assert texts["pages"][stem]["title"].strip()


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
        name(path)
        for path in everywhere
        if any(lists_languages(node) for node in ast.walk(parse(path)))
    ]
    assert listing == ["smartgov/text.py"]


def test_nothing_is_reported_to_anyone() -> None:
    settings = tomllib.loads(read(ROOT / ".streamlit" / "config.toml"))
    assert settings["browser"]["gatherUsageStats"] is False
