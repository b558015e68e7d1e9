"""Make tables one at a time, each in a turn of the pages, so that programs cannot crowd out people.

Of what waits there is a limit; whoever comes then is told to ask again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import anyio
import anyio.to_thread

from components.turns import take_turn_quietly
from serving.api.problems import RefusalError

T = TypeVar("T")

#: Number of tables made at a time, of requests that may wait for theirs, and the seconds for which
#: one waits for a turn of the pages.
AT_A_TIME, MOST_WAITING, PATIENCE = 1, 30, 10.0

#: Seconds after which whoever is refused may ask again.
RETRY = 5


def busy() -> RefusalError:
    """Make the answer to those who come when too many wait."""
    return RefusalError(503, "busy", "wait", retry=RETRY)


class Lane:
    """Where the requests of programs wait, beside those for pages."""

    def __init__(self, most_waiting: int = MOST_WAITING, patience: float = PATIENCE) -> None:
        self._limiter: anyio.CapacityLimiter | None = None
        self._most, self._patience = most_waiting, patience
        self._waiting = 0

    async def run(self, make: Callable[[], T]) -> T:
        """Run a function in its turn, in a thread of its own.

        Raises
        ------
        RefusalError
            If too many wait already, or there is no turn in time.
        """
        if self._limiter is None:
            self._limiter = anyio.CapacityLimiter(AT_A_TIME)
        if self._waiting >= self._most:
            raise busy()
        self._waiting += 1
        try:
            return await anyio.to_thread.run_sync(self._in_turn, make, limiter=self._limiter)
        finally:
            self._waiting -= 1

    def _in_turn(self, make: Callable[[], T]) -> T:
        try:
            with take_turn_quietly(self._patience):
                return make()
        except TimeoutError as error:
            raise busy() from error
