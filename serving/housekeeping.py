"""Give back the memory of visitors who have left.

Streamlit keeps a session for a while, as its visitor may come back, but removes it only when
another visitor leaves. Python looks for garbage only once there is much that is new, and the C
library keeps what Python has freed. On a quiet server, all three would wait forever.
"""

from __future__ import annotations

import asyncio
import ctypes
import gc
from collections.abc import Callable
from typing import Any

from streamlit import runtime

#: Seconds between two looks.
EVERY = 15.0


async def keep_house(every: float = EVERY) -> None:
    """Remove sessions that nobody comes back to, again and again, and give back their memory."""
    while True:
        await asyncio.sleep(every)
        if runtime.exists() and remove_expired(runtime.get_instance()):
            await asyncio.to_thread(give_back)


def remove_expired(server: runtime.Runtime) -> int:
    """Remove the sessions whose time to come back is over, and count them."""
    sessions: Any = server._session_mgr
    return len(sessions._session_storage._cache.expire())


def give_back() -> None:
    """Collect garbage, and return what is free to the operating system where it can be done."""
    gc.collect()
    trim: Callable[[int], int] | None = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
