"""Browser tests of downloads: the files open and name their source."""

from __future__ import annotations

import csv
import io
import struct
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from playwright.sync_api import Download, Locator, Page

from components.i18n import translator
from tests.e2e.conftest import OpenPage

STUDY = "urban-governance-survey-2015"
ES = translator("es")


def download(page: Page, button: Locator, folder: Path) -> Path:
    """Press a button, keep the file that comes, and return it under its own name."""
    with page.expect_download() as coming:
        button.click()
    file: Download = coming.value
    path = folder / file.suggested_filename
    file.save_as(path)
    return path


def open_tables(page: Page) -> None:
    """Open what is closed below every chart."""
    closed = page.locator("details:not([open]) > summary").filter(visible=True)
    while closed.count():
        closed.first.click()


def test_csv_of_the_ranking(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("ranking", lang="es", city="barcelona", reading="ranks")
    button = page.locator(".st-key-csv_ranking-overall").get_by_role("button")
    file = download(page, button, tmp_path)
    assert file.name == f"{STUDY}-ranking-overall.csv"
    content = file.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert len(rows) == 69
    assert {"rank", "city_id", "city", "country", "overall", "coverage"} <= rows[0].keys()
    assert {row["study"] for row in rows} == {STUDY}
    assert {row["status"] for row in rows} == {"real"}
    (barcelona,) = [row for row in rows if row["city_id"] == "barcelona"]
    assert float(barcelona["overall"]) == pytest.approx(80.5555556)
    assert barcelona["rank"] == "24"
    assert [row["city_id"] for row in rows if row["rank"] == "1"] == ["asker", "ilo"]


def test_excel_of_the_priorities(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("recommendations", lang="es")
    open_tables(page)
    button = page.locator(".st-key-xlsx_priorities").get_by_role("button")
    file = download(page, button, tmp_path)
    sheet = openpyxl.load_workbook(file).active
    assert sheet is not None
    header, *rows = sheet.iter_rows(values_only=True)
    table = {row[0]: dict(zip(header, row, strict=True)) for row in rows}
    assert list(table) == [
        *("answer_for_results", "design_together", "reach_the_unorganized"),
        *("plan_stronger", "look_ahead"),
    ]
    assert table["design_together"]["lacking"] == 44
    assert table["design_together"]["answered"] == 78
    assert table["plan_stronger"]["lack"] == pytest.approx(14 / 77)
    assert {row["status"] for row in table.values()} == {"real"}


def test_a_filtered_table_is_what_is_downloaded(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("ranking", lang="en", country="PE", reading="ranks")
    button = page.locator(".st-key-csv_ranking-overall").get_by_role("button")
    text = download(page, button, tmp_path).read_text(encoding="utf-8-sig")
    assert {row["country"] for row in csv.DictReader(io.StringIO(text))} == {"PE"}


def test_pictures_of_a_chart(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("city", lang="es", city="barcelona")
    open_tables(page)
    frame = page.locator(".st-key-figure_profile-barcelona")
    picture = download(page, frame.get_by_role("button", name=ES("tables.png")), tmp_path)
    assert picture.name == f"{STUDY}-profile-barcelona.png"
    content = picture.read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", content[16:24])
    assert width > 800
    assert height > 400

    drawing = download(page, frame.get_by_role("button", name=ES("tables.svg")), tmp_path)
    assert drawing.name == f"{STUDY}-profile-barcelona.svg"
    root = ElementTree.parse(drawing).getroot()  # noqa: S314
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    words = "".join("".join(root.itertext()).split())
    for said in (ES("city.profile_alt", city="Barcelona"), ES("status.real")):
        assert "".join(said.split()) in words
    assert "33,3" in words
    links = [value for node in root.iter() for name, value in node.items() if "href" in name]
    assert [link for link in links if not link.startswith(("#", "data:"))] == []
