"""Tests of groups of cities sorted by median score."""

from __future__ import annotations

import pandas as pd
import pytest
from markupsafe import Markup, escape

from components.sections.ranking import groups as sections
from components.sections.ranking.groups import group_label, group_table, show_groups
from smartgov.model import Study
from smartgov.peers.groups import rank_groups
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader
from tests.components.sections.conftest import Drawn

languages = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def groups(monkeypatch: pytest.MonkeyPatch) -> pd.DataFrame:
    """Return what all groupings give from here on."""
    blank = float("nan")
    table = pd.DataFrame(
        {
            "cities": [5, 6, 2],
            "scored": [4, 6, 1],
            "median": [61.04, 33.0, blank],
            "low": [50.0, 20.0, blank],
            "high": [70.0, 40.0, blank],
            "rank": [1.0, 2.0, blank],
        },
        index=["150", "019", "002"],
    )
    monkeypatch.setattr(sections, "ranked_groups", lambda _: table)
    return table


@languages
@pytest.mark.usefixtures("groups")
def test_a_group_of_few_has_words_and_no_number(
    make_reader: MakeReader, language: Language
) -> None:
    reader = make_reader(language)
    t = reader.t
    first, _, last = group_table(reader, "caption").rows
    assert "region=150" in first[0]
    assert [escape(first[0]).striptags(), first[1]] == [t.region("150"), "1"]
    assert t.score(61.04) in first[2]
    assert first[3:] == [f"{t.score(50)} – {t.score(70)}", t.share(4, 5)]
    assert isinstance(last[2], Markup)
    assert t("groups.few") in last[2]
    assert [last[1], last[3], last[4]] == [t.number(None), "", t.share(1, 2)]


@pytest.mark.usefixtures("groups")
def test_the_data_are_not_rounded(make_reader: MakeReader) -> None:
    table = group_table(make_reader(), "caption")
    assert table.data["group"].tolist() == ["150", "019", "002"]
    assert table.data["median"].tolist()[:1] == [61.04]


@pytest.mark.parametrize(
    ("grouping", "group", "label"),
    [("region", "150", "Europe"), ("country", "CL", "Chile"), ("size", "over_5m", None)],
)
def test_groups_are_called_by_their_name(
    make_reader: MakeReader, grouping: str, group: str, label: str | None
) -> None:
    reader = make_reader(group=grouping)
    assert group_label(reader, group) == (label or reader.t("sizes.over_5m"))


def test_the_heading_names_both_ends(make_reader: MakeReader, drawn: Drawn, survey: Study) -> None:
    reader = make_reader(of=survey, measure="foresight")
    show_groups(reader)
    ends = rank_groups(survey, reader.scores, "region", "foresight").dropna(subset="median").index
    names = {"first": reader.t.region(ends[0]), "last": reader.t.region(ends[-1])}
    assert drawn.headings == [reader.t("groups.title", **names)]


def test_too_few_cities_have_no_order(make_reader: MakeReader, drawn: Drawn) -> None:
    reader = make_reader()
    show_groups(reader)
    assert drawn.headings == [reader.t("groups.title_few")]


def test_a_group_alone_has_no_rank(make_reader: MakeReader, survey: Study) -> None:
    alone = make_reader(of=survey, regions=("002",))
    table = group_table(alone, "")
    assert [column.label for column in table.columns][:2] == [
        alone.t("groups.region"),
        alone.t("groups.median"),
    ]
    (row,) = table.rows
    assert len(row) == len(table.columns)
    assert "rank" not in table.data
    both = group_table(make_reader(of=survey, regions=("002", "150")), "")
    assert [len(row) for row in both.rows] == [5, 5]
    assert both.data["rank"].tolist() == [1, 2]
