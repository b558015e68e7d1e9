"""Make things for programs one at a time, in turns of the pages, so that people come first.

Between two of them the lane rests, however many wait: programs take a third of the time of one
processor at most. Of what waits there is a limit; whoever comes then is told to ask again.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

import anyio
import anyio.to_thread

from components.turns import take_turn_quietly

T = TypeVar("T")

#: Number of things made at a time, of requests that may wait for theirs, and the seconds for which
#: one waits for a turn of the pages.
AT_A_TIME, MOST_WAITING, PATIENCE = 1, 30, 10.0

#: How long the lane rests, as a multiple of the time that the last thing took.
REST = 2.0


class BusyError(Exception):
    """Raised if too many wait already, or there was no turn in time."""


class Lane:
    """Where the requests of programs wait, beside those for pages."""

    def __init__(
        self, most_waiting: int = MOST_WAITING, patience: float = PATIENCE, rest: float = REST
    ) -> None:
        self._limiter: anyio.CapacityLimiter | None = None
        self._most, self._patience, self._rest = most_waiting, patience, rest
        self._waiting, self._rested = 0, 0.0

    async def run(self, make: Callable[[], T]) -> T:
        """Run a function in its turn, in a thread of its own.

        Raises
        ------
        BusyError
            If too many wait already, or there is no turn in time.
        """
        if self._limiter is None:
            self._limiter = anyio.CapacityLimiter(AT_A_TIME)
        if self._waiting >= self._most:
            raise BusyError
        self._waiting += 1
        try:
            async with self._limiter:
                await anyio.sleep(max(0.0, self._rested - time.monotonic()))
                return await anyio.to_thread.run_sync(self._in_turn, make)
        finally:
            self._waiting -= 1

    def _in_turn(self, make: Callable[[], T]) -> T:
        try:
            with take_turn_quietly(self._patience):
                started = time.monotonic()
                try:
                    return make()
                finally:
                    ended = time.monotonic()
                    self._rested = ended + self._rest * (ended - started)
        except TimeoutError as error:
            raise BusyError from error
