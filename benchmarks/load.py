"""Many visitors at once: real WebSocket sessions of the app, timed from outside.

``python -m benchmarks.load --sessions 150 --within 30 --acting 60`` opens that many sessions within
that many seconds on a server of the loopback interface, and then lets each act every few seconds.
The messages are Streamlit's own. It stops by itself and talks to no other address.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import random
import secrets
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from statistics import median
from urllib.parse import urlencode, urlsplit

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

#: The most that is allowed, so that no mistyped number becomes an attack.
MOST_SESSIONS, MOST_SECONDS = 400, 300

PROTOCOL = websockets.Subprotocol("streamlit")

LOOPBACK = ("127.0.0.1", "localhost", "::1")

#: What visitors look at, as page and query, in the order in which a session goes through them.
VISITS: tuple[tuple[str, dict[str, str]], ...] = (
    ("", {"region": "150"}),
    ("city", {"city": "ghent"}),
    ("city", {"city": "barcelona", "peers": "population"}),
    ("ranking", {}),
    ("ranking", {"score": "foresight"}),
    ("recommendations", {}),
    ("recommendations", {"pillar": "strategic_management"}),
    ("compare", {"compare": "barcelona,ghent"}),
    ("", {"city": "leiria"}),
    ("method", {}),
    ("study", {}),
)


@dataclass
class Session:
    """What one visitor saw: seconds and bytes of the first page, and of each interaction."""

    first: tuple[float, int] | None = None
    acts: list[tuple[float, int]] = field(default_factory=list)
    error: str = ""


class Connection(websockets.ClientConnection):
    """A connection that counts the bytes that arrive over it, which are compressed."""

    received = 0

    def data_received(self, data: bytes) -> None:
        self.received += len(data)
        super().data_received(data)


class PageError(Exception):
    """A page that shows an error instead of what it is about."""


class Visitor:
    """One WebSocket session of the app."""

    def __init__(self, socket: websockets.ClientConnection, base: str) -> None:
        self._socket, self._base = socket, base
        self._known: set[str] = set()

    async def see(self, page: str, query: dict[str, str], patience: float) -> tuple[float, int]:
        """Ask for a page and return the seconds and the bytes until its script has ended."""
        message = BackMsg()
        state = message.rerun_script
        state.query_string = urlencode(query)
        state.page_name = page
        state.cached_message_hashes.extend(self._known)  # a browser keeps what is large
        state.context_info.url = f"{self._base}/{page}"
        state.context_info.locale = "en-US"
        state.context_info.timezone = "Europe/Madrid"
        started, size = time.perf_counter(), 0
        await self._socket.send(message.SerializeToString())
        async with asyncio.timeout(patience):
            while True:
                content = await self._socket.recv()
                size += len(content)
                answer = ForwardMsg.FromString(content)
                if answer.metadata.cacheable:
                    self._known.add(answer.hash)
                if answer.delta.new_element.WhichOneof("type") == "exception":
                    raise PageError(answer.delta.new_element.exception.message)
                if answer.WhichOneof("type") == "script_finished":
                    return time.perf_counter() - started, size


@asynccontextmanager
async def arrive(base: str, patience: float) -> AsyncIterator[tuple[Visitor, Connection]]:
    """Open a session of the app, and close it.

    It has a browser of its own, since nginx leads sessions without a cookie to a process by it.
    """
    async with websockets.connect(
        base.replace("http", "ws", 1) + "/_stcore/stream",
        subprotocols=[PROTOCOL],
        max_size=2**26,
        open_timeout=patience,
        create_connection=Connection,
        user_agent_header=f"load {secrets.token_hex(4)}",
        proxy=None,
    ) as socket:
        assert isinstance(socket, Connection)
        yield Visitor(socket, base), socket


async def visit(
    base: str, number: int, delay: float, ends: float, every: float, patience: float
) -> Session:
    """Open the Overview after a delay, then act until the end."""
    seen = Session()
    await asyncio.sleep(delay)
    try:
        async with arrive(base, patience) as (visitor, _):
            seen.first = await visitor.see("", {}, patience)
            steps = itertools.islice(itertools.cycle(VISITS), number % len(VISITS), None)
            chance = random.Random(number)  # noqa: S311 - when a visitor acts is no secret
            for page, query in steps:
                pause = every * chance.uniform(0.6, 1.4)
                if time.monotonic() + pause > ends:
                    break
                await asyncio.sleep(pause)
                seen.acts.append(await visitor.see(page, query, patience))
    except (OSError, TimeoutError, PageError, websockets.WebSocketException) as error:
        seen.error = f"{type(error).__name__}: {error}"
    return seen


async def run(
    base: str, sessions: int, within: float, acting: float, every: float
) -> list[Session]:
    """Run all visitors and return what each saw."""
    ends = time.monotonic() + within + acting
    delays = [within * number / max(1, sessions) for number in range(sessions)]
    visits = (visit(base, n, delay, ends, every, 120.0) for n, delay in enumerate(delays))
    return list(await asyncio.gather(*visits))


def summarize(seen: list[Session]) -> dict[str, float]:
    """Summarize medians, 95th percentiles in seconds, kilobytes, and how many were lost."""
    firsts = sorted(s.first[0] for s in seen if s.first)
    acts = sorted(seconds for s in seen for seconds, _ in s.acts)
    sizes = [size for s in seen for _, size in s.acts]
    first_sizes = [s.first[1] for s in seen if s.first]
    return {
        "sessions": len(seen),
        "lost": sum(bool(s.error) for s in seen),
        "first_median": _percentile(firsts, 0.5),
        "first_p95": _percentile(firsts, 0.95),
        "act_median": _percentile(acts, 0.5),
        "act_p95": _percentile(acts, 0.95),
        "acts": len(acts),
        "first_kb": median(first_sizes) / 1000 if first_sizes else float("nan"),
        "act_kb": median(sizes) / 1000 if sizes else float("nan"),
    }


def _percentile(ordered: list[float], share: float) -> float:
    return ordered[round(share * (len(ordered) - 1))] if ordered else float("nan")


def main() -> None:
    """Read the command line, run, and print what was seen as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", default="http://127.0.0.1:8501")
    parser.add_argument("--sessions", type=int, default=150)
    parser.add_argument("--within", type=float, default=30)
    parser.add_argument("--acting", type=float, default=60)
    parser.add_argument("--every", type=float, default=5)
    asked = parser.parse_args()
    if urlsplit(asked.base).hostname not in LOOPBACK:
        parser.error("only a server on the loopback interface is put under load")
    if asked.sessions > MOST_SESSIONS or asked.within + asked.acting > MOST_SECONDS:
        parser.error(f"at most {MOST_SESSIONS} sessions and {MOST_SECONDS} seconds")
    seen = asyncio.run(run(asked.base, asked.sessions, asked.within, asked.acting, asked.every))
    print(json.dumps(summarize(seen), indent=2))
    for error in sorted({s.error for s in seen if s.error}):
        print(error, file=sys.stderr)


if __name__ == "__main__":
    main()
