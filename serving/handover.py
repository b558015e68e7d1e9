"""How what a run of a page makes reaches the loop of the server: many messages wake it once.

A run is a thread of its own and hands over about a hundred messages. Streamlit wakes the loop for
each, which then takes Python's lock from the run to send a single one.
"""

from __future__ import annotations

from asyncio import AbstractEventLoop
from collections import deque
from collections.abc import Callable
from weakref import WeakKeyDictionary

from streamlit.runtime.app_session import AppSession

Callback = Callable[[], None]


class Handover:
    """What threads have for a loop, in their order; the loop is woken if nothing waits yet."""

    def __init__(self, loop: AbstractEventLoop) -> None:
        self._loop = loop
        self._waiting: deque[Callback] = deque()
        self._woken = False

    def add(self, callback: Callback, wake: Callable[[Callback], None]) -> None:
        """Hand over a callback from any thread; ``wake`` lets the loop call what it is given."""
        self._waiting.append(callback)
        if not self._woken:
            self._woken = True
            wake(self._take)

    def _take(self) -> None:
        """Let the loop call all that waits in its next turn, where one may fail without others."""
        self._woken = False  # before the first is taken: what comes from now on wakes it again
        while self._waiting:
            self._loop.call_soon(self._waiting.popleft())


_wake = AppSession._call_soon_on_event_loop
_handovers: WeakKeyDictionary[AbstractEventLoop, Handover] = WeakKeyDictionary()


def wake_once() -> None:
    """Let the sessions of this process hand over their messages this way.

    Streamlit has no option for it. So one method of its sessions is replaced, of which the tests
    see that it is used.
    """
    AppSession._call_soon_on_event_loop = _hand_over  # type: ignore[method-assign]


def _hand_over(self: AppSession, callback: Callback) -> None:
    loop = self._event_loop
    handover = _handovers.get(loop) or _handovers.setdefault(loop, Handover(loop))
    handover.add(callback, lambda take: _wake(self, take))
