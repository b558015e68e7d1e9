"""The code of the project as syntax trees, for tests of its rules."""

from __future__ import annotations

import ast
import gc
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest


@cache
def parse(path: Path) -> ast.Module:
    """Return the tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), path.name)


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Return every node of a file, as ``ast.walk`` yields them, which takes as long as parsing."""
    return tuple(ast.walk(parse(path)))


@pytest.fixture(scope="module", autouse=True)
def trees() -> Iterator[None]:
    """Keep the trees for the tests of one module.

    They are a million objects, over which no garbage collection has to go: none is part of a
    cycle, and all are let go at the end.
    """
    gc.disable()
    yield
    nodes.cache_clear()
    parse.cache_clear()
    gc.enable()
