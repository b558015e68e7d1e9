"""Tests of the two files of every table: no formulas, and numbers as numbers."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import openpyxl
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from components.i18n import translator
from components.menu import PAGES
from components.view.view import OWN_FILE
from smartgov.model import Study
from smartgov.own_city.link import format_own
from smartgov.own_city.own_city import OwnCity
from smartgov.study.load import LoadedStudy
from tests.conftest import OpenApp
from tests.pages.reading import tables

#: A city of the study is called like a command that a spreadsheet would run.
CITY, NAME = "asker", "=cmd|' /C calc'!A0"
RUNS = ("=", "+", "-", "@", "\t", "\r")
#: A table that stands in a card, beside the way to the page that has it whole.
CARD = translator("en")("overview.card_table")

#: What is chosen so that a page shows every table that it has, and those that name the city.
CHOSEN: dict[str, tuple[dict[str, str], list[str]]] = {
    "": ({"city": CITY}, ["map-overall"]),
    "city": ({"city": CITY}, [f"map-peers-{CITY}"]),
    "compare": ({"compare": f"{CITY},ilo", "against": "equal_dimensions"}, []),
    "ranking": (
        {"city": CITY, "against": "equal_dimensions", "reading": "ranks"},
        ["ranking-overall"],
    ),
    "recommendations": ({"city": CITY, "recommendation": "look_ahead"}, ["hosts"]),
}

#: The kinds of files that a page offers of a visitor's own file, beside those of its tables.
KINDS = {
    "": {"png", "svg"},
    "city": {"pdf", "html"},
    "data": {"zip"},
    "your_city": {"json"},
    "present": {"pptx"},
}

#: What the file of each kind begins with.
BEGINNINGS = {
    "csv": b"\xef\xbb\xbf",
    "xlsx": b"PK",
    "zip": b"PK",
    "pdf": b"%PDF",
    "html": b"<!",
    "png": b"\x89PNG",
    "svg": b"<svg",
    "json": b"{",
    "pptx": b"PK",
}

#: The file of a visitor, from which "What was understood" and problems are offered as well.
TICKS = (
    "City,Country,voting,strategic_plan\nBilbao,ES,yes,no\nPorto,PT,no,perhaps\nLyon,FR,yes,yes\n"
)

Files = dict[str, Callable[[], bytes]]


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Files:
    """Return the downloads that are offered from here on, by the keys of their buttons."""
    offered: Files = {}
    monkeypatch.setattr(
        st, "download_button", lambda label, data, key="", **_: offered.update({key: data})
    )
    return offered


@pytest.fixture
def renamed(copied: Path) -> None:
    """Call a city of the survey like a command."""
    path = copied / "cities.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(f"\n{CITY},Asker,", f"\n{CITY},{NAME},"), encoding="utf-8")


def read_csv(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.usefixtures("renamed")
@pytest.mark.parametrize("page", PAGES)
def test_no_cell_of_any_table_runs(open_app: OpenApp, files: Files, page: str) -> None:
    query, naming = CHOSEN.get(page, ({}, []))
    app = open_app(page, **query)
    assert not app.exception
    stems = [key.removeprefix("csv_") for key in files if key.startswith("csv_")]
    assert [key for key in files if key.startswith("xlsx_")] == [f"xlsx_{stem}" for stem in stems]
    read = [shown for shown in tables(app) if shown.caption != CARD]
    assert len(stems) == len(read)
    named = []
    for stem in stems:
        rows = read_csv(files[f"csv_{stem}"]())
        sheet, about = openpyxl.load_workbook(io.BytesIO(files[f"xlsx_{stem}"]())).worksheets
        assert all(cell.data_type != "f" for row in about.iter_rows() for cell in row)
        assert (sheet.max_row, sheet.max_column) == (len(rows), len(rows[0]))
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            text = rows[cell.row - 1][cell.column - 1]
            assert cell.data_type != "f"
            if cell.data_type == "n" and cell.value is not None:
                assert float(text) == pytest.approx(cell.value)
            else:
                assert ("" if cell.value is None else str(cell.value)) == text
                assert not text.startswith(RUNS)
        named += [stem for row in rows if "'" + NAME in row]
    assert list(dict.fromkeys(named)) == naming


def own_query(page: str, study: Study) -> dict[str, str]:
    """Return what is chosen so that a page offers every download that it has."""
    if page == "your_city":
        own = OwnCity("Testville", "ES", 40, -3, answers={q.id: 1.0 for q in study.scored[:9]})
        return {"own": format_own(own, study)}
    return CHOSEN.get(page, ({}, []))[0]


def open_own(open_app: OpenApp, files: Files, page: str, own: LoadedStudy) -> AppTest:
    """Open a page with a visitor's own file."""
    assert own.study is not None
    app = open_app("method")
    files.clear()
    app.session_state["loaded_studies"] = {own.name: own}
    app.switch_page(f"pages/{page}.py" if page else "app.py")
    for name, value in {**own_query(page, own.study), "study": own.name}.items():
        app.query_params[name] = value
    return app.run()


def check_written(files: Files) -> set[str]:
    """Check that every download is written in a thread of no session; return their kinds."""
    kinds = set()
    with ThreadPoolExecutor(1) as elsewhere:
        for key, write in files.items():
            kind = next(part for part in key.split("_") if part in BEGINNINGS)
            kinds.add(kind)
            assert elsewhere.submit(write).result().startswith(BEGINNINGS[kind]), key
    return kinds


@pytest.mark.parametrize("page", PAGES)
def test_every_download_of_an_own_file_is_written(
    open_app: OpenApp, files: Files, survey: Study, page: str
) -> None:
    """The server writes a download when it is asked for."""
    own = LoadedStudy(f"{OWN_FILE}mine", survey, digest="1", own=True)
    app = open_own(open_app, files, page, own)
    assert not app.exception
    assert not app.warning
    of_tables = {"csv", "xlsx"} if page not in ("study", "present") else set()
    assert check_written(files) >= of_tables | KINDS.get(page, set())


def test_every_download_of_a_file_just_read_is_written(open_app: OpenApp, files: Files) -> None:
    app = open_app("data")
    files.clear()
    app.file_uploader[0].upload("ticks.csv", TICKS.encode()).run(timeout=60)
    assert not app.exception
    assert {"problems_csv", "mapping_json"} <= files.keys()
    check_written(files)
