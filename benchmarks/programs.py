"""Measure the tables for programs beside the pages of visitors, on one server.

Programs ask alone, visitors act alone, and then both at the same time, each for some seconds.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from itertools import count, cycle
from statistics import median, quantiles
from urllib.error import HTTPError

from benchmarks.load import VISITS, Session, arrive, run
from benchmarks.servers import SERVER, Server, running
from benchmarks.sizes import Sizes
from benchmarks.table import Measurement
from components.data_address import FOLDER

PATIENCE = 120.0

#: Programs that ask at the same time, each for its next table once it has the last.
PROGRAMS = 4

#: Visitors who act at the same time, and the seconds between two interactions of each.
VISITORS, EVERY = 6, 1.0

#: The most seconds of each of the four runs, so that no mistyped number becomes an attack.
MOST_SECONDS = 10.0

#: Seconds that a program waits after a refusal.
WAIT = 0.1


@dataclass
class Answers:
    """What programs got: seconds of each answer, how many were refused, and in how long."""

    taken: list[float] = field(default_factory=list)
    refused: int = 0
    seconds: float = 0.0

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.taken) / self.seconds


def measure(sizes: Sizes) -> list[Measurement]:
    """Run this part of the benchmarks."""
    return measure_programs(sizes.asking)


def measure_programs(asking: float) -> list[Measurement]:
    """Measure programs alone, visitors alone, and both together, each for some seconds."""
    with running(SERVER) as server:
        return list(asyncio.run(_measure(server, min(asking, MOST_SECONDS))))


async def _measure(server: Server, asking: float) -> list[Measurement]:
    await _show_all(server)
    begun = server.busy()
    again = await ask(server, cycle(list_kept()), asking)
    kept = server.busy() - begun
    alone = await ask(server, list_new(1), asking)
    made = server.busy() - begun - kept
    pages = await _act(server, asking)
    acted = server.busy() - begun - kept - made
    beside, crowded = await asyncio.gather(ask(server, list_new(2), asking), _act(server, asking))
    return [
        *_rates("tables made before", again, kept),
        *_rates("new tables of scores and ranks", alone, made),
        *_waits("interaction without programs", pages, acted),
        *_rates("new tables while visitors act", beside, beside=alone),
        *_waits("interaction while programs ask", crowded, beside=pages),
    ]


async def _show_all(server: Server) -> None:
    """Open every view and ask for every kept table once, so that they have been made."""
    async with arrive(server.base, PATIENCE) as (visitor, _):
        for page, query in (("", {}), *VISITS):
            await visitor.see(page, query, PATIENCE)
    for address in list_kept():
        await asyncio.to_thread(get, server, address)


def list_kept() -> list[str]:
    """List the addresses of questions that are asked again and again."""
    tables = ("scores.json", "ranks.json", "scores.csv?region=150", "studies.json")
    return [f"/{FOLDER}/{table}" for table in tables]


def list_new(run_number: int) -> Iterator[str]:
    """Make addresses of tables that nobody has asked for: scores, and every fourth of ranks."""
    for number in count():
        table = "ranks" if number % 4 == 3 else "scores"
        yield f"/{FOLDER}/{table}.json?weights=participation:{run_number}.{number + 1:06d}1"


async def ask(server: Server, addresses: Iterator[str], seconds: float) -> Answers:
    """Let several programs ask for some seconds, at least once each."""
    found, started = Answers(), time.monotonic()
    ends = started + seconds
    await asyncio.gather(*(_ask_on(server, addresses, ends, found) for _ in range(PROGRAMS)))
    found.seconds = time.monotonic() - started
    return found


async def _ask_on(server: Server, addresses: Iterator[str], ends: float, found: Answers) -> None:
    while True:
        taken = await asyncio.to_thread(get, server, next(addresses))
        if taken is None:
            found.refused += 1
            await asyncio.sleep(WAIT)
        else:
            found.taken.append(taken)
        if time.monotonic() >= ends:
            return


def get(server: Server, address: str) -> float | None:
    """Get a table and return the seconds; None if the server says that it is busy."""
    try:
        return server.ask(address)
    except HTTPError as error:
        error.close()
        if error.code == HTTPStatus.SERVICE_UNAVAILABLE:
            return None
        raise


async def _act(server: Server, seconds: float) -> list[Session]:
    """Let visitors come within a second and act for some seconds."""
    return await run(server.base, VISITORS, 1.0, seconds, EVERY)


def _rates(
    what: str, found: Answers, busy: float | None = None, beside: Answers | None = None
) -> Iterator[Measurement]:
    """Give answers a second and the median wait, with what an answer cost the server if known."""
    ratio = f"{found.rate / beside.rate:.2f} × those alone" if beside and beside.rate else ""
    yield Measurement(f"{what}, answers a second", found.rate, "", None, ratio)
    if found.taken:
        yield Measurement(f"{what}, median wait", median(found.taken), "ms")
    if busy is not None and found.taken:
        yield Measurement(f"{what}, server time each", busy / len(found.taken), "ms")
    if found.refused:
        yield Measurement(f"{what}, refused", found.refused, "")


def _waits(
    what: str,
    seen: list[Session],
    busy: float | None = None,
    beside: list[Session] | None = None,
) -> Iterator[Measurement]:
    """Give what visitors waited, with what an interaction cost the server if known."""
    lost = sum(bool(session.error) for session in seen)
    yield Measurement(f"{what}, lost visitors", lost, "", 0.0)
    waits = waits_of(seen)
    if not waits:
        return
    middle, before = median(waits), waits_of(beside or [])
    ratio = f"{middle / median(before):.2f} × without programs" if before else ""
    yield Measurement(f"{what}, median wait", middle, "ms", None, ratio)
    late = quantiles(waits, n=20, method="inclusive")[-1] if len(waits) > 1 else middle
    yield Measurement(f"{what}, 95th percentile", late, "ms")
    if busy is not None:
        runs = len(waits) + sum(session.first is not None for session in seen)
        yield Measurement(f"{what}, server time each", busy / runs, "ms")


def waits_of(seen: list[Session]) -> list[float]:
    """List the seconds of all interactions of some visitors."""
    return [seconds for session in seen for seconds, _ in session.acts]
