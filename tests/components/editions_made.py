"""Readers of made-up editions, for the tests of change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from components.reader import Reader
from smartgov.model import Study
from smartgov.study.load import LoadedStudy
from tests.components.conftest import MakeReader
from tests.smartgov.editions.made_editions import NOW, THEN, make_edition

MIDDLE = {
    "arco": [50, 70, 20, 0, 1],
    "brae": [50, 51, 50, 1, 1],
    "cove": [10, 20, 30, 1, None],
    "dell": [70, 80, 80, 0, 1],
}

#: Three editions of one series.
EDITIONS = (
    make_edition("2012", THEN),
    make_edition("2014", MIDDLE),
    make_edition("2018", NOW),
)


def known(study: Study) -> LoadedStudy:
    """Return a study as the app has it; the digest tells it from those of other tests.

    What is computed of a study is kept by its digest: one with other cities, such as in other
    places, or other questions must not have the same.
    """
    content = (study.info, study.cities, study.questions, study.answers.to_numpy().tolist())
    return LoadedStudy(study.info.id, study, digest=repr(content))


def read_editions(
    make_reader: MakeReader,
    shown: Study = EDITIONS[-1],
    editions: Sequence[Study] = EDITIONS,
    language: Any = "en",
    **chosen: Any,
) -> Reader:
    """Return a reader of an edition that has others beside it."""
    reader = make_reader(language, of=shown, **chosen)
    return replace(reader, editions=tuple(map(known, editions)))
