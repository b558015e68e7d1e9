"""Helpers that read figures as sent to the browser, and checks that apply to every figure."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from smartgov.model import Framework
from smartgov.text import Text

Spec = dict[str, Any]

#: A name that would run, were it taken for HTML; and how it is sent.
EVIL = "<b onclick='x'>A & B</b>"
ESCAPED = "&lt;b onclick='x'&gt;A &amp; B&lt;/b&gt;"


def relabel(framework: Framework, label: str) -> Framework:
    """Return the framework with every dimension named the same."""
    dimensions = tuple(replace(d, label=Text(label)) for d in framework.dimensions)
    return replace(framework, dimensions=dimensions)


def as_sent(figure: go.Figure) -> Spec:
    """Return a figure as the browser gets it; plotly has to know every property of it."""
    spec: Spec = json.loads(figure.to_json())
    go.Figure(spec)
    return spec


def traces(figure: go.Figure) -> list[Spec]:
    """Return the traces that can be seen."""
    return [trace for trace in as_sent(figure)["data"] if not _is_target(trace)]


def targets(figure: go.Figure) -> list[Spec]:
    """Return the invisible traces that only make a figure react to clicks."""
    return [trace for trace in as_sent(figure)["data"] if _is_target(trace)]


def _is_target(trace: Spec) -> bool:
    return trace.get("marker", {}).get("color") == "rgba(0,0,0,0)"


def notes(figure: go.Figure) -> list[str]:
    """Return what is written into a figure, in order."""
    return [note["text"] for note in as_sent(figure)["layout"].get("annotations", [])]


def check_figure(draw: Callable[[], go.Figure], alt: str, *tables: pd.DataFrame) -> None:
    """Check that drawing is pure, and that a figure tells whose numbers it shows.

    Numbers are sent as lists: arrays encoded as base64 can be read by nobody else.
    """
    before = [table.copy() for table in tables]
    figure = draw()
    assert draw().to_json() == figure.to_json()
    for table, untouched in zip(tables, before, strict=True):
        pd.testing.assert_frame_equal(table, untouched)
    assert [key for key in _keys(as_sent(figure)) if key in {"bdata", "dtype"}] == []
    assert as_sent(figure)["layout"]["meta"] == {
        "study": "made",
        "status": "demonstration",
        "source": "Source: us.",
        "alt": alt,
    }


def _keys(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield key
            yield from _keys(value)
    elif isinstance(node, list):
        for value in node:
            yield from _keys(value)
