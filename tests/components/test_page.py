"""A page is a reader in the app: what it computes is kept, but never a visitor's own city."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from components import page as module
from smartgov.certainty.robustness import rank_intervals
from smartgov.model import Spec, Study
from smartgov.own_city.own_city import OwnCity, add_own_city
from smartgov.scoring.score import score
from smartgov.study.load import LoadedStudy
from tests.components.conftest import MakePage


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[LoadedStudy, Spec, str]]:
    """Return what the cache is asked for from here on."""
    questions: list[tuple[LoadedStudy, Spec, str]] = []

    def load(known: LoadedStudy, spec: Spec, measure: str) -> pd.DataFrame:
        questions.append((known, spec, measure))
        return pd.DataFrame({"rank_p05": [1.0], "rank_p95": [2.0]}, index=["kept"])

    monkeypatch.setattr(module, "load_intervals", load)
    return questions


def test_intervals_of_a_known_study_are_kept(
    make_page: MakePage, asked: list[tuple[LoadedStudy, Spec, str]]
) -> None:
    page = make_page(coverage=0.5)
    assert list(page.intervals.index) == ["kept"]
    assert page.interval_ends() == {"kept": (1.0, 2.0)}
    assert page.interval_ends("voice") == {"kept": (1.0, 2.0)}
    assert asked == [(page.known, page.view.spec, m) for m in ("overall", "voice")]


def test_those_with_a_city_of_the_visitors_are_not(
    make_page: MakePage, small: Study, asked: list[tuple[LoadedStudy, Spec, str]]
) -> None:
    study = add_own_city(small, OwnCity(name="Here", answers={"vote": 1.0}))
    page = replace(make_page(of=small), study=study, scores=score(study))
    pd.testing.assert_frame_equal(page.intervals, rank_intervals(study, page.scores))
    assert asked == []
