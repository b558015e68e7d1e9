"""Tests of the compared cities over the editions."""

from __future__ import annotations

from components.sections.compare import over_time
from tests.components.conftest import MakeReader
from tests.components.editions_made import EDITIONS, read_editions
from tests.components.sections.conftest import Drawn


def test_each_city_has_a_line_in_its_color(make_reader: MakeReader, drawn: Drawn) -> None:
    reader = read_editions(make_reader, compared=("arco", "dell"))
    over_time.show_lines(reader)
    (figure,), (table,) = drawn.figures, drawn.tables
    colors = [t.line.color for t in figure.data if t.mode == "lines+markers"]
    assert colors == list(reader.theme.series[:2]) * 3
    voice = table.data[table.data["dimension"] == "voice"].set_index("edition")
    assert voice["Arco"].to_dict() == {"2012": 50, "2014": 60, "2018": 75}
    assert voice["Dell"].isna().to_dict() == {"2012": True, "2014": False, "2018": False}
    assert drawn.headings == ["Dimensions over the editions, 2012 to 2018"]


def test_nothing_without_an_earlier_edition(make_reader: MakeReader, drawn: Drawn) -> None:
    over_time.show_lines(make_reader(compared=("arco", "brae")))
    over_time.show_lines(read_editions(make_reader, EDITIONS[0], compared=("arco", "brae")))
    assert drawn.headings == []
