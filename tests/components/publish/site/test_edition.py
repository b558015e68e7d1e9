"""Tests of what an edition is made of."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from components.publish.site import edition as module
from components.publish.site.edition import Edition
from smartgov.model import Spec
from smartgov.scoring.score import score


def test_rank_intervals_are_computed_once(tiny: Edition, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    calls: list[str] = []
    compute = module.rank_intervals

    def count(study: object, scores: object, measure: str) -> pd.DataFrame:
        calls.append(measure)
        return compute(study, scores, measure)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "rank_intervals", count)
    new = replace(tiny)
    for language in new.languages:
        assert new.reader(language, "arco").intervals is new.intervals_of("overall")
    assert calls == ["overall"]


def test_a_reader_has_the_weights_of_the_scores(tiny: Edition) -> None:
    spec = Spec(weights=(("voice", 3.0),), aggregation="geometric", min_coverage=0.5)
    weighted = replace(tiny, scores=score(tiny.study, spec))
    reader = weighted.reader("es", "cove")
    assert reader.view.spec == spec
    assert reader.city is not None
    assert reader.city.id == "cove"
    assert reader.t.language == "es"


def test_facts_of_one_city_are_kept_for_all_languages(tiny: Edition) -> None:
    first = tiny.facts_of(tiny.reader("en", "arco"))
    assert tiny.facts_of(tiny.reader("fr", "arco")) is first
    other = tiny.facts_of(tiny.reader("en", "brae"))
    assert other is not first
    assert tiny.facts_of(tiny.reader("en", "arco")) is not first


def test_cities_with_practices_are_found_in_the_study(edition: Edition) -> None:
    found = edition.cities_with_cases
    assert "barcelona" in found.values()
    assert set(found.values()) <= set(edition.study.city_by_id)


def test_own_practices_stand_beside_the_others(edition: Edition) -> None:
    case = edition.collection.cases[0]
    own = replace(case, id="own")
    foreign = replace(case, id="foreign", recommendation="nothing")
    with_own = replace(edition, own_cases=(own, foreign))
    assert [c.id for c in with_own.collection.cases][-1] == "own"
    assert len(with_own.collection.cases) == len(edition.collection.cases) + 1


def test_change_is_computed_once_for_all_pages(tiny: Edition, series: Edition) -> None:
    assert tiny.changed is None
    assert series.changed is not None
    assert series.changed is series.changed
    scored, changes = series.changed
    assert scored.matched.whole_before.info.edition == "2017"
    assert set(changes.index) <= set(series.study.city_by_id)
    assert series.reader("fr").editions == series.editions
