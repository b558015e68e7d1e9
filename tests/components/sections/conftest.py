"""Fixtures for tests of the sections, which record what a section draws."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import plotly.graph_objects as go
import pytest
import streamlit as st
from markupsafe import Markup

from components import show
from components.leads import CityLead, Lead
from components.reader import Reader
from components.show import Table


@dataclass
class Drawn:
    """What was drawn, in order."""

    headings: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    figures: list[go.Figure] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    leads: dict[str, Any] = field(default_factory=dict)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    """Return what sections draw from here on."""
    taken = Drawn()

    def take_table(reader: Reader, name: str, table: Callable[[], Table], **_: object) -> None:
        taken.names.append(name)
        taken.tables.append(table())

    def take_figure(
        reader: Reader,
        name: str,
        draw: Callable[[], go.Figure],
        table: Callable[[], Table],
        lead: Lead | CityLead | None = None,
        **_: object,
    ) -> None:
        taken.figures.append(draw())
        taken.leads[name] = lead
        take_table(reader, name, table)

    def take_heading(
        title: str, subtitle: str = "", anchor: str = "", legend: Sequence[Markup] = ()
    ) -> None:
        taken.headings.append(title)
        taken.words += map(str, legend)

    monkeypatch.setattr(show, "heading", take_heading)
    monkeypatch.setattr(show, "grid", take_table)
    monkeypatch.setattr(show, "table_expander", take_table)
    monkeypatch.setattr(show, "figure", take_figure)
    for name in ("html", "info", "success", "error", "warning", "write", "markdown"):
        monkeypatch.setattr(st, name, lambda body, **_: taken.words.append(str(body)))
    return taken
