"""Compared cities: the tables behind the figures."""

from __future__ import annotations

import math

import pytest
from markupsafe import Markup, escape

from components.sections.compare import side_by_side as compare
from smartgov.model import Spec, Study
from smartgov.scoring.score import score
from smartgov.scoring.weights import presets
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage, MakeReader
from tests.components.sections.conftest import Drawn

languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
def test_dots_stand_beside_the_median_of_the_peers(
    make_reader: MakeReader, drawn: Drawn, language: Language
) -> None:
    reader = make_reader(language, compared=("arco", "dell"), peers="study")
    t = reader.t
    compare.show_dots(reader)
    (table,) = drawn.tables
    assert "dimension=voice" in table.rows[0][0]
    assert table.rows[0][1:] == [t.score(75), t("terms.too_few_answers"), t.score(39.64625)]
    data = table.data.set_index("dimension")
    assert data["peer_median"].tolist() == pytest.approx([39.64625, 30, 100], abs=1e-9)
    assert math.isnan(data.loc["voice", "dell"])
    assert drawn.headings == [t("compare.dots_title", city="Arco")]
    _, subtitle = compare.dots_heading(reader, *compare.compared_scores(reader))
    assert subtitle == t(
        "compare.dots_where",
        dimension="data",
        subtitle=t("compare.dots_subtitle", city="Arco"),
    )


def test_where_nobody_is_ahead_the_heading_says_so(make_reader: MakeReader) -> None:
    reader = make_reader(compared=("brae",))
    values = reader.scores.dimensions.loc[["brae"], ["voice", "look"]]
    medians = reader.scores.dimensions.loc["arco", ["voice", "look"]]
    same = (reader.t("compare.dots_same"), reader.t("compare.dots_subtitle", city="Brae"))
    assert compare.dots_heading(reader, values, medians) == same
    assert compare.dots_heading(reader, values, medians * math.nan) == same


@languages
def test_every_score_side_by_side(make_reader: MakeReader, language: Language) -> None:
    reader = make_reader(language, compared=("cove", "dell"))
    t = reader.t
    table = compare.heat_table(reader)
    rows = {str(row[0]): row[1:] for row in table.rows}
    rank, no_rank = rows[t("terms.rank")]
    assert rank == t("terms.rank_of", rank=2, ranked=3)
    assert no_rank == f'<span class="sg-wrap">{t("terms.not_ranked")}</span>'
    assert rows[t("terms.answers")] == [t.percent(1), t.percent(0.25)]
    assert t.score(62.625) in rows["voice"][0]
    assert isinstance(rows["voice"][1], Markup)
    assert t("terms.too_few_answers") in rows["voice"][1]
    assert "share" not in rows
    assert list(rows)[3:] == ["open", "voice", "data", "plans", "look"]


def test_the_data_are_not_rounded(make_reader: MakeReader) -> None:
    data = compare.heat_table(make_reader(compared=("brae", "dell"))).data.set_index("city_id")
    assert data.loc["brae", ["voice", "overall"]].tolist() == pytest.approx(
        [16.6675, 14.166875], abs=1e-9
    )
    assert data.loc["dell", ["overall", "rank"]].isna().all()
    assert data.loc["dell", "coverage"] == 0.25


def test_axes_are_those_chosen_else_the_richest(make_reader: MakeReader) -> None:
    assert compare.scatter_axes(make_reader()) == ("voice", "data")
    assert compare.scatter_axes(make_reader(x="data")) == ("data", "voice")
    assert compare.scatter_axes(make_reader(x="look", y="look")) == ("look", "look")


def test_a_scatter_has_the_cities_with_both_scores(make_reader: MakeReader, drawn: Drawn) -> None:
    reader = make_reader(compared=("arco", "brae"))
    compare.show_scatter(reader)
    (table,) = drawn.tables
    assert drawn.names == ["scatter-voice-data"]
    assert "city=arco" in table.rows[0][0]
    assert [[escape(row[0]).striptags(), *row[1:]] for row in table.rows] == [
        ["Arco", "75.0", "80.0"],
        ["Brae", "16.7", "40.0"],
        ["Cove", "62.6", "20.0"],
    ]
    assert table.data["voice"].tolist() == pytest.approx([75, 16.6675, 62.625], abs=1e-9)


def test_one_dimension_twice_is_a_diagonal(make_reader: MakeReader, drawn: Drawn) -> None:
    compare.show_scatter(make_reader(compared=("arco", "brae"), x="data", y="data"))
    assert [row[1:] for row in drawn.tables[0].rows] == [[s, s] for s in ("80.0", "40.0", "20.0")]


def test_ranks_under_other_weights(make_page: MakePage, drawn: Drawn, survey: Study) -> None:
    page = make_page(compared=("barcelona", "ghent"), against="equal_dimensions")
    compare.show_ranks(page)
    (table,) = drawn.tables
    other = score(survey, Spec(presets(survey)["equal_dimensions"]))
    data = table.data.set_index("city_id")
    assert data["before"].to_dict() == page.scores.rank.dropna().to_dict()
    assert data["after"].to_dict() == other.rank.dropna().to_dict()


def test_own_weights_are_compared_with_those_of_the_study(
    make_page: MakePage, drawn: Drawn
) -> None:
    page = make_page(compared=("barcelona", "ghent"), weights=(("foresight", 3.0),))
    compare.show_ranks(page)
    assert drawn.tables[0].columns[2].label == page.t("weights.own")
