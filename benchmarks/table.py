"""Take measurements, compare them with their limits, and format them as a table."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

#: The units, and the factor from SI units to each.
UNITS = {"ms": 1e3, "s": 1.0, "kB": 1e-3, "MB": 1e-6, "GB": 1e-9, "×": 1.0, "": 1.0}


@dataclass(frozen=True)
class Measurement:
    """One measurement in seconds, bytes, times or a plain number, and its limit.

    ``limit`` is None if there is none; ``ratio`` relates the value to another of the same run.
    """

    what: str
    value: float
    unit: str
    limit: float | None = None
    ratio: str = ""

    @property
    def verdict(self) -> str:
        """``ok`` or ``over``; blank if there is no limit."""
        if self.limit is None:
            return ""
        return "ok" if self.value <= self.limit else "over"


def best_of(times: int, run: Callable[[], object]) -> float:
    """Measure the seconds of the fastest run, the one least disturbed by other load."""
    return min(seconds(run) for _ in range(times))


def seconds(run: Callable[[], object]) -> float:
    """Measure the seconds of one run, after garbage collection."""
    gc.collect()
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def format_table(measurements: Sequence[Measurement]) -> str:
    """Format measurements as lines of text, with a header."""
    head = ("what", "measured", "limit", "of limit", "verdict", "ratio")
    rows: list[Sequence[str]] = [head, *map(_row, measurements)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_line(row, widths) for row in rows)


def _row(m: Measurement) -> tuple[str, ...]:
    limit = share = ""
    if m.limit is not None:
        limit = _number(m.limit, m.unit)
        share = f"{m.value / m.limit:.0%}" if m.limit else ""
    return m.what, _number(m.value, m.unit), limit, share, m.verdict, m.ratio


def _number(value: float, unit: str) -> str:
    scaled = value * UNITS[unit]
    return (f"{scaled:,.0f} {unit}" if scaled >= 100 else f"{scaled:.3g} {unit}").rstrip()


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    """Format a row, with text aligned left and numbers right."""
    what, *numbers, verdict, ratio = row
    cells = [what.ljust(widths[0])]
    cells += [n.rjust(width) for n, width in zip(numbers, widths[1:], strict=False)]
    cells += [verdict.ljust(widths[-2]), ratio]
    return "  ".join(cells).rstrip()
