"""Tests of how practices spread between editions."""

from __future__ import annotations

from dataclasses import replace

from components.editions import scored_of
from components.sections.recommendations import over_time
from smartgov.model import Study
from smartgov.study.framework import read_recommendations
from tests.components.conftest import MakeReader
from tests.components.editions_made import EDITIONS, read_editions
from tests.components.sections.conftest import Drawn


def read(make_reader: MakeReader, shown: Study = EDITIONS[-1], **chosen):
    reader = read_editions(make_reader, shown, since="2012", **chosen)
    plans = tuple(
        replace(r, pillar="plans", dimensions=("plan",))
        for r in read_recommendations()
        if r.id == "plan_stronger"
    )
    return replace(reader, recommendations=plans)


def test_shares_then_and_now_and_who_adopted(make_reader: MakeReader, drawn: Drawn) -> None:
    over_time.show_adopted(read(make_reader))
    found = drawn.tables[0].data.set_index("question")
    assert found.loc["strategy", ["before", "after", "answered"]].to_list() == [1, 2, 2]
    adopted = drawn.tables[1].data
    assert adopted.to_numpy().tolist() == [["strategy", "arco"], ["budget", "arco"]]
    assert drawn.headings == ["Practices since 2012: 2 gained, 1 lost"]
    assert drawn.names == ["adopted-plan_stronger", "adopters-plan_stronger"]


def test_only_the_selected_cities_count(make_reader: MakeReader) -> None:
    reader = read(make_reader, search="brae")
    counts = over_time.counts_of(reader)
    assert counts["answered"].to_dict() == {"strategy": 1, "budget": 1}
    scored = scored_of(reader)
    assert scored is not None
    assert over_time.adopters(reader, scored, "strategy") == []


def test_nothing_without_an_earlier_edition(make_reader: MakeReader, drawn: Drawn) -> None:
    over_time.show_adopted(make_reader())
    over_time.show_adopted(read(make_reader, EDITIONS[0]))
    assert drawn.headings == []
