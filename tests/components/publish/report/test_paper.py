"""A4 sheets: how text is set, where pages break, what every page carries."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from pypdf import PageObject, PdfReader

from components.publish.drawing import Area, Band, Dot, Drawing, Label, Line
from components.publish.report.paper import BODY, BOTTOM, SIDE, TIGHT, Sheet, printable
from components.publish.report.parts import ReportText
from components.theme import LIGHT
from tests.components.publish.report.conftest import WriteText


@pytest.fixture
def report(write_text: WriteText) -> ReportText:
    return write_text("en", "ghent")


@pytest.fixture
def sheet(report: ReportText) -> Sheet:
    """Return a document on whose first page nothing stands yet."""
    sheet = Sheet(report)
    sheet.begin(report)
    return sheet


def pages(sheet: Sheet) -> list[PageObject]:
    return list(PdfReader(io.BytesIO(bytes(sheet.output()))).pages)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("N\u0303", "\u00d1"),
        ("a\tb\x00c", "a b c"),
        ("right\u202eleft\u200b", "rightleft"),
        ("\ud800", "\N{REPLACEMENT CHARACTER}"),
        ("two\nlines", "two\nlines"),
    ],
)
def test_signs_that_steer_are_not_printed(text: str, printed: str) -> None:
    assert printable(text) == printed


def test_text_goes_down_from_one_edge(sheet: Sheet) -> None:
    top = sheet.get_y()
    sheet.set_x(SIDE + 20)
    sheet.add_text("one\ntwo", BODY, LIGHT.ink)
    assert sheet.get_x() == SIDE + 20
    assert sheet.get_y() == pytest.approx(top + 2 * BODY * sheet.leading)


def test_the_height_of_a_text_is_known_before_it_is_put(sheet: Sheet) -> None:
    words = "a text that needs more than one line " * 8
    top, height = sheet.get_y(), sheet.text_height(words, BODY)
    sheet.add_text(words, BODY, LIGHT.ink)
    assert sheet.get_y() - top == pytest.approx(height)
    assert height > 2 * BODY


def test_tight_lines_are_less_high(report: ReportText, sheet: Sheet) -> None:
    tight = Sheet(report, TIGHT)
    assert tight.text_height("one", BODY) < sheet.text_height("one", BODY)


def test_what_must_stay_together_goes_to_a_new_page(sheet: Sheet) -> None:
    sheet.set_y(sheet.h - BOTTOM - 30)
    sheet.ensure_space(29)
    assert sheet.page == 1
    sheet.set_x(SIDE + 7)
    sheet.ensure_space(31)
    assert (sheet.page, sheet.get_x()) == (2, SIDE + 7)


def test_a_second_page_says_whose_it_is(sheet: Sheet, report: ReportText) -> None:
    sheet.add_page()
    first, second = (page.extract_text() for page in pages(sheet))
    head = f"{report.name} · {report.kind}"
    assert head not in first
    assert head in second
    for number, text in enumerate((first, second), start=1):
        assert f"{report.app} · {report.study}" in text
        assert text.split()[-1] == str(number)


def test_the_mark_is_on_every_page(report: ReportText) -> None:
    marked = replace(report, mark="INVENTED")
    sheet = Sheet(marked)
    sheet.begin(marked)
    sheet.add_page()
    assert all("INVENTED" in page.extract_text() for page in pages(sheet))


def test_another_report_counts_its_pages_from_one(sheet: Sheet, report: ReportText) -> None:
    sheet.add_heading(report.name, BODY, level=1)
    sheet.begin(replace(report, name="Elsewhere"))
    sheet.add_heading("Elsewhere", BODY, level=1)
    reader = PdfReader(io.BytesIO(bytes(sheet.output())))
    assert [entry.title for entry in reader.outline] == [report.name, "Elsewhere"]
    assert reader.pages[1].extract_text().split()[-1] == "1"


def test_a_drawing_is_as_wide_as_the_page(sheet: Sheet) -> None:
    marks = (
        Line(0, 0, 10, 0, "#111111", 1),
        Band(0, 0, 10, 5, "#222222"),
        Dot(5, 5, 1, "#333333", "#ffffff"),
        Label(10, 5, "label", 4, "#444444", anchor="end"),
    )
    top = sheet.get_y()
    sheet.add_drawing(Drawing(100, 20, "", marks))
    assert sheet.get_x() == SIDE
    assert sheet.get_y() == pytest.approx(top + 20 * sheet.epw / 100)
    assert "label" in pages(sheet)[0].extract_text()


def test_outlines_and_hollow_dots_are_painted(sheet: Sheet) -> None:
    area = Area((((0, 0), (50, 0), (50, 20)),), "#aa0000")
    sheet.add_drawing(Drawing(100, 20, "", (area, Dot(50, 10, 5, "", "#00aa00", 2))))
    content = pages(sheet)[0].get_contents()
    assert content is not None
    filled, _, ring = content.get_data().partition(b"0 0.6667 0 RG")
    assert b"0.6667 0 0 rg" in filled
    assert filled.count(b" l") >= 2
    assert ring.count(b" c") >= 4
    assert not re.search(rb"\sB\s", ring)


def test_a_drawing_is_not_cut_by_the_end_of_a_page(sheet: Sheet) -> None:
    sheet.set_y(sheet.h - BOTTOM - 30)
    sheet.add_drawing(Drawing(sheet.epw, 31, "", ()))
    assert sheet.page == 2


def test_nothing_else_can_be_painted(sheet: Sheet) -> None:
    with pytest.raises(TypeError, match="str"):
        sheet.add_drawing(Drawing(10, 10, "", ("words",)))  # type: ignore[arg-type]


def test_a_file_says_what_it_is(sheet: Sheet, report: ReportText) -> None:
    meta = PdfReader(io.BytesIO(bytes(sheet.output()))).metadata
    assert meta is not None
    assert meta.title == report.document
    assert meta.author == report.app
    assert meta.creation_date == report.dated
