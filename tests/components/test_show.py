"""Figures and tables on the page: each with its source, its table and its files."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import partial
from typing import Any

import openpyxl
import pandas as pd
import pytest
import streamlit as st

from components import once, show
from components.downloads import Download
from components.figures.profile import draw_profile
from components.html import Column, swatch
from components.reader import Reader
from components.row_order import PART
from components.view.parameters import parse_view
from components.words.captions import caption_words
from smartgov.model import Study
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage, MakeReader
from tests.smartgov.made_studies import make_study, make_yes_no

NAME = "made-demonstration-scores-default-weights-en"
EVIL = "<script>alert(1)</script>"


@pytest.fixture
def table() -> show.Table:
    data = pd.DataFrame({"city_id": ["arco", "brae"], "score": [75.0, 100 / 6]})
    rows = [["Arco", "75.0"], ["Brae", "16.7"]]
    return show.Table("Scores", [Column("City"), Column("Score", True)], rows, data, 1)


@pytest.fixture
def html(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the pieces of HTML that are drawn from here on."""
    pieces: list[str] = []
    monkeypatch.setattr(st, "html", lambda body, **_: pieces.append(str(body)))
    return pieces


@pytest.fixture
def downloads(monkeypatch: pytest.MonkeyPatch) -> list[Download]:
    """Return the downloads that are offered from here on."""
    offered: list[Download] = []
    monkeypatch.setattr(show, "download_buttons", offered.extend)
    return offered


def test_words_stay_text(html: list[str]) -> None:
    show.heading(EVIL, EVIL)
    show.source(EVIL)
    show.paragraph(EVIL)
    assert len(html) == 3
    assert not any("<script" in piece for piece in html)
    assert html[0].count("&lt;script") == 2


def test_a_heading_may_stand_alone(html: list[str]) -> None:
    show.heading("Found")
    assert "sg-subtitle" not in html[0]


def test_files_of_a_table_name_study_and_status_in_every_row(
    make_reader: MakeReader, html: list[str], downloads: list[Download], table: show.Table
) -> None:
    show.grid(make_reader(), "scores", lambda: table)
    assert [(d.key, d.stem, d.suffix) for d in downloads] == [
        ("csv_scores", NAME, "csv"),
        ("xlsx_scores", NAME, "xlsx"),
    ]
    lines = downloads[0].write().decode("utf-8-sig").splitlines()
    assert lines[0] == "city_id,score,study,status,filter,weights,language"
    assert lines[1] == "arco,75.0,made,demonstration,none,default,en"
    assert lines[2].startswith("brae,16.6666666")
    assert list(table.data.columns) == ["city_id", "score"]


def test_files_of_a_part_of_a_study_say_how_much_was_left_out(
    make_reader: MakeReader,
    small: Study,
    html: list[str],
    downloads: list[Download],
    table: show.Table,
) -> None:
    part = replace(small, info=replace(small.info, left_out=2))
    show.grid(make_reader(of=part), "scores", lambda: table)
    head, *rows = downloads[0].write().decode("utf-8-sig").splitlines()
    assert head.endswith(",rows_left_out")
    assert all(row.endswith(",2") for row in rows)


def test_the_row_of_the_chosen_city_is_marked(
    make_reader: MakeReader, html: list[str], downloads: list[Download], table: show.Table
) -> None:
    show.grid(make_reader(), "scores", lambda: table)
    assert html[0].partition("sg-chosen")[2].count("<tr") == 0
    assert "Brae" in html[0].partition("sg-chosen")[2]


