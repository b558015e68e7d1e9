"""Tests of "Data URL": every chart has one, it is answered, and has the numbers on screen."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from html import unescape

import pytest
import streamlit as st
from starlette.applications import Starlette
from streamlit.testing.v1 import AppTest

from components import row_actions
from components.menu import PAGES
from serving.api.routes import Tables
from tests.conftest import DEMO, SURVEY, OpenApp
from tests.pages.reading import pieces
from tests.serving.asgi import ask, scope_of

#: Tables below which no address stands: why they are no chart, and have no numbers of their own.
WITHOUT = {
    "dictionary-": "describes the files",
    "editions": "lists the editions, which links open",
    "files": "lists files to download",
    "glossary": "explains terms",
    "hosts": "names cities, after the table of needs",
    "pairs": "names practices, after the table of answers",
    "partners-": "names practices, after the table of answers",
    "plan-": "is a plan that a visitor made",
    "scenario-": "is of answers that a visitor changed",
    "source": "describes the data set",
    "teaches-": "names cities, after the table of answers",
    "validation": "compares our methods with published results",
}

#: Charts of which every number on screen stands in the table; of the others, the table has the
#: values of all cities that they are computed from.
SAME = (
    *("adopted-", "beside-", "bands-", "change-", "change-by-", "change-regions-"),
    *("circumstances-", "dimensions-by-", "edition-ranks-", "groups-", "intervals-"),
    *("map-", "over-time", "over-time-", "practices-", "priorities", "profile-", "rank-change-"),
    *("ranking-", "regions", "scatter-", "side-by-side"),
)

#: Views in which a page shows all the charts that it has.
CITY = {DEMO: "demo-01-west-africa", SURVEY: "ghent"}
VIEWS = [
    *((page, DEMO, {}) for page in PAGES if page not in ("practices", "present", "study")),
    ("", DEMO, {"by": "region", "region": ["150", "002"]}),
    ("", DEMO, {"by": "size", "maps": "change", "score": "participation"}),
    ("city", SURVEY, {"score": "participation", "if": "participatory_budgeting:0"}),
    ("compare", SURVEY, {"weights": "foresight:2", "score": "foresight"}),
    ("ranking", DEMO, {"reading": "ranks", "score": "open_government", "group": "country"}),
    ("ranking", SURVEY, {"weights": "participation:3", "region": "150", "reading": "ranks"}),
    ("recommendations", DEMO, {"region": "150", "recommendation": "look_ahead"}),
    ("recommendations", SURVEY, {"dimension": "participation", "against": "equal_dimensions"}),
]

#: Columns that name something, or say where it is, which the table of cities has.
NAMES = ("region", "group", "since", "shown", "edition", "band", "latitude", "longitude")

Row = dict[str, str]


@pytest.fixture(scope="session")
def tables() -> Starlette:
    return Starlette(routes=Tables().routes)


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[], bytes]]:
    """Return the downloads that are offered from here on, by the keys of their buttons."""
    monkeypatch.setattr(row_actions, "are_offered", lambda: True)
    offered: dict[str, Callable[[], bytes]] = {}
    monkeypatch.setattr(
        st, "download_button", lambda label, data, key="", **_: offered.update({key: data})
    )
    return offered


def addresses(app: AppTest) -> dict[str, str]:
    """Return the address of the numbers in each row of a page, by name; blank if it has none."""
    found = {}
    for piece in pieces(app):
        name = re.search(r'data-sg="link" data-name="([^"]+)"', piece.body)
        address = re.search(r'data-sg="data" data-address="([^"]+)"', piece.body)
        if name:
            found[unescape(name[1])] = unescape(address[1]) if address else ""
    return found


def beginning_of(name: str, known: object) -> str | None:
    """Return the longest of some beginnings that a name has; one without a hyphen is whole."""
    begins = [b for b in known if name == b or (b.endswith("-") and name.startswith(b))]
    return max(begins, key=len, default=None)


def numbers_of(rows: list[Row]) -> set[float]:
    """Return the numbers in a table, rounded; the digits of ids are none."""
    found = set()
    for row in rows:
        for column, cell in row.items():
            try:
                number = float(cell)
            except (TypeError, ValueError):
                continue
            if column not in NAMES:
                found |= {round(number, 6)}
    return found


def read(content: bytes) -> list[Row]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def get_rows(tables: Starlette, address: str) -> list[Row]:
    """Return the rows that an address gives."""
    path, _, query = address.partition("?")
    answer = ask(tables, scope_of(f"/{path}", query))
    assert answer.status == 200, (address, answer.body)
    return read(answer.body)


@pytest.mark.parametrize(("page", "study", "chosen"), VIEWS)
def test_every_chart_has_an_address_with_its_numbers(
    open_app: OpenApp, files, tables: Starlette, page: str, study: str, chosen
) -> None:
    city = CITY[study]
    compared = {"compare": f"{city},{'demo-02-west-africa' if study == DEMO else 'bilbao'}"}
    app = open_app(page, **{"study": study, "city": city, **compared, **chosen})
    assert not app.exception
    assert not app.warning
    charts = {chart.key.removeprefix("chart_") for chart in app.get("plotly_chart")}
    found = addresses(app)
    panels = {name for name in charts if re.match("(change-)?panel-", name)}
    assert charts - panels <= found.keys()
    for name, address in found.items():
        if not address:
            assert beginning_of(name, WITHOUT) or name.endswith("-scenario"), name
            continue
        rows = get_rows(tables, address)
        assert rows, name
        if beginning_of(name, SAME) and f"csv_{name}" in files:
            shown = numbers_of(read(files[f"csv_{name}"]()))
            assert shown, name
            assert shown - numbers_of(rows) == set(), (name, address)
