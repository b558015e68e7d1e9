"""Made-up cases and tables of them. Nothing here is about a real city."""

from __future__ import annotations

from typing import Any

from smartgov.cases.case import Case, Known, Source, Standard
from smartgov.model import City
from smartgov.text import Text
from tests.smartgov.made_studies import make_city

SOURCE = Source("A publisher", "A title", "https://example.org/a", "city", "2020", "2026-11")


def make_source(known: Known = "city", **fields: Any) -> Source:
    """Return a source, with some fields changed."""
    return Source(**{**vars(SOURCE), "known": known, **fields})


def make_case(case_id: str, city: City | None = None, **fields: Any) -> Case:
    """Return a case named like its id, with some fields changed."""
    made = {
        "recommendation": "plan_stronger",
        "since": 2010,
        "name": Text(case_id.title()),
        "what": Text("What it is"),
        "led_to": Text(""),
        "note": Text(""),
        "source": SOURCE,
    }
    return Case(id=case_id, city=city or make_city("arco"), **{**made, **fields})


def make_standard(standard_id: str, **fields: Any) -> Standard:
    """Return a standard named like its id, with some fields changed."""
    made = {
        "recommendation": "plan_stronger",
        "year": 2015,
        "name": Text(standard_id.title()),
        "what": Text("What it is"),
        "source": make_source("publisher"),
    }
    return Standard(id=standard_id, **{**made, **fields})
