"""Where a city is clearly ahead of its peers, and where behind, in words."""

from __future__ import annotations

import pytest

from components.reader import Reader
from components.words.differences import strength_words
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader
from tests.smartgov.made_studies import make_framework, make_question, make_study

languages = pytest.mark.parametrize("language", LANGUAGES)

FRAMEWORK = make_framework({"open": ["voice", "data"], "plans": ["look"]})
QUESTIONS = [make_question(d, d) for d in ("voice", "data", "look")]


def reader_of(make_reader: MakeReader, language: Language, own: list[float | None]) -> Reader:
    """Return a reader of a city among three peers with 50 everywhere."""
    answers = {"arco": own} | {f"p{n}": [50.0] * 3 for n in range(3)}
    study = make_study(QUESTIONS, answers, FRAMEWORK)
    return make_reader(language, of=study, city="arco", peers="study")


@languages
@pytest.mark.parametrize(
    ("own", "keys"),
    [
        ([60, 50, 40], {"ahead": "**voice**", "behind": "**look**"}),
        ([60, 75, 50], {"ahead": ["**data**", "**voice**"], "behind_none": None}),
        ([40, 20, None], {"behind_only": ["**data**", "**voice**"]}),
        ([59.9, 40.1, 50], {"alike": None, "behind_none": None}),
    ],
)
def test_ten_points_are_clear(
    make_reader: MakeReader, language: Language, own: list[float | None], keys: dict[str, object]
) -> None:
    reader = reader_of(make_reader, language, own)
    t = reader.t
    assert reader.city is not None
    assert reader.peers is not None
    sentences = []
    for key, names in keys.items():
        listed = t.join([names] if isinstance(names, str) else list(names or []))
        sentences.append(t(f"city.{key}", city="Arco", dimensions=listed))
    assert strength_words(reader, reader.city, reader.peers) == " ".join(sentences)


@languages
def test_a_city_that_cannot_be_compared_is_not_called_alike(
    make_reader: MakeReader, language: Language
) -> None:
    reader = reader_of(make_reader, language, [None, None, None])
    assert reader.city is not None
    assert reader.peers is not None
    said = strength_words(reader, reader.city, reader.peers)
    assert said == reader.t("report.standing.unknown", city="Arco")
