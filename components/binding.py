"""Bind widgets to the URL: set their value from it, and write changes back to it.

A widget is drawn with ``**bind(key, value, change)``: ``value`` comes from the view, and
``change`` computes the new view when a visitor sets another value. Streamlit's session state is
used only here and in `session_files`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from components.browser import read_query, write_view
from components.view.parameters import parse_view
from components.view.view import View, change

#: Computes the view from a new widget value; raises ValueError to reject the value.
Change = Callable[[View, Any], View]


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
    st.session_state[key] = st.session_state.get(_rejected_key(key), value)
    return {"key": key, "on_change": _write, "args": (key, change)}


def bind_field(view: View, field: str, value: object) -> dict[str, Any]:
    """Bind a widget to one field of the view; ``value`` is what the widget shows."""
    return bind(f"choose_{field}", value, partial(_change_field, field))


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
