"""Run all benchmarks and print the measurements in one table: ``make bench``.

A benchmark is not a test: it succeeds whatever it measures, unless the code fails.
``python -m benchmarks --only visits browser`` runs some parts.
"""

from __future__ import annotations

import argparse
import logging
import os
import platform
import sys
from collections.abc import Collection, Iterator, Sequence
from importlib import import_module

from benchmarks.sizes import Sizes
from benchmarks.table import Measurement, format_table

#: The modules with the benchmarks, first those that need a small process.
PARTS = (
    "domain",
    "intake",
    "page",
    "imports",
    "visits",
    "programs",
    "editions",
    "browser",
    "crowds",
)

#: Streamlit's logger that warns if a page runs without a server, as it does here.
NO_SERVER = "streamlit.runtime.scriptrunner_utils.script_run_context"


def measure_all(sizes: Sizes, parts: Collection[str] = PARTS) -> Iterator[Measurement]:
    """Run the benchmarks, or some parts of them, in the order of the parts."""
    for part in PARTS:
        if part in parts:
            print(f"{part} ...", file=sys.stderr, flush=True)
            yield from import_module(f"benchmarks.{part}").measure(sizes)


def describe_machine() -> str:
    """Describe the machine in a line."""
    return f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}"


def main(arguments: Sequence[str] | None = None, sizes: Sizes | None = None) -> None:
    """Print the machine and the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Run benchmarks.")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="parts to run")
    parts = parser.parse_args(arguments).only
    measurements = list(measure_all(sizes or Sizes(), parts))
    print(describe_machine())
    print(format_table(measurements))


if __name__ == "__main__":
    logging.getLogger(NO_SERVER).disabled = True
    main()
