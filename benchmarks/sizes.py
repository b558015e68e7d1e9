"""The sizes of the benchmarks. Nothing large is imported here: see `measure_many_draws`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Crowd:
    """Some visitors: how many, the seconds within which they come and then act, and the limits.

    The limits are of the 95th percentile of first pages and interactions, and of the slowest first
    page, in seconds.
    """

    name: str
    sessions: int
    within: float
    acting: float
    first: float | None = None
    act: float | None = None
    slowest: float | None = None


CROWDS = (
    Crowd("150 visitors within 30 s", 150, 30, 60, first=4.0, act=2.0),
    Crowd("300 visitors within 30 s", 300, 30, 60),
    Crowd("150 visitors at once", 150, 0, 20, slowest=20.0),
)


@dataclass(frozen=True)
class Sizes:
    """The sizes of the benchmarks, and the number of repetitions."""

    draws: int = 1_000
    many: tuple[int, int, int] = (10_000, 1_000, 40)
    cities: tuple[int, ...] = (1_000, 10_000, 100_000)
    questions: int = 40
    times: int = 5
    fast_times: int = 30
    reruns: int = 25
    files: tuple[int, ...] = (500, 5_000)
    file_questions: int = 100
    imports: int = 5
    visitors: int = 20
    asking: float = 8.0
    series: tuple[int, int] = (345, 6)
    paints: int = 3
    crowds: tuple[Crowd, ...] = CROWDS
    every: float = 5.0
    rest: float = 120.0
