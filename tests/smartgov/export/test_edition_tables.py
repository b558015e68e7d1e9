"""Tests of tables of what changed between the editions of a series."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from smartgov.editions.practices import practice_changes
from smartgov.editions.trend import find_trends, summarize
from smartgov.export.asked import Asked
from smartgov.export.edition_tables import (
    adopters_table,
    adoption_table,
    change_table,
    median_changes_table,
    profile_trends_table,
    regional_change_table,
    score_asked,
    trend_medians_table,
    trends_table,
)
from smartgov.peers.filters import CityFilter
from smartgov.study.catalog import STUDIES
from smartgov.study.load import load_study

EUROPE = CityFilter(regions=("150",))


@pytest.fixture(scope="module")
def asked(demo, recommendations) -> Asked:
    before = load_study(STUDIES / "smart-cities-study-2017-demo").sound
    return Asked(
        demo,
        before=before,
        editions=(before, demo),
        recommendations=recommendations,
        city=demo.cities[0].id,
        draws=50,
    )


def test_nothing_to_compare_with_is_an_error(asked: Asked, survey) -> None:
    with pytest.raises(ValueError, match="needs an edition"):
        score_asked(replace(asked, before=None))
    with pytest.raises(ValueError, match="nothing is shared"):
        score_asked(replace(asked, before=survey))
    with pytest.raises(ValueError, match="needs a city"):
        profile_trends_table(replace(asked, city=None))


def test_lines_are_those_of_the_charts(asked: Asked) -> None:
    scored = score_asked(asked)
    trends = {t.dimension: t for t in find_trends(scored.matched, asked.editions, asked.spec)}
    table = trends_table(asked).set_index(["dimension", "edition", "city_id"])
    table = table.sort_index()["score"]
    medians = trend_medians_table(replace(asked, cities=EUROPE))
    profile = profile_trends_table(asked).set_index(["dimension", "edition"])
    europe = [c for c in EUROPE.choose(asked.study) if c in scored.matched.after.city_by_id]
    for name, trend in trends.items():
        for edition in trend.scores:
            ours = table.loc[(name, edition)]
            np.testing.assert_array_equal(ours, trend.scores[edition].loc[ours.index])
            assert profile.loc[(name, edition), "score"] == trend.scores.loc[asked.city, edition]
        group = medians[medians["dimension"] == name].set_index("edition")
        assert group["median"].equals(summarize(trend, europe)["median"])
        assert set(group["break"]) <= {True, False}


def test_medians_then_and_now_are_by_group(asked: Asked) -> None:
    whole = median_changes_table(asked)
    assert set(whole["group"]) == {""}
    assert {*whole["since"], *whole["edition"]} == {"2017", "2019"}
    regions = median_changes_table(replace(asked, by="region"))
    europe = median_changes_table(replace(asked, cities=EUROPE))
    part = regions[regions["group"] == "150"]
    assert part["after"].tolist() == europe["after"].tolist()


def test_regions_are_summarized_by_the_score_asked_for(asked: Asked) -> None:
    table = regional_change_table(replace(asked, measure="participation"))
    changes = change_table(asked)
    of_all = changes[changes["measure"] == "participation"].dropna(subset="change")
    assert table["cities"].sum() == len(of_all)
    clear = of_all[of_all["clear"]]["change"]
    assert table["rose_clearly"].sum() == (clear > 0).sum()
    assert table["fell_clearly"].sum() == (clear < 0).sum()


def test_a_score_that_the_editions_do_not_share_has_no_rows(asked: Asked) -> None:
    kept = [q for q in asked.before.questions if q.dimension != "foresight"]
    before = replace(
        asked.before,
        questions=tuple(kept),
        answers=asked.before.answers[[q.id for q in kept]],
    )
    given = replace(asked, before=before, editions=(before, asked.study), measure="foresight")
    assert regional_change_table(given).empty


def test_adoption_counts_who_adopted(asked: Asked) -> None:
    given = replace(asked, recommendation="look_ahead")
    counts = adoption_table(given).set_index("practice")
    who = adopters_table(given)
    assert set(who["recommendation"]) == {"look_ahead"}
    for side, change in (("gained", 1), ("lost", -1)):
        found = who[who["change"] == change].groupby("practice").size()
        assert counts[side][counts[side] > 0].to_dict() == found.to_dict()
    moved = practice_changes(score_asked(asked))
    practice = str(counts.index[0])
    assert counts.loc[practice, "answered"] == moved[practice].notna().sum()
    assert adoption_table(replace(asked, recommendation="none")).empty
