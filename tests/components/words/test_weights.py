"""Weights and presets in words."""

from __future__ import annotations

from typing import Any

import pytest

from components.view.view import View
from components.words.weights import is_own, preset_label, weights_words
from smartgov.model import Study
from smartgov.scoring.weights import presets
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader


@pytest.mark.parametrize(
    "chosen", [{"weights": (("a", 2.0),)}, {"aggregation": "geometric"}, {"coverage": 0.5}]
)
def test_any_choice_of_scores_makes_them_ones_own(chosen: dict[str, Any]) -> None:
    assert is_own(View(**chosen))


def test_what_decides_no_score_does_not() -> None:
    assert not is_own(View())
    assert not is_own(View(city="ilo", measure="foresight", against="equal_dimensions"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_preset_has_a_name(
    make_reader: MakeReader, survey: Study, language: Language
) -> None:
    reader = make_reader(language, of=survey)
    names = [preset_label(reader, name) for name in presets(survey)]
    assert len(set(names)) == len(names)
    first = preset_label(reader, "first_open_government")
    assert reader.measure_label("open_government") in first


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_caption_names_the_weights(
    make_reader: MakeReader, survey: Study, language: Language
) -> None:
    reader = make_reader(language, of=survey)
    t = reader.t
    assert weights_words(reader) == t("caption.default_weights")
    own = {"weights": (("foresight", 0.5), ("participation", 2.0))}
    reader = make_reader(language, of=survey, aggregation="geometric", coverage=0.5, **own)
    listed = (
        f"{reader.measure_label('foresight')} {t.number(0.5, 1)}",
        f"{reader.measure_label('participation')} 2",
        f"{t('weights.aggregation')}: {t('weights.aggregations.geometric')}",
        f"{t('weights.coverage')}: {t.percent(0.5)}",
    )
    assert weights_words(reader) == t("caption.own_weights", weights=", ".join(listed))
