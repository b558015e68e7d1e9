"""No pattern over a visitor's text takes longer than in proportion to the text."""

from __future__ import annotations

import ast
import importlib
import pickle
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from smartgov.intake.limits import MAX_CELL
from smartgov.intake.vocabulary import _number_pattern
from tests.syntax import nodes, trees

__all__ = ["trees"]  # a fixture of every test here

ROOT = Path(__file__).resolve().parent.parent

#: Whatever reads a visitor's files, answers and links; the server around it sees neither.
MODULES = sorted([*ROOT.glob("smartgov/**/*.py"), *ROOT.glob("components/**/*.py")])

METHODS = {"match", "fullmatch", "search", "sub", "subn", "finditer", "findall", "split"}

#: A pattern that is made of words that are read from files, by the function that makes it.
MADE = {"_number_pattern": _number_pattern}

#: The longest text that reaches a pattern. A quadratic one would take billions of steps.
LENGTH = MAX_CELL

#: Seconds of a processor for all texts of a pattern, of which each takes a millisecond.
SECONDS = 3

BEFORE = ("", "1", "a,", "(", "Question")
REPEATED = (
    " ",
    "\u00a0",
    "1",
    "a",
    "(",
    ",",
    ".",
    "-",
    "'",
    "/",
    "a ",
    "1,",
    "1.",
    " .",
    "(a",
    "_x",
)
AFTER = ("\n(", "x\0")

RUN = """
import pickle, re, resource, sys, time
patterns, before, repeated, after, length, seconds, limit = pickle.load(sys.stdin.buffer)
for name, pattern, methods in patterns:
    print(name, flush=True)
    if limit:
        soft = int(time.process_time()) + 1 + seconds
        resource.setrlimit(resource.RLIMIT_CPU, (soft, -1))
    for method in methods:
        for text in repeated:
            for a in before:
                for b in after:
                    whole = a + text * (length // len(text)) + b
                    whole = whole.encode() if isinstance(pattern.pattern, bytes) else whole
                    if method.startswith("sub"):
                        getattr(pattern, method)(b"" if isinstance(whole, bytes) else "", whole)
                    else:
                        found = getattr(pattern, method)(whole)
                        if method == "finditer":
                            for _ in found: pass
print("done")
"""

Named = tuple[str, re.Pattern[str], tuple[str, ...]]


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def root_of(node: ast.AST) -> str:
    """Return the name that an expression such as ``_NAMES[key]`` or ``_name()`` begins with."""
    while isinstance(node, ast.Subscript | ast.Call | ast.Attribute):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def calls(within: Iterable[ast.AST]) -> Iterator[ast.Call]:
    """Yield every call of a function of the module ``re``."""
    for node in within:
        function = node.func if isinstance(node, ast.Call) else None
        if not isinstance(function, ast.Attribute) or root_of(function) != "re":
            continue
        if isinstance(node, ast.Call) and function.attr != "escape":
            yield node


@cache
def uses() -> dict[str, tuple[str, ...]]:
    """Return which methods of a pattern are called on each name, wherever that is."""
    found: dict[str, set[str]] = {}
    for path in MODULES:
        for node in nodes(path):
            if isinstance(node, ast.Attribute) and node.attr in METHODS:
                found.setdefault(root_of(node.value), set()).add(node.attr)
    return {name: tuple(sorted(methods)) for name, methods in found.items()}


def patterns_of(path: Path) -> list[Named]:
    """Return the patterns of a module, each with how it is used."""
    if not any(calls(nodes(path))):
        return []
    named = {
        node.id if isinstance(node, ast.Name) else node.name
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef)
        or (isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store))
    }
    module = importlib.import_module(module_name(path))
    found: list[Named] = []
    for name in sorted(named & vars(module).keys()):
        value = vars(module)[name]
        value = MADE[name]() if name in MADE and value is MADE[name] else value
        held = value.values() if isinstance(value, dict) else [value]
        found += [
            (f"{module.__name__}.{name}", pattern, uses().get(name, ()))
            for pattern in held
            if isinstance(pattern, re.Pattern)
        ]
    return found


def run(patterns: list[Named], seconds: int = SECONDS) -> list[str]:
    """Run patterns over texts in a process that is ended when one takes too long."""
    try:
        import resource  # noqa: F401
    except ImportError:
        limited = False
    else:
        limited = True
    given = (patterns, BEFORE, REPEATED, AFTER, LENGTH, seconds, limited)
    done = subprocess.run(
        [sys.executable, "-c", RUN], input=pickle.dumps(given), capture_output=True, check=False
    )
    return done.stdout.decode().splitlines()


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_every_pattern_has_a_name(path: Path) -> None:
    """A pattern within a function would escape the test below."""
    called = list(calls(nodes(path)))
    assert {node.func.attr for node in called if isinstance(node.func, ast.Attribute)} <= {
        "compile"
    }
    inside = [
        function.name
        for function in (nodes(path) if called else ())
        if isinstance(function, ast.FunctionDef) and any(calls(ast.walk(function)))
    ]
    assert set(inside) <= MADE.keys()
    strings = [
        node.attr
        for node in nodes(path)
        if isinstance(node, ast.Attribute) and node.attr in {*METHODS, "contains", "extract"}
        if isinstance(node.value, ast.Attribute) and node.value.attr == "str"
    ]
    assert strings == []
    assert len(patterns_of(path)) == len(called)


def test_no_pattern_is_worse_than_linear() -> None:
    patterns = [pattern for path in MODULES for pattern in patterns_of(path)]
    assert len(patterns) > 20
    assert [name for name, _, methods in patterns if not methods] == []
    assert run(patterns) == [*(name for name, *_ in patterns), "done"]


def test_a_quadratic_pattern_is_noticed() -> None:
    blanks = ("blanks at the end", re.compile(r"\s+$"), ("search",))
    assert run([blanks], 1) == ["blanks at the end"]
