"""Measure what visits cost the server and the connection, beside the floor page.

The app and the floor page take turns, so that other load on the machine affects both equally.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice

from benchmarks.load import VISITS, arrive
from benchmarks.servers import FLOOR, SERVER, Server, running
from benchmarks.sizes import Sizes
from benchmarks.studies import read_survey
from benchmarks.table import Measurement
from smartgov.text import LANGUAGES

#: Limits of server time in seconds, and of bytes over the connection.
SEEN, UNSEEN, ACT = 0.040, 0.100, 0.040
FIRST_BYTES, ACT_BYTES = 60e3, 25e3

#: Regions of the world by their UN M49 code.
REGIONS = ("150", "002", "019", "142", "009")

PATIENCE = 120.0

View = tuple[str, dict[str, str]]


@dataclass(frozen=True)
class Cost:
    """What something costs: seconds of processor time, bytes on the wire, bytes uncompressed.

    The clock of a process ticks a hundred times a second: only a sum of many is exact.
    """

    busy: float = 0.0
    wire: float = 0.0
    plain: float = 0.0

    def __add__(self, other: Cost) -> Cost:
        return Cost(self.busy + other.busy, self.wire + other.wire, self.plain + other.plain)

    def of(self, number: int) -> Cost:
        """Divide what several cost by their number."""
        return Cost(self.busy / number, self.wire / number, self.plain / number)


def measure(sizes: Sizes) -> list[Measurement]:
    """Run this part of the benchmarks."""
    return measure_visits(sizes.visitors)


def measure_visits(visitors: int) -> list[Measurement]:
    """Measure first pages and interactions of visitors who come one after the other."""
    with running(SERVER) as app, running(FLOOR) as floor:
        return asyncio.run(_measure(app, floor, visitors))


async def _measure(app: Server, floor: Server, visitors: int) -> list[Measurement]:
    opening, _ = await visit(app, {}, [])
    await visit(app, {}, VISITS)  # so that somebody has seen them
    await visit(floor, {}, floor_views(1))
    unseen = seen = acting = floor_first = floor_acting = Cost()
    for view in islice(unseen_views(), visitors):
        unseen += (await visit(app, view, []))[0]
        first, acts = await visit(app, {}, VISITS)
        seen, acting = seen + first, acting + acts
        first, acts = await visit(floor, {}, floor_views(len(VISITS)))
        floor_first, floor_acting = floor_first + first, floor_acting + acts
    views = visitors * len(VISITS)
    return [
        Measurement("first Overview after the start, server time", opening.busy, "ms"),
        *_compare("first Overview that nobody has seen", unseen.of(visitors), UNSEEN),
        *_compare("first Overview", seen.of(visitors), SEEN, floor_first.of(visitors), FIRST_BYTES),
        *_compare("interaction", acting.of(views), ACT, floor_acting.of(views), ACT_BYTES),
        *_compare("floor page", floor_first.of(visitors)),
        *_compare("interaction on the floor page", floor_acting.of(views)),
    ]


async def visit(server: Server, first: dict[str, str], views: Sequence[View]) -> tuple[Cost, Cost]:
    """Open the first page as a new visitor, then go through views; return what both cost."""
    before = server.busy()
    async with arrive(server.base, PATIENCE) as (visitor, connection):
        _, size = await visitor.see("", first, PATIENCE)
        opened, received = server.busy(), connection.received
        opening = Cost(opened - before, received, size)
        sizes = [(await visitor.see(*view, PATIENCE))[1] for view in views]
        received = connection.received - received
        return opening, Cost(server.busy() - opened, received, sum(sizes))


def unseen_views() -> Iterator[dict[str, str]]:
    """Make views of the Overview that all differ in language, region or city."""
    cities = read_survey().cities
    for number in count():
        yield {
            "lang": LANGUAGES[number % len(LANGUAGES)],
            "region": REGIONS[number // len(LANGUAGES) % len(REGIONS)],
            "city": cities[number % len(cities)].id,
        }


def floor_views(number: int) -> list[View]:
    """Make runs of the floor page, which has nothing to choose."""
    return [("", {"run": str(run)}) for run in range(number)]


def _compare(
    what: str,
    cost: Cost,
    busy: float | None = None,
    floor: Cost | None = None,
    size: float | None = None,
) -> Iterator[Measurement]:
    """Give server time and bytes, with their limits and their ratio to the floor page's."""
    ratio = f"{cost.busy / floor.busy:.2f} × the floor page's" if floor and floor.busy else ""
    yield Measurement(f"{what}, server time", cost.busy, "ms", busy, ratio)
    packed = f"{cost.plain / 1e3:,.0f} kB uncompressed"
    yield Measurement(f"{what}, over the connection", cost.wire, "kB", size, packed)
