"""Tests of the words about the strongest and the weakest dimension."""

from __future__ import annotations

import pandas as pd

from components.words.dimensions import ends_of, pillars_asked, ranked_basis, strip_words
from tests.components.conftest import MakeReader
from tests.conftest import load_shipped


def test_the_ends_are_the_highest_and_the_lowest_mean() -> None:
    means = pd.Series({"voice": 60.0, "data": 40.0, "look": 80.0})
    assert ends_of(means) == [("strongest", "look", 80.0), ("weakest", "data", 40.0)]
    assert ends_of(means.iloc[:0]) == []


def test_a_single_dimension_is_neither_strong_nor_weak(make_reader: MakeReader) -> None:
    means = pd.Series({"voice": 60.0})
    assert ends_of(means) == [("only", "voice", 60.0)]
    reader = make_reader()
    t = reader.t
    for part in ("overview", "edition"):
        assert strip_words(reader, means, 4, part) == (
            t("overview.strips_only_title", dimension=reader.measure_label("voice")),
            t(f"{part}.strips_only_subtitle", cities=4),
        )


def test_several_dimensions_are_named_by_their_ends(make_reader: MakeReader) -> None:
    reader = make_reader()
    title, subtitle = strip_words(reader, pd.Series({"voice": 60.0, "data": 40.0}), 4)
    assert title == reader.t("overview.strips_title", high=reader.measure_label("voice"))
    low = reader.measure_label("data")
    assert subtitle == reader.t("overview.strips_subtitle", cities=4, low=low)


def test_only_pillars_with_a_question_are_in_the_legend(make_reader: MakeReader) -> None:
    reader = make_reader(of=load_shipped("chile-transparency-2018"))
    assert len(reader.study.framework.pillars) == 2
    assert [pillar.id for pillar in pillars_asked(reader)] == ["open_government"]


def test_no_others_are_named_where_there_are_none(make_reader: MakeReader) -> None:
    reader = make_reader()
    assert ranked_basis(reader, 4, 4) == reader.t("overview.ranked_all")
    assert ranked_basis(reader, 3, 4) == reader.t("overview.ranked_basis", all=4)
