"""Tests of the parts of pages."""

from __future__ import annotations

import math

from markupsafe import Markup

from components.html import Column
from components.publish.site.blocks import (
    Value,
    bar,
    bullets,
    columns,
    paragraph,
    rank_range,
    section,
    strong,
    swatches,
    table,
)
from tests.components.publish.site.reading import parse, text_of

EVIL = "<script>alert(1)</script>"


def page(html: Markup) -> str:
    return f"<!DOCTYPE html><html lang=en><head><title>-</title></head><body>{html}</body></html>"


def test_a_table_says_what_its_rows_are_ordered_by() -> None:
    heads = [Column("City"), Column("Rank", True), Column("Score", True)]
    rows = [["A", Value("1, tied", 1), Value("–", math.nan)], [EVIL, Value("2", 2), "x"]]
    built = parse(page(table("Cities & ranks", heads, rows)))
    cells = built.query("td")
    assert [cell.attrs.get("data-v") for cell in cells] == ["1", "", None, None]
    assert [text_of(cell) for cell in built.query("tbody th")] == ["A", EVIL]
    assert all(cell.attrs["class"] == "n" for cell in cells)
    assert text_of(built.query("caption")[0]) == "Cities & ranks"
    assert not built.query("script")


def test_what_is_blank_leaves_nothing() -> None:
    assert paragraph("") == ""
    assert bullets([]) == ""
    assert "<p" not in section("Title", "", Markup(""))


def test_everything_is_escaped() -> None:
    parts = [section(EVIL, EVIL, subtitle=EVIL), paragraph(EVIL), bullets([EVIL])]
    parts += [swatches([("dot", EVIL, EVIL)]), strong(f"**{EVIL}**"), bar(math.nan, EVIL)]
    assert all("<script" not in part for part in parts)


def test_bold_words_are_set_between_asterisks() -> None:
    assert strong("ahead in **A** and **B**.") == (
        "ahead in <strong>A</strong> and <strong>B</strong>."
    )


def test_bars_stay_inside_their_track() -> None:
    assert "--w:100.0%" in bar(130, "130")
    assert "--w:0.0%" in bar(-3, "-3")
    assert 'class="none"' in bar(math.nan, "too few answers")
    assert "--x:0.0%;--w:100.0%" in rank_range(1, 9, 9)
    assert "--x:0.0%;--w:0.0%" in rank_range(1, 1, 1)


def test_the_first_of_two_columns_may_be_wider() -> None:
    part = Markup("<p>x</p>")
    assert 'class="columns lead"' in columns(part, part, lead=True)
    assert 'class="columns"' in columns(part, part)
