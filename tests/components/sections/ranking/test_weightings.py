"""Tests of the changes of the ranking under other weights."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from components.sections.ranking import weightings
from smartgov.model import Spec, Study
from smartgov.scoring.rank import rank_measure
from smartgov.scoring.score import score
from tests.components.conftest import MakePage
from tests.components.sections.conftest import Drawn


def test_slopes_compare_the_chosen_cities(make_page: MakePage, drawn: Drawn) -> None:
    page = make_page(countries=("ES",), against="equal_dimensions")
    weightings.show_slopes(page)
    (table,) = drawn.tables
    spanish = {c.id for c in page.study.cities if c.country == "ES"}
    assert set(table.data["city_id"]) == spanish & set(page.scores.rank.dropna().index)
    change = table.data["before"] - table.data["after"]
    assert table.data["change"].tolist() == change.tolist()
    assert np.all(np.diff(change.abs()) <= 0)


@pytest.mark.parametrize("measure", ["open_government", "participation", "strategic_planning"])
def test_weights_that_a_score_does_not_depend_on_are_not_compared(
    make_page: MakePage, drawn: Drawn, measure: str
) -> None:
    """Within a pillar every preset is the same, and a weight of another pillar says nothing."""
    weightings.show_slopes(make_page(measure=measure, weights=(("open_government", 3.0),)))
    assert (drawn.headings, drawn.tables) == ([], [])


def test_own_weights_inside_a_pillar_are_compared_with_the_default(
    make_page: MakePage, drawn: Drawn, survey: Study
) -> None:
    weights = (("foresight", 3.0),)
    page = make_page(measure="strategic_management", weights=weights, against="equal_dimensions")
    page = replace(page, scores=score(survey, Spec(weights)))
    weightings.show_slopes(page)
    (table,) = drawn.tables
    found = table.data.set_index("city_id")
    for column, spec in (("before", Spec()), ("after", Spec(weights))):
        ranks = rank_measure(score(survey, spec), "strategic_management")
        assert found[column].to_dict() == ranks[found.index].to_dict()
    assert len(found) > 60
    assert [column.label for column in table.columns[1:3]] == [
        page.t("slopes.default"),
        page.t("weights.own"),
    ]


def test_another_mean_is_compared_in_a_dimension(make_page: MakePage, drawn: Drawn) -> None:
    weightings.show_slopes(make_page(measure="participation", aggregation="geometric"))
    assert len(drawn.tables) == 1
