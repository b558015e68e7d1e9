"""Take turns: only a few pages are drawn at a time, the others wait and say so.

Pages are drawn in threads, of which only one can run Python at a time. If a hundred visitors open
the app at once, a hundred threads compete and none gets done, nor does the thread that answers the
browsers. Drawn one after the other, each page takes no longer than for a single visitor.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Semaphore, local

import streamlit as st

from components.i18n import Translator
from components.links import edition_address
from components.view.view import View

#: Number of pages drawn at a time.
AT_A_TIME = max(2, os.cpu_count() or 2)

#: Seconds to wait before the page says that it waits.
PATIENCE = 1.0

_turns = Semaphore(AT_A_TIME)
_thread = local()


@contextmanager
def take_turn(t: Translator) -> Iterator[None]:
    """Wait for a turn to draw a page, with a notice if it takes long."""
    if not _turns.acquire(timeout=PATIENCE):
        way = f"[{t('connection.edition')}]({edition_address(View(lang=t.language))})"
        st.toast(f"{t('app.waiting')} {way}", icon=":material/groups:", duration="long")
        _turns.acquire()
    _thread.has_turn = True
    try:
        yield
    finally:
        _thread.has_turn = False
        _turns.release()


@contextmanager
def let_others_pass() -> Iterator[None]:
    """Give up the turn during work that takes long, and wait for the next one after it."""
    if not getattr(_thread, "has_turn", False):
        yield
        return
    _turns.release()
    try:
        yield
    finally:
        _turns.acquire()


@contextmanager
def take_turn_quietly(patience: float) -> Iterator[None]:
    """Wait for a turn to compute what is no page, such as a table for another program.

    Raises
    ------
    TimeoutError
        If there is no turn within ``patience`` seconds.
    """
    if not _turns.acquire(timeout=patience):
        raise TimeoutError("no turn")
    try:
        yield
    finally:
        _turns.release()
