"""Measure how long a new process imports what the first page needs."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.sizes import Sizes
from benchmarks.table import Measurement

ROOT = Path(__file__).resolve().parents[1]

#: Limit of the time of the imports, in seconds.
LIMIT = 2.0


def measure(sizes: Sizes) -> list[Measurement]:
    """Run this part of the benchmarks."""
    return measure_imports(sizes.imports)


def measure_imports(times: int) -> list[Measurement]:
    """Measure the imports of the first page, and those of Streamlit alone."""
    everything = [run_in_new_process(read_imports(ROOT / "app.py")) for _ in range(times)]
    streamlit = [run_in_new_process("import streamlit") for _ in range(times)]
    ours, theirs = min(busy for _, busy in everything), min(busy for _, busy in streamlit)
    ratio = f"{ours / theirs:.1f} × Streamlit alone"
    return [
        Measurement("import of the first page", min(t for t, _ in everything), "s", LIMIT),
        Measurement("import of the first page, processor time", ours, "s", LIMIT, ratio),
        Measurement("import of Streamlit, processor time", theirs, "s"),
    ]


def read_imports(script: Path) -> str:
    """Read the import statements of a script, without the rest of it."""
    statements = ast.parse(script.read_text(encoding="utf-8")).body
    imports = [node for node in statements if isinstance(node, (ast.Import, ast.ImportFrom))]
    return "\n".join(map(ast.unparse, imports))


def run_in_new_process(code: str) -> tuple[float, float]:
    """Run code in a new Python; return the seconds that it took and those of processor time."""
    busy, started = children_busy(), time.perf_counter()
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
    return time.perf_counter() - started, children_busy() - busy


def children_busy() -> float:
    """Get the processor time of all processes that this one has started and awaited."""
    spent = os.times()
    return spent.children_user + spent.children_system
