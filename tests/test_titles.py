"""Snapshots of every title that is composed of names and numbers, with the longest of each.

A title longer than `LONGEST_TITLE` wraps into a third line on a phone; what does not fit goes to
the subtitle. If a text was changed on purpose, rewrite the snapshots and review the difference::

    SMARTGOV_REWRITE_SNAPSHOTS=1 python -m pytest tests/test_titles.py

With the variable each snapshot is written and its test skipped; without it they are compared.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from components.i18n import Translator, translator
from components.show import LONGEST_TITLE
from smartgov.model import Study
from smartgov.places.countries import COUNTRIES
from smartgov.study.catalog import study_folders
from smartgov.study.framework import read_framework, read_recommendations
from smartgov.text import LANGUAGES, Language, Text
from tests.conftest import load_shipped

SNAPSHOTS = Path(__file__).parent / "titles"
REWRITE = os.environ.get("SMARTGOV_REWRITE_SNAPSHOTS") == "1"

REGIONS = ("002", "009", "021", "142", "150", "419")
RANKED = 345


@cache
def studies() -> tuple[Study, ...]:
    """Return every study that is shipped."""
    return tuple(map(load_shipped, study_folders()))


def longest(t: Translator, texts: Iterable[Text | str]) -> str:
    words = (t.text(text) if isinstance(text, Text) else text for text in texts)
    return max(words, key=len)


def labels(role: str) -> Iterator[Text]:
    """Yield the labels of the questions of a role."""
    for study in studies():
        yield from (question.label for question in study.questions if question.role == role)


def values(t: Translator) -> dict[str, Any]:
    """Return the longest value of each placeholder that titles may have."""
    framework, _ = read_framework()
    assert framework is not None
    dimension = longest(t, [d.label for d in framework.dimensions])
    city = longest(t, [city.name for study in studies() for city in study.cities])
    places = [*map(t.region, REGIONS), *map(t.country, COUNTRIES)]
    return {
        "city": city,
        "cities": city,
        "dimension": dimension,
        "high": dimension,
        "x": dimension,
        "y": dimension,
        "most": longest(t, labels("scored")),
        "barrier": longest(t, labels("barrier")),
        "choice": longest(t, labels("scored")),
        "first": longest(t, places),
        "recommendation": longest(t, [r.title for r in read_recommendations()]),
        "study": longest(t, [study.info.short_title for study in studies()]),
        "interval": f"{RANKED - 100}–{RANKED}",
        "score": t.score(100.0),
        "full": t.share(RANKED, RANKED),
        "agreed": 70,
        "all": 70,
        "ahead": 8,
        "behind": 1,
        **dict.fromkeys(("since", "last"), "2014–2015"),
        **dict.fromkeys(("rose", "fell", "up", "down", "gained", "lost"), RANKED),
        "change": t.signed(-88.8, 1),
    }


#: Keys of composed titles, with the number that decides the plural.
TITLES = {
    **dict.fromkeys(("pages.overview.question", "pages.ranking.question"), RANKED),
    **dict.fromkeys(("overview.strips_title", "overview.strips_only_title"), None),
    **dict.fromkeys(("findings.practices.title", "findings.regions.title"), None),
    "findings.barrier.title": None,
    **dict.fromkeys(("findings.dimensions.title", "city.barriers_blank"), None),
    "city.barriers_none": None,
    "city.barriers_title": 11,
    "ranking.title": None,
    **dict.fromkeys(("ranking.title_many", "ranking.not_ranked_title"), RANKED),
    **dict.fromkeys(("certainty.title", "shifts.title", "groups.title"), None),
    "slopes.title": RANKED,
    **dict.fromkeys(("bands.title_filtered", "bands.title_filtered_fixed"), 9),
    **dict.fromkeys(("recommendations.priority_title", "method.worked_title"), None),
    **dict.fromkeys(("method.coverage_title", "validation.title"), None),
    **dict.fromkeys(("compare.dots_title", "compare.dots_same", "compare.scatter_title"), None),
    **{f"report.profile.{side}": 9 for side in ("both", "ahead", "behind", "alike")},
    **dict.fromkeys(("own.map.title", "data.preview_title"), None),
    **dict.fromkeys(("editions.overview.title", "editions.overview.clear_title"), None),
    **dict.fromkeys(("editions.city.title", "editions.city.title_none"), None),
    **dict.fromkeys(("editions.ranking.title", "editions.recommendations.title"), None),
    "editions.data.title": RANKED,
    **dict.fromkeys(("data.studies_title", "data.codebook_title", "data.problems_title"), RANKED),
}


def titles(language: Language) -> dict[str, str]:
    """Return every composed title by its key, with the longest values."""
    t = translator(language)
    known = values(t)
    found = {key: t(key, count=count, **known) for key, count in TITLES.items()}
    weight = t("shifts.weight_short", name=known["dimension"])
    others = {"weight": weight, **{m: t(f"shifts.{m}") for m in ("geometric", "arithmetic")}}
    return found | {f"shifts.title, {n}": t("shifts.title", choice=c) for n, c in others.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_composed_title_is_as_it_was_reviewed(language: Language) -> None:
    written = "".join(f"{key}: {title}\n" for key, title in titles(language).items())
    snapshot = SNAPSHOTS / f"{language}.txt"
    if REWRITE:
        snapshot.write_text(written, encoding="utf-8")
        pytest.skip("rewritten")
    assert written == snapshot.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_composed_title_is_too_long(language: Language) -> None:
    long = {key: title for key, title in titles(language).items() if len(title) > LONGEST_TITLE}
    assert long == {}
