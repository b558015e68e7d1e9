"""Measure many visitors at once on one process: how long they wait, and the memory they take."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from benchmarks.load import VISITS, Session, arrive, run, summarize
from benchmarks.servers import SERVER, Server, running
from benchmarks.sizes import Crowd, Sizes
from benchmarks.table import Measurement
from serving.health import LIVE

PATIENCE = 120.0

#: Seconds between two looks at the server: is it alive, and how much memory does it take.
EVERY = 0.5

#: Limits: the longest answer of the health check in seconds, bytes of memory a session, and memory
#: after all have left as a multiple of that before.
ALIVE, SESSION_MEMORY, LEFT_MEMORY = 1.0, 1.5e6, 1.1


@dataclass
class Watch:
    """What is seen of a server while a crowd is there."""

    slowest: float = 0.0
    most: int = 0

    async def look(self, server: Server) -> None:
        """Look at a server again and again until the task is cancelled."""
        while True:
            self.most = max(self.most, server.memory())
            self.slowest = max(self.slowest, await asyncio.to_thread(server.ask, LIVE))
            await asyncio.sleep(EVERY)


def measure(sizes: Sizes) -> list[Measurement]:
    """Run this part of the benchmarks."""
    return measure_crowds(sizes.crowds, sizes.every, sizes.rest)


def measure_crowds(crowds: Sequence[Crowd], every: float, rest: float) -> list[Measurement]:
    """Measure crowds one after the other, each on a server of its own.

    Parameters
    ----------
    crowds
        The crowds.
    every
        Seconds between two interactions of a visitor.
    rest
        Seconds after which memory is looked at again once all have left.
    """
    return [each for crowd in crowds for each in _measure(crowd, every, rest)]


def _measure(crowd: Crowd, every: float, rest: float) -> Iterator[Measurement]:
    watch = Watch()
    with running(SERVER) as server:
        asyncio.run(_show_all(server))
        before = server.memory()
        seen = asyncio.run(_come(server, crowd, every, watch))
        time.sleep(rest)
        after = server.memory()
    yield from _times(crowd, seen)
    yield Measurement(f"{crowd.name}: slowest {LIVE}", watch.slowest, "s", ALIVE)
    each = (watch.most - before) / crowd.sessions
    yield Measurement(f"{crowd.name}: memory a session", each, "MB", SESSION_MEMORY)
    yield Measurement(
        f"{crowd.name}: memory {rest:.0f} s after they left / before",
        after / before,
        "×",
        LEFT_MEMORY,
        f"{before / 1e6:.0f} MB before, {watch.most / 1e6:.0f} at most, {after / 1e6:.0f} after",
    )


async def _show_all(server: Server) -> None:
    """Open every view once, so that what all visitors share is in memory before they come."""
    async with arrive(server.base, PATIENCE) as (visitor, _):
        for page, query in VISITS:
            await visitor.see(page, query, PATIENCE)


async def _come(server: Server, crowd: Crowd, every: float, watch: Watch) -> list[Session]:
    watching = asyncio.create_task(watch.look(server))
    try:
        return await run(server.base, crowd.sessions, crowd.within, crowd.acting, every)
    finally:
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching


def _times(crowd: Crowd, seen: list[Session]) -> Iterator[Measurement]:
    found = summarize(seen)
    errors = sorted({session.error for session in seen if session.error})
    yield Measurement(f"{crowd.name}: lost", found["lost"], "", 0.0, "; ".join(errors)[:100])
    for name, what, limit in (
        ("first", "first page", crowd.first),
        ("act", "interaction", crowd.act),
    ):
        median, late = found[f"{name}_median"], found[f"{name}_p95"]
        yield Measurement(f"{crowd.name}: {what}, median", median, "s")
        yield Measurement(f"{crowd.name}: {what}, 95th percentile", late, "s", limit)
    slowest = max((session.first[0] for session in seen if session.first), default=float("nan"))
    yield Measurement(f"{crowd.name}: slowest first page", slowest, "s", crowd.slowest)
