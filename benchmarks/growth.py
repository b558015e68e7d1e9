"""Measure how the app copes with studies of more and more cities.

``python -m benchmarks.growth`` starts a server of its own on the loopback interface, with synthetic
studies beside those of the project, and opens every view, and then every view again, each time as a
new visitor over a real WebSocket. It prints the processor time of the server for each, the bytes of
the page before compression, and the memory of the server.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import websockets

from benchmarks.load import PROTOCOL, Visitor
from benchmarks.studies import read_survey
from benchmarks.synthetic import make_synthetic
from smartgov.export.study_files import write_study
from smartgov.model import Study
from smartgov.scoring.score import score

ROOT = Path(__file__).resolve().parents[1]

HOST = "127.0.0.1"

#: Numbers of cities of the synthetic studies.
SIZES = (5_000, 50_000)

#: Seconds to wait for the server and for a page.
PATIENCE = 300.0


@dataclass(frozen=True)
class Visit:
    """What is looked at: its label, and page and query of its address."""

    label: str
    page: str
    query: dict[str, str]


@dataclass(frozen=True)
class Cost:
    """What one visit costs: processor seconds of the server, and bytes before compression."""

    busy: float
    size: int


@dataclass(frozen=True)
class Seen:
    """A view of a study that was opened twice, and the memory of the server after the first."""

    cities: int
    view: str
    first: Cost
    again: Cost
    memory: int


@dataclass(frozen=True)
class Server:
    """A running server: its address and the id of its process."""

    base: str
    process: int

    @property
    def busy(self) -> float:
        """Seconds of processor time since it was started."""
        fields = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def memory(self) -> int:
        """Resident memory, in bytes."""
        pages = int(Path(f"/proc/{self.process}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")


def measure_growth(sizes: Sequence[int] = SIZES) -> Iterator[Seen]:
    """Measure every view of the survey, and of synthetic studies of these sizes."""
    with tempfile.TemporaryDirectory() as folder:
        yield from measure_study(read_survey(), Path(folder))
        for size in sizes:
            study = make_synthetic(size)
            write_study(study, Path(folder) / str(size) / study.info.id)
            yield from measure_study(study, Path(folder) / str(size))


def measure_study(study: Study, folder: Path) -> Iterator[Seen]:
    """Measure every view of a study with a server of its own, which also finds those in a folder.

    The first view also starts what a server starts only once. Every view is opened again after all
    have been seen, so that what was kept of it may have made room for others.
    """
    visits = visits_of(study)
    with start_server(folder) as server:
        firsts = [(asyncio.run(cost_of(server, visit)), server.memory) for visit in visits]
        for visit, (first, memory) in zip(visits, firsts, strict=True):
            again = asyncio.run(cost_of(server, visit))
            yield Seen(len(study.cities), visit.label, first, again, memory)


def visits_of(study: Study) -> list[Visit]:
    """List what is looked at, in order; the cities are ranked, with much to gain."""
    scores = score(study)
    ranked = scores.overall.dropna().sort_values(kind="stable").index
    city, other = map(str, ranked[len(ranked) // 4 :][:2])
    lacking = next(q.id for q in study.scored if scores.normalized.at[city, q.id] == 0)
    views: list[tuple[str, str, dict[str, str]]] = [
        ("Overview", "", {}),
        ("Overview, a region", "", {"region": "150"}),
        ("Overview, a city", "", {"city": city}),
        ("Overview, a name", "", {"q": "an"}),
        ("City", "city", {"city": city}),
        ("City, another one", "city", {"city": other}),
        ("City, what-if", "city", {"city": city, "if": f"{lacking}:1"}),
        ("Ranking", "ranking", {}),
        ("Ranking, a region", "ranking", {"region": "150"}),
        ("Ranking, a weight", "ranking", {"weights": "participation:2"}),
        ("Compare", "compare", {"compare": f"{city},{other}"}),
        ("Recommendations", "recommendations", {}),
        ("Recommendations, a region", "recommendations", {"region": "150"}),
        ("Your city", "your_city", {}),
        ("Data", "data", {}),
        ("Method", "method", {}),
    ]
    return [Visit(label, page, {"study": study.info.id} | query) for label, page, query in views]


async def cost_of(server: Server, visit: Visit) -> Cost:
    """Open a view as a new visitor."""
    address = server.base.replace("http", "ws", 1) + "/_stcore/stream"
    connection = websockets.connect(address, subprotocols=[PROTOCOL], max_size=2**28)
    async with connection as socket:
        before = server.busy
        _, size = await Visitor(socket, server.base).see(visit.page, visit.query, PATIENCE)
        return Cost(server.busy - before, size)


@contextmanager
def start_server(folder: Path) -> Iterator[Server]:
    """Start the app with the studies of one more folder, and wait until it has loaded them."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", "server.py"]
    options = {"address": HOST, "port": port, "headless": "true", "fileWatcherType": "none"}
    flags = [flag for name, value in options.items() for flag in (f"--server.{name}", str(value))]
    environment = os.environ | {"SMARTGOV_STUDIES": str(folder)}
    with subprocess.Popen(
        [*command, *flags],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            server = Server(f"http://{HOST}:{port}", process.pid)
            _wait_until_ready(server, process)
            yield server
        finally:
            process.terminate()


def _wait_until_ready(server: Server, process: subprocess.Popen[bytes]) -> None:
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        if process.poll() is not None:
            raise RuntimeError("the server ended")
        try:
            with urlopen(f"{server.base}/health/ready", timeout=10):  # noqa: S310 - our own
                return
        except (URLError, TimeoutError, ConnectionError):
            time.sleep(1)
    raise TimeoutError("the server did not become ready")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind((HOST, 0))
        return int(free.getsockname()[1])


def format_growth(seen: Iterable[Seen]) -> Iterator[str]:
    """Format what was seen as lines of a table, each as soon as it is known."""
    yield f"{'cities':>8}  {'view':26}{'first':>9}{'again':>9}{'bytes':>11}{'memory':>9}"
    for one in seen:
        yield (
            f"{one.cities:8,}  {one.view:26}{one.first.busy:7.2f} s{one.again.busy:7.2f} s"
            f"{one.first.size / 1e3:8,.0f} kB{one.memory / 1e6:6,.0f} MB"
        )


def main() -> None:
    """Read the sizes from the command line, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", help="numbers of cities")
    asked = parser.parse_args()
    for line in format_growth(measure_growth(asked.sizes or SIZES)):
        print(line, flush=True)


if __name__ == "__main__":
    main()
