"""Bind widgets to the URL: set their value from it, and write changes back to it.

A widget is drawn with ``**bind(key, value, change)``: ``value`` comes from the view, and
``change`` computes the new view when a visitor sets another value. Streamlit's session state is
used only here and in `session_files`.

A session begins with the first run of a page. If the server was restarted, or has given up the
session, the browser still shows the page of the last one: it sends what the visitor does next with
that first run, in which Streamlit calls no callback. `catch_up` makes up for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state.common import user_key_from_element_id

from components.browser import read_query, write_view
from components.view.parameters import parse_view
from components.view.view import View, change

#: Computes the view from a new widget value; raises ValueError to reject the value.
Change = Callable[[View, Any], View]

#: The session state of the first run: the widgets that the browser sent, and what to catch up on.
#: Later runs have the mark that a page was drawn in the session.
_SENT, _UNHEARD, _DRAWN = "widgets_sent", "unheard", "page_drawn"


def bind(key: str, value: object, change: Change) -> dict[str, Any]:
    """Set a widget to a value of the view, and return the options that write changes to the URL.

    Parameters
    ----------
    key
        Key of the widget, unique on its page.
    value
        Value in the view. The widget shows it unless its last input was rejected.
    change
        Called with the current view and the new value of the widget. A ValueError rejects the
            input: the URL does not change and the widget keeps what was typed.

    Returns
    -------
    dict
        ``key``, ``on_change`` and ``args``, for any Streamlit widget with a value.
    """
    if _is_unheard(key):
        _note(key, partial(_write_late, key, value, change))
    else:
        st.session_state[key] = st.session_state.get(_rejected_key(key), value)
    return {"key": key, "on_change": _write, "args": (key, change)}


def bind_field(view: View, field: str, value: object) -> dict[str, Any]:
    """Bind a widget to one field of the view; ``value`` is what the widget shows."""
    return bind(f"choose_{field}", value, partial(_change_field, field))


def bind_press(key: str, act: Callable[..., object], *args: object) -> dict[str, Any]:
    """Bind a button to a function, and return the options that call it when it is pressed."""
    if _is_unheard(key):
        _note(key, partial(_press_late, key, act, *args))
    return {"key": key, "on_click": act, "args": args}


def catch_up() -> None:
    """Do what the visitor did last on a page of an earlier session, and draw the page again.

    Called at the end of each page; it does something only in the first run of a session.
    """
    state = st.session_state
    noted: dict[str, Callable[[], object]] = state.pop(_UNHEARD, {})
    state.pop(_SENT, None)
    state[_DRAWN] = True
    if not noted:
        return
    there = _widgets_sent()
    for key, act in noted.items():
        if there.get(key) == 1:  # more if the one that was sent is of another page
            act()
    st.rerun()


def _is_unheard(key: str) -> bool:
    """Check whether the browser sent a widget that no earlier run of the session has drawn."""
    state = st.session_state
    if _DRAWN in state:
        return False
    if _SENT not in state:
        state[_SENT] = frozenset(_widgets_sent())
    return key in state[_SENT]


def _widgets_sent() -> Counter[str]:
    """Count the widgets of each key that have a value: at first those that the browser sent.

    There are none if the visitor went back or forward: the address counts then.
    """
    context = get_script_run_ctx(suppress_warning=True)
    if context is None or context.is_history_navigation:
        return Counter()
    ids = (state.id for state in context.session_state.get_widget_states())
    return Counter(key for key in map(user_key_from_element_id, ids) if key is not None)


def _note(key: str, act: Callable[[], object]) -> None:
    st.session_state[_UNHEARD] = {**st.session_state.get(_UNHEARD, {}), key: act}


def _press_late(key: str, act: Callable[..., object], *args: object) -> None:
    if st.session_state[key]:
        act(*args)


def _write_late(key: str, value: object, change: Change) -> None:
    if st.session_state[key] != value:
        _write(key, change)


def update_view(change: Callable[[View], View]) -> None:
    """Apply a change to the current view in the URL; for button callbacks."""
    view, _ = parse_view(read_query())
    write_view(change(view))


def widget_value(key: str, default: object = None) -> Any:
    """Get the current value of another widget; for callbacks."""
    return st.session_state.get(key, default)


def is_rejected(key: str) -> bool:
    """Check whether the last input of a widget was rejected."""
    return _rejected_key(key) in st.session_state


def _write(key: str, change: Change) -> None:
    st.session_state.pop(_rejected_key(key), None)
    value = st.session_state[key]
    try:
        update_view(lambda view: change(view, value))
    except ValueError:
        st.session_state[_rejected_key(key)] = value


def _change_field(field: str, view: View, value: object) -> View:
    return change(view, field, value)


def _rejected_key(key: str) -> str:
    """Build the session state key for a rejected input."""
    return f"{key}_refused"
