"""Measure what the editions of a series cost the Overview, beside the same study alone.

Visitors open views that nobody has seen, of the latest edition of a synthetic series and of that
edition without the others, in turns, so that other load on the machine affects both equally.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import count, islice
from pathlib import Path

from benchmarks.servers import SERVER, Server, running
from benchmarks.sizes import Sizes
from benchmarks.synthetic import make_synthetic
from benchmarks.table import Measurement
from benchmarks.visits import REGIONS, Cost, visit
from smartgov.export.study_files import write_study
from smartgov.text import LANGUAGES

#: Year of the first edition; the others follow year by year.
FIRST = 2012

#: Maximum server time of the Overview of a series, as a multiple of that of a study alone.
LIMIT = 1.3

#: Whether somebody has seen a view before, in words.
UNSEEN, SEEN = "that nobody has seen", "seen before"

#: Id of the study without other editions.
ALONE = "synthetic-alone"


def measure(sizes: Sizes) -> list[Measurement]:
    """Run this part of the benchmarks."""
    return measure_editions(*sizes.series, sizes.visitors)


def measure_editions(cities: int, editions: int, visitors: int) -> list[Measurement]:
    """Measure views of the Overview, unseen and seen before, with other editions and without."""
    with tempfile.TemporaryDirectory() as folder:
        latest = write_series(Path(folder), cities, editions)
        with running(SERVER, {"SMARTGOV_STUDIES": folder}) as app:
            measured = asyncio.run(_measure(app, latest, visitors))
    return [
        measurement
        for seen, costs in measured.items()
        for measurement in _compare(
            f"first Overview of {cities} cities {seen}", editions, costs[ALONE], costs[latest]
        )
    ]


def _compare(what: str, editions: int, alone: Cost, series: Cost) -> Iterator[Measurement]:
    """Give the server time of a study alone, and of a series with its limit and its ratio."""
    ratio = f"{series.busy / alone.busy:.2f} × one edition" if alone.busy else ""
    yield Measurement(f"{what}, one edition, server time", alone.busy, "ms")
    yield Measurement(
        f"{what}, {editions} editions, server time", series.busy, "ms", LIMIT * alone.busy, ratio
    )


def write_series(folder: Path, cities: int, editions: int) -> str:
    """Write the editions of a synthetic series, and the last one once more without the others.

    Returns
    -------
    str
        Id of the latest edition.
    """
    for year in range(FIRST, FIRST + editions):
        study = make_synthetic(cities, seed=year)
        own = f"synthetic-edition-{year}"
        placed = replace(study.info, id=own, series="synthetic-series", edition=str(year))
        write_study(replace(study, info=placed), folder / own)
    write_study(replace(study, info=replace(study.info, id=ALONE)), folder / ALONE)
    return own


async def _measure(app: Server, latest: str, visitors: int) -> dict[str, dict[str, Cost]]:
    """Open as many views of both studies, each twice; return what one of each costs."""
    studies = (ALONE, latest)
    costs = {seen: dict.fromkeys(studies, Cost()) for seen in (UNSEEN, SEEN)}
    for study in studies:
        await visit(app, {"study": study}, [])
    for view in islice(unseen_views(), visitors):
        for seen in (UNSEEN, SEEN):
            for study in studies:
                costs[seen][study] += (await visit(app, {"study": study, **view}, []))[0]
    return {
        seen: {study: cost.of(visitors) for study, cost in of.items()} for seen, of in costs.items()
    }


def unseen_views() -> Iterator[dict[str, str]]:
    """Make views of the Overview that all differ in language, region or city."""
    for number in count():
        yield {
            "lang": LANGUAGES[number % len(LANGUAGES)],
            "region": REGIONS[number // len(LANGUAGES) % len(REGIONS)],
            "city": f"synthetic-{number + 1}",
        }
