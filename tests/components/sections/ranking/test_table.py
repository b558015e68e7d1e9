"""Tests of the ranking table and the list of cities without a rank."""

from __future__ import annotations

import math

import pytest

from components.sections.ranking import table as ranking
from components.words.ranks import interval_text, missing_dimensions
from smartgov.certainty.bands import rank_bands
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader
from tests.components.sections.conftest import Drawn

languages = pytest.mark.parametrize("language", LANGUAGES)


def test_cities_stand_in_the_order_of_their_rank(make_reader: MakeReader) -> None:
    table = ranking.ranked_cities(make_reader())
    assert table["rank"].to_dict() == {"arco": 1, "cove": 2, "brae": 3}
    assert table.index.tolist() == ["arco", "cove", "brae"]


def test_a_rank_is_among_all_cities_whatever_the_filter(make_reader: MakeReader) -> None:
    table = ranking.ranked_cities(make_reader(countries=("CL", "NA")))
    assert table["rank"].tolist() == [2, 3]


@languages
def test_cells_of_a_city(make_reader: MakeReader, language: Language) -> None:
    reader = make_reader(language, city="cove")
    t = reader.t
    table = ranking.ranking_table(reader)
    cells = table.rows[1]
    assert "city=cove" in cells[0]
    assert cells[1:3] == [t.country("CL"), "2"]
    assert t.score(70.65625) in cells[4]
    assert reader.theme.city in cells[4]
    assert cells[5:] == [t.score(41.3125), t.score(100), t.percent(1)]
    assert table.chosen == 1
    assert all(len(row) == len(table.columns) for row in table.rows)


def test_the_data_are_not_rounded(make_reader: MakeReader) -> None:
    reader = make_reader()
    data = ranking.ranking_table(reader).data
    assert data["overall"].tolist() == pytest.approx([88.75, 70.65625, 14.166875], abs=1e-9)
    assert data["rank"].tolist() == [1, 2, 3]
    assert data["rank_p50"].tolist() == reader.intervals.loc[data["city_id"], "rank_p50"].tolist()


@pytest.mark.parametrize(
    ("measure", "pillar", "columns"), [("voice", "open", 8), ("open", "open", 7)]
)
def test_intervals_are_those_of_the_score_shown(
    make_reader: MakeReader, measure: str, pillar: str, columns: int
) -> None:
    """A pillar that is ranked has one column, not two."""
    reader = make_reader(measure=measure)
    table = ranking.ranking_table(reader)
    ids = table.data["city_id"]
    intervals = reader.intervals_of(measure).loc[ids]
    assert table.data["rank_p95"].tolist() == intervals["rank_p95"].tolist()
    assert table.data["band"].tolist() == rank_bands(intervals).tolist()
    low, high = reader.interval_ends(measure)[ids[0]]
    assert table.rows[0][3] == interval_text(reader.t, low, high)
    assert len(table.columns) == len(table.rows[0]) == columns
    assert len({column.label for column in table.columns}) == columns
    assert reader.hue(pillar) in table.rows[0][4]


def test_score_of_one_question_has_no_intervals(make_reader: MakeReader) -> None:
    reader = make_reader(measure="plans")
    table = ranking.ranking_table(reader)
    assert {"rank_p50", "band"}.isdisjoint(table.data)
    assert len(table.columns) == len(table.rows[0]) == 6


@languages
def test_a_tie_is_called_so(make_reader: MakeReader, language: Language) -> None:
    reader = make_reader(language, measure="look")
    tied = reader.t("terms.tied", rank="1")
    assert [row[2] for row in ranking.ranking_table(reader).rows] == [tied, tied, tied, "4"]


def test_equal_scores_share_a_rank(make_reader: MakeReader, drawn: Drawn) -> None:
    reader = make_reader(measure="look")
    ranking.show_table(reader)
    assert drawn.tables[0].data["rank"].tolist() == [1, 1, 1, 4]
    names = reader.t.join(["Arco", "Cove", "Dell"])
    assert drawn.headings == [reader.t("ranking.title", cities=names, count=3)]


def test_no_city_is_left(make_reader: MakeReader, drawn: Drawn) -> None:
    reader = make_reader(search="dell")
    ranking.show_table(reader)
    assert drawn.tables == []
    assert drawn.words == [reader.t("filters.none_left")]


def test_cities_without_a_rank(make_reader: MakeReader, drawn: Drawn) -> None:
    reader = make_reader()
    assert ranking.not_ranked(reader) == ["dell"]
    assert ranking.not_ranked(make_reader(measure="look")) == []
    ranking.show_not_ranked(reader)
    (table,) = drawn.tables
    (cells,) = table.rows
    assert cells[1:] == ["Spain", "25%", reader.t.join(["voice", "data"])]
    assert math.isnan(table.data["overall"][0])
    assert table.data["look"].tolist() == [100]


def test_missing_dimensions_are_those_asked_about(make_reader: MakeReader) -> None:
    missing = missing_dimensions(make_reader(), ["dell", "arco"])
    assert missing == {"dell": ["voice", "data"], "arco": []}


def test_where_all_have_a_rank_nothing_is_listed(make_reader: MakeReader, drawn: Drawn) -> None:
    ranking.show_not_ranked(make_reader(countries=("CL",)))
    assert (drawn.headings, drawn.tables) == ([], [])