@pytest.mark.usefixtures("downloads")
def test_a_figure_has_its_source_its_table_and_its_picture(
    make_reader: MakeReader, html: list[str], table: show.Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    charts: list[dict[str, Any]] = []
    monkeypatch.setattr(st, "plotly_chart", lambda figure, **options: charts.append(options))
    reader = make_reader()
    framework = reader.study.framework
    draw = partial(draw_profile, reader.brush, framework, (), pd.DataFrame(), "In words")
    show.figure(reader, "scores", draw, lambda: table)
    (chart,) = charts
    assert (chart["key"], chart["alt"], chart["theme"]) == ("chart_scores", "In words", None)
    (row,) = html
    assert f'<p class="sg-source">{reader.source}</p>' in row
    assert "<details><summary>" in row
    assert "<table" in row
    for action in ("png", "svg", "link"):
        assert f'data-sg="{action}" data-name="scores"' in row
    assert 'data-sg="cite"' in row
    assert "data-all" not in row


@pytest.mark.usefixtures("downloads")
@pytest.mark.parametrize("more", [True, False])
def test_the_browser_makes_the_picture_unless_there_is_a_file_of_it(
    make_reader: MakeReader, html: list[str], table: show.Table, more: bool
) -> None:
    files = [Download("svg_scores", "SVG", "scores", "svg", bytes)] if more else []
    show.table_expander(make_reader(), "scores", lambda: table, more=files)
    assert "<details" in html[0]
    for action, offered in (("png", not more), ("full", True), ("embed", True), ("cite", True)):
        assert (f'data-sg="{action}"' in html[0]) is offered


@pytest.mark.usefixtures("downloads")
def test_a_picture_names_another_source(
    make_reader: MakeReader, html: list[str], table: show.Table
) -> None:
    show.table_expander(make_reader(), "scores", lambda: table)
    show.table_expander(make_reader(), "scores", lambda: table, source=EVIL)
    assert "data-note" not in html[0]
    assert ' data-note="&lt;script&gt;' in html[1]


@pytest.mark.usefixtures("downloads")
@pytest.mark.parametrize(("source", "said"), [("Others.", ">Others.<"), ("", None)])
def test_a_source_is_another_or_said_once(
    make_reader: MakeReader, html: list[str], table: show.Table, source: str, said: str | None
) -> None:
    reader = make_reader()
    show.grid(reader, "scores", lambda: table, source=source)
    drawn, row = html
    assert "<table" in drawn
    assert (said in row) if said else ("sg-source" not in row)
    assert reader.source not in "".join(html)


def test_files_of_a_table_with_another_source_name_it_and_not_the_data_set(
    make_page: MakePage, html: list[str], downloads: list[Download], table: show.Table
) -> None:
    page = make_page("fr", regions=("002",))
    show.grid(page, "validation", lambda: table, source="Others (2008).")
    csv, xlsx = downloads
    assert csv.stem == xlsx.stem == "validation-fr"
    head, first, *_ = csv.write().decode("utf-8-sig").splitlines()
    assert head == "city_id,score,source,language"
    assert first.endswith(",Others (2008).,fr")
    book = openpyxl.load_workbook(io.BytesIO(xlsx.write()))
    rows = {row[0]: row[1] for row in book["about"].iter_rows(values_only=True)}
    assert rows["about"] == "Others (2008)."


def test_what_is_about_all_cities_says_so_in_its_files(
    make_page: MakePage, html: list[str], downloads: list[Download], table: show.Table
) -> None:
    page = make_page(regions=("002",))
    for name, of_all in (("some", False), ("every", True)):
        show.table_row(page, name, lambda: table, chart=True, of_all=of_all)
        csv, xlsx = downloads[-2:]
        assert ("region-002" in csv.stem) is not of_all
        line = csv.write().decode("utf-8-sig").splitlines()[1]
        assert ("region=002" in line) is not of_all
        about = openpyxl.load_workbook(io.BytesIO(xlsx.write()))["about"]
        rows = {row[0]: row[1] for row in about.iter_rows(values_only=True)}
        assert rows["title"] == "Scores"
        assert rows["about"] == caption_words(page, of_all=of_all)
        assert ('data-all="1"' in html[-1]) is of_all


def test_the_view_goes_along(make_reader: MakeReader) -> None:
    reader = make_reader(lang="es", city="arco", regions=("150",))
    assert parse_view(show.query(reader)) == (reader.view, [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_dimensions_nobody_asks_about_are_named(
    make_reader: MakeReader, html: list[str], language: Language
) -> None:
    reader: Reader = make_reader(language)
    show.not_asked(reader)
    assert reader.t("terms.not_asked_list") in html[0]
    assert html[0].count("sg-not-asked") == 1
    assert ">share<" in html[0]


def test_where_all_are_asked_about_nothing_is_named(
    make_reader: MakeReader, html: list[str]
) -> None:
    show.not_asked(make_reader(of=make_study([make_yes_no("q")], {"a": [1]})))
    assert html == []


@pytest.mark.parametrize(
    ("chosen", "first"), [(None, 0), (0, 0), (250, 200), (500, 450), (999, 900)]
)
def test_of_a_long_table_a_part_is_drawn_and_the_files_have_all(
    make_reader: MakeReader,
    html: list[str],
    downloads: list[Download],
    chosen: int | None,
    first: int,
) -> None:
    data = pd.DataFrame({"n": range(1_000)})
    rows = [[f"row {number}"] for number in range(1_000)]
    table = show.Table("Long", [Column("City")], rows, data, chosen)
    reader = make_reader()
    show.grid(reader, "long", lambda: table)
    assert html[0].count("<tr") == 1 + PART == 101
    assert f"row {first}<" in html[0]
    assert f"row {first + 99}<" in html[0]
    if chosen is not None:
        assert f"row {chosen}<" in html[0].partition("sg-chosen")[2][:80]
    words = reader.t("tables.part", first=first + 1, last=first + 100, all=1_000)
    assert words in html[0]
    assert downloads[0].write().count(b"\n") == 1_001


@pytest.mark.parametrize(
    ("rows", "sorts", "served"),
    [
        (show.SORTED - 1, False, False),
        (show.SORTED, True, False),
        (show.MOST_ROWS, True, False),
        (show.MOST_ROWS + 1, True, True),
    ],
)
def test_a_table_sorts_in_the_browser_if_all_of_it_is_drawn(
    make_reader: MakeReader, html: list[str], rows: int, *, sorts: bool, served: bool
) -> None:
    """In the browser, sorting a part would order what happens to be drawn."""
    reader = make_reader("fr")
    cells = [[f"c{n}"] for n in range(rows)]
    show._draw_table(reader, "long", show.Table("x", [Column("City")], cells, pd.DataFrame()))
    assert (f'data-sort="{reader.t("tables.sort")}"' in html[0]) is sorts
    assert ('data-served="long"' in html[0]) is served


@pytest.mark.parametrize("column", [1, -1])
def test_a_long_table_is_sorted_on_request_and_a_closed_one_stays_open(
    make_reader: MakeReader, html: list[str], column: int
) -> None:
    cells = [[str(number * 7 % 1_000)] for number in range(1_000)]
    reader = make_reader(sort=(("long", float(column)),))
    table = show.Table("Long", [Column("Score")], cells, pd.DataFrame({"n": [1]}), chosen=143)
    show.table_expander(reader, "long", lambda: table)
    drawn = [int(number) for number in re.findall(r'rowheader">(\d+)<', html[0])]
    every = sorted(range(1_000), reverse=column < 0)
    assert drawn == every[: len(drawn)]
    assert len(drawn) == PART
    assert ("sg-chosen" in html[0]) is (column > 0)  # it has the number 1
    assert "<details open>" in html[0]
    assert f'aria-sort="{"ascending" if column > 0 else "descending"}"' in html[0]
    show.table_expander(reader, "other", lambda: table)
    assert "<details>" in html[-1]


def test_a_table_that_is_drawn_is_not_built_again_but_for_a_download(
    make_page: MakePage, html: list[str], downloads: list[Download]
) -> None:
    built: list[int] = []

    def build() -> show.Table:
        built.append(1)
        return show.Table("Once", [Column("City")], [["a"]], pd.DataFrame({"n": [1]}))

    for _ in range(2):
        show.grid(make_page(city="ghent"), "built-once", build)
    assert len(built) == 1
    assert "".join(html).count("<table") == 1
    once._make.cache.clear()  # it was large, and others have been looked at since
    show.grid(make_page(city="ghent"), "built-once", build)
    assert len(built) == 1
    assert b"1" in downloads[-2].write()
    assert len(built) == 2


def test_data_without_a_license_are_not_to_be_shared_unasked(make_page: MakePage) -> None:
    page = make_page("es")
    assert page.t("source.no_license") in show.license_note(page)
    info = page.study.info
    for other in (replace(info, licence="CC BY 4.0"), replace(info, status="demonstration")):
        study = replace(page.study, info=other)
        assert show.license_note(make_page("es", of=study)) == ""


def test_tables_of_the_project_itself_are_not_subject_to_the_producers_license(
    make_page: MakePage, html: list[str], table: show.Table
) -> None:
    page = make_page()
    for name, shown in (("theirs", table), ("ours", replace(table, ours=True))):
        show.session_grid(page, name, shown)
    assert [page.t("source.no_license") in piece for piece in html] == [True, False]


def test_a_heading_can_be_linked_to(html: list[str]) -> None:
    show.heading("Found", anchor="found")
    assert html == ['<h2 class="sg-heading" id="found">Found</h2>']


def test_a_heading_and_its_legend_are_one_element(html: list[str]) -> None:
    show.heading("Found", "Measured", legend=[swatch("dot", "#075f5a", "Cities")])
    assert len(html) == 1
    assert html[0].index("sg-heading") < html[0].index("sg-subtitle") < html[0].index("sg-legend")
    assert html[0].endswith("Cities</span></div>")
