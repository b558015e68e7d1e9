"""Widgets whose value is in the URL: set from it before they are drawn, written to it on change.

A widget is drawn with ``**bind(key, value, change)``: ``value`` comes from the view, and
``change`` says what the view becomes when a visitor sets another value. Streamlit's session state
is touched here and in `session_files`, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from components.browser import read_query, write_view
from components.view.parameters import parse_view
from components.view.view import View, change

#: What a view becomes with a new value of a widget; ValueError for a value that is refused.
Change = Callable[[View, Any], View]


def bind(key: str, value: object, change: Change) -> dict[str, Any]:
    """Set a widget to a value of the view, and return the options that write another one back.

    Parameters
    ----------
    key
        Identifies the widget in its page.
    value
        What the view says; the widget shows it, unless its last input was refused.
    change
        Called with the view of that moment and the new value of the widget. A ValueError refuses
        the input: the URL stays as it is and the widget keeps what was typed.

    Returns
    -------
    dict
        ``key``, ``on_change`` and ``args``, for any widget of Streamlit that has a value.
    """
    st.session_state[key] = st.session_state.get(_refused(key), value)
    return {"key": key, "on_change": _write, "args": (key, change)}


def bind_field(view: View, field: str, value: object) -> dict[str, Any]:
    """Bind a widget to one field of the view, ``value`` standing in where the view has none."""
    return bind(f"choose_{field}", value, partial(_change_field, field))


def update_view(change: Callable[[View], View]) -> None:
    """Change the view in the URL as it is at this moment; for the callbacks of buttons."""
    view, _ = parse_view(read_query())
    write_view(change(view))


def widget_value(key: str, default: object = None) -> Any:
    """Return the value of a widget at this moment; for callbacks that read more than their own."""
    return st.session_state.get(key, default)


def is_refused(key: str) -> bool:
    """Whether the last input of a widget was refused."""
    return _refused(key) in st.session_state


def _write(key: str, change: Change) -> None:
    st.session_state.pop(_refused(key), None)
    value = st.session_state[key]
    try:
        update_view(lambda view: change(view, value))
    except ValueError:
        st.session_state[_refused(key)] = value


def _change_field(field: str, view: View, value: object) -> View:
    return change(view, field, value)


def _refused(key: str) -> str:
    """Return the key under which a refused input is remembered."""
    return f"{key}_refused"
