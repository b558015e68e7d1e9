"""The tables of practices and standards, and their files."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest

from components.downloads import Download
from components.sections.practices import tables
from components.sections.practices.choice import chosen_cases
from smartgov.cases.case import Collection
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage
from tests.components.sections.conftest import Drawn
from tests.smartgov.cases.made_cases import make_case, make_source
from tests.smartgov.made_studies import make_city

languages = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> dict[str, Download]:
    """Return the files that are offered from here on."""
    offered: dict[str, Download] = {}
    monkeypatch.setattr(
        tables, "download_buttons", lambda all_: offered.update({d.key: d for d in all_})
    )
    return offered


def rows_of(download: Download) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(download.write().decode("utf-8-sig"), newline="")))


@languages
def test_the_files_have_every_practice_with_source_and_status(
    make_page: MakePage, drawn: Drawn, files: dict[str, Download], language: Language
) -> None:
    page = make_page(language)
    tables.show_practices(page)
    tables.show_standards(page)
    assert list(files) == [f"{s}_{n}" for n in ("practices", "standards") for s in ("csv", "xlsx")]
    rows, cases = rows_of(files["csv_practices"]), chosen_cases(page)
    assert [row["id"] for row in rows] == [case.id for case in cases]
    for row, case in zip(rows, cases, strict=True):
        assert row["address"] == case.source.address
        assert row["since"] == str(case.since or "")
        assert row["what_fr"] == case.what.given("fr")
        assert (row["publisher"], row["known"]) == (case.source.publisher, case.source.known)
        assert row["status"] == page.t("cases.not_verified")
    standards = rows_of(files["csv_standards"])
    assert len(standards) == 24
    assert {row["year"] for row in standards} >= {"", "2019"}
    book = openpyxl.load_workbook(io.BytesIO(files["xlsx_practices"].write()))
    assert book.sheetnames == ["data", "about"]
    assert book["data"].max_row == 54
    assert page.t("cases.examples") in [cell.value for cell in book["about"]["B"]]


def test_filters_apply_to_tables_and_files(
    make_page: MakePage, drawn: Drawn, files: dict[str, Download]
) -> None:
    page = make_page(case_words="Night Owl")
    tables.show_practices(page)
    tables.show_standards(page)
    assert [row["city"] for row in rows_of(files["csv_practices"])] == ["Seoul"]
    assert {row["recommendation"] for row in rows_of(files["csv_standards"])} == {"look_ahead"}
    practices, standards = drawn.words
    assert practices.count('scope="row"') == 1
    assert standards.count('scope="row"') == 4
    assert page.t("cases.captions.practices") in practices


def test_nothing_is_offered_where_nothing_is_shown(
    make_page: MakePage, drawn: Drawn, files: dict[str, Download]
) -> None:
    page = make_page(case_words="no such words")
    tables.show_practices(page)
    tables.show_standards(page)
    assert drawn.words == []
    assert files == {}


def test_markup_and_formulas_of_a_table_are_text(
    make_page: MakePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "=cmd|'<b>x</b>'!A0"
    source = make_source(publisher=text, title=text)
    case = make_case("one", make_city("x", name=text), source=source)
    monkeypatch.setattr("components.cache.load_collection", lambda ids: Collection((case,), ()))
    page = make_page(case_words="=cmd")  # a view that no other test has made
    table = tables.practices_table(page)
    assert "<b>" not in table
    assert "&lt;b&gt;" in table
    row = next(
        iter(
            csv.DictReader(
                io.StringIO(
                    tables._write_csv(page, "practices", tables.practices_frame).decode("utf-8-sig")
                )
            )
        )
    )
    assert row["city"] == row["publisher"] == f"'{text}"
