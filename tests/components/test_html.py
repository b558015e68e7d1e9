"""Tests of HTML fragments, in which inserted values are escaped."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from components import html
from components.html import Column, Rows
from components.links import link
from components.view.view import View

EVIL = """<script>alert("x")</script> & 'quote' <b>"""


def parse(markup: Markup) -> ElementTree.Element:
    """Read a piece as XML, which forgives nothing."""
    return ElementTree.fromstring(f"<div>{markup}</div>")  # noqa: S314


def words(element: ElementTree.Element) -> str:
    return "".join(element.itertext())


PIECES = {
    "link": link(EVIL, "city", View(city=EVIL)),
    "table": html.data_table(EVIL, [Column(EVIL), Column(EVIL, True)], [[EVIL, EVIL]]),
    "score_bar": html.score_bar(50, EVIL, "#123456"),
    "missing": html.missing(EVIL),
    "not_asked": html.not_asked(EVIL),
    "key_figures": html.key_figures([(EVIL, EVIL, EVIL)]),
    "finding": html.finding(EVIL, EVIL),
    "swatch": html.swatch("dot", "#123456", EVIL),
    "ramp": html.ramp(["#123456", "#654321"], EVIL, EVIL),
}


@pytest.mark.parametrize("piece", PIECES.values(), ids=list(PIECES))
def test_names_stay_text(piece: Markup) -> None:
    tree = parse(piece)
    assert EVIL in words(tree)
    assert "script" not in {element.tag for element in tree.iter()}
    assert "b" not in {element.tag for element in tree.iter()}


def test_names_stay_text_in_attributes() -> None:
    tree = parse(html.data_table(EVIL, [Column("City"), Column(EVIL)], [["a", "b"]]))
    assert tree.find(".//div[@role='region']").get("aria-label") == EVIL
    assert tree.find(".//td").get("data-label") == EVIL


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"])))
def test_any_words_stay_as_they_are(text: str) -> None:
    tree = parse(html.data_table(text, [Column("a"), Column(text)], [["x", text]]))
    assert words(tree.find(".//td")) == text
    assert words(tree.find(".//caption")) == text


def test_markup_is_taken_as_it_is() -> None:
    tree = parse(html.data_table("c", [Column("a")], [[Markup("<em>yes</em>")]]))
    assert tree.find(".//th/em").text == "yes"


# Tables


@pytest.fixture
def table() -> ElementTree.Element:
    columns = [Column("City"), Column("Score", True), Column("Note")]
    rows = [["Arco", "1", "x"], ["Brae", "2", "y"]]
    return parse(html.data_table("Two cities", columns, rows, chosen=1))


def test_a_table_stays_one_for_screen_readers(table: ElementTree.Element) -> None:
    """Shown as cards, elements lose their roles unless these are written out."""
    roles = [element.get("role") for element in table.find(".//table").iter()]
    assert roles[0] == "table"
    assert roles.count("rowgroup") == 2
    assert roles.count("row") == 3
    assert roles.count("columnheader") == 3
    assert roles.count("rowheader") == 2
    assert roles.count("cell") == 4


def test_headers_say_of_what(table: ElementTree.Element) -> None:
    assert [th.get("scope") for th in table.findall(".//thead//th")] == ["col"] * 3
    assert [th.get("scope") for th in table.findall(".//tbody//th")] == ["row"] * 2
    assert [words(th) for th in table.findall(".//tbody//th")] == ["Arco", "Brae"]


def test_cells_are_named_on_a_card(table: ElementTree.Element) -> None:
    labels = [td.get("data-label") for td in table.findall(".//td")]
    assert labels == ["Score", "Note"] * 2


def test_numbers_are_marked_and_words_are_not(table: ElementTree.Element) -> None:
    numbers = [words(td) for td in table.findall(".//td[@class='sg-number']")]
    assert numbers == ["1", "2"]
    assert [words(th) for th in table.findall(".//th[@class='sg-number']")] == ["Score"]


def test_the_chosen_row_is_marked(table: ElementTree.Element) -> None:
    assert [words(tr) for tr in table.findall(".//tr[@class='sg-chosen']")] == ["Brae2y"]


def test_no_row_is_marked_where_none_is_chosen() -> None:
    tree = parse(html.data_table("c", [Column("a")], [["x"], ["y"]]))
    assert tree.findall(".//tr[@class='sg-chosen']") == []


def test_a_scrolling_table_can_be_reached_by_keyboard(table: ElementTree.Element) -> None:
    region = table.find("./div")
    assert region.get("tabindex") == "0"
    assert region.get("aria-label") == words(table.find(".//caption")) == "Two cities"


@pytest.mark.parametrize("row", [["a"], ["a", "b", "c"]])
def test_a_row_of_another_length_is_a_mistake(row: list[str]) -> None:
    with pytest.raises(ValueError, match="zip"):
        html.data_table("c", [Column("a"), Column("b")], [row])


def test_a_table_may_be_empty() -> None:
    tree = parse(html.data_table("c", [Column("a")], []))
    assert tree.findall(".//tbody/tr") == []


# Bars and figures


@pytest.mark.parametrize(
    ("score", "width"), [(0, "0.0"), (62.54, "62.5"), (100, "100.0"), (-4, "0.0"), (130, "100.0")]
)
def test_a_bar_is_as_long_as_its_score(score: float, width: str) -> None:
    tree = parse(html.score_bar(score, "text", "#123456"))
    fill = tree.find(".//div[@class='sg-bar-fill']")
    assert fill.get("style") == f"width:{width}%;background:#123456"


def test_the_value_stands_at_the_end_of_the_bar() -> None:
    bar = parse(html.score_bar(62.54, "62,5", "#123456")).find("./div")
    assert words(bar[-1]) == words(bar) == "62,5"


def test_key_figures_are_a_list_of_terms() -> None:
    tree = parse(html.key_figures([("Cities", "78", "in 30"), ("Best", "Voting", "mean 94")]))
    assert [words(dt) for dt in tree.findall(".//dt")] == ["Cities", "Best"]
    assert [words(dd) for dd in tree.findall(".//dd")] == ["78", "in 30", "Voting", "mean 94"]


def test_words_among_key_figures_are_set_smaller() -> None:
    tree = parse(html.key_figures([("a", "78", ""), ("b", "Voting", ""), ("c", "–", "")]))
    assert [words(dd) for dd in tree.findall(".//dd[@class='sg-words']")] == ["Voting", "–"]


def test_a_ring_is_hollow() -> None:
    ring, dot = (parse(html.swatch(s, "#123456", "t")).find(".//i") for s in ("ring", "dot"))
    assert ring.get("style") == "border-color:#123456"
    assert dot.get("style") == "background:#123456"


def test_legend_keeps_every_entry() -> None:
    entries = [html.swatch("dot", "#123456", "one"), html.ramp(["#1", "#2"], "0", "100")]
    assert words(parse(html.legend(*entries))) == "one0100"


def test_rows_are_built_when_they_are_drawn() -> None:
    built: list[int] = []

    def build(number: int) -> list[str]:
        built.append(number)
        return [str(number)]

    rows = Rows(range(1_000), build)
    assert len(rows) == 1_000
    assert rows[3:5] == [["3"], ["4"]]
    assert rows[-1] == ["999"]
    assert built == [3, 4, 999]


def test_headings_of_a_table_that_sorts_are_buttons() -> None:
    columns = [Column("City"), Column("", True), Column(EVIL, True)]
    tree = parse(html.data_table("x", columns, [["a", "1", "2"]], sort="Sort by"))
    headings = tree.findall(".//thead//th")
    assert [words(heading) for heading in headings] == ["City", "", EVIL]
    buttons = [heading.find("button") for heading in headings]
    assert [button is not None for button in buttons] == [True, False, True]
    assert buttons[0].attrib == {"type": "button", "class": "sg-sort"}
    assert [heading.get("data-label") for heading in headings] == ["City", None, EVIL]
    assert tree.find(".//thead/tr").get("data-sort") == "Sort by"
    plain = parse(html.data_table("x", columns, [["a", "1", "2"]]))
    assert plain.findall(".//button") == []


def test_the_heading_by_which_the_server_has_sorted_says_so() -> None:
    columns = [Column("City"), Column("Score", True)]
    tree = parse(html.data_table("x", columns, [["a", "1"]], sort="Sort", served="long", by=-2))
    assert tree.find(".//thead/tr").get("data-served") == "long"
    orders = [heading.get("aria-sort") for heading in tree.findall(".//thead//th")]
    assert orders == [None, "descending"]
