"""The profile of a city against its peers in words."""

from __future__ import annotations

import math

import pytest

from components.publish.report.profile_text import MOST_NAMED, group_words, write_profile
from components.reader import Reader
from smartgov.advice.city_report import CityReport, make_report
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader
from tests.smartgov.made_studies import make_framework, make_question, make_study

languages = pytest.mark.parametrize("language", LANGUAGES)

FRAMEWORK = make_framework({"open": ["voice", "data"], "plans": ["look", "share"]})
QUESTIONS = [make_question(d, d) for d in ("voice", "data", "look")]


def report_of(
    make_reader: MakeReader, language: Language, own: list[float | None]
) -> tuple[Reader, CityReport]:
    """Return the report of a city among three peers with 40, 50 and 60.25 everywhere."""
    peers = {f"p{n}": [score] * 3 for n, score in enumerate((40.0, 50.0, 60.25))}
    study = make_study(QUESTIONS, {"arco": own} | peers, FRAMEWORK)
    reader = make_reader(language, of=study, city="arco", peers="study")
    assert reader.peers is not None
    return reader, make_report(study, reader.scores, reader.intervals, reader.peers, (), "arco")


@languages
def test_rows_are_numbers_and_the_words_beside_them(
    make_reader: MakeReader, language: Language
) -> None:
    reader, report = report_of(make_reader, language, [72.345, None, 50])
    t = reader.t
    profile = write_profile(reader, report)
    voice, data, _ = profile.rows
    assert (voice.label, voice.score, voice.median) == ("voice", 72.345, 50)
    assert (voice.low, voice.high) == (45, 55.125)
    assert voice.cells == (t.score(72.345), t.score(50), f"{t.score(45)} – {t.score(55.125)}")
    assert voice.note == ""
    assert voice.hue == reader.hue("open")
    assert math.isnan(data.score)
    assert data.note == t("terms.too_few_answers")
    assert profile.heads[0] == t("terms.dimension")


@languages
@pytest.mark.parametrize(
    ("own", "side", "counts"),
    [
        ([60, 40, 50], "both", (3, 1, 1)),
        ([60, 60, 50], "ahead", (3, 2, 0)),
        ([40, None, 50], "behind", (2, 0, 1)),
        ([59, 41, 50], "alike", (3, 0, 0)),
    ],
)
def test_the_title_counts_clear_differences(
    make_reader: MakeReader,
    language: Language,
    own: list[float | None],
    side: str,
    counts: tuple[int, int, int],
) -> None:
    reader, report = report_of(make_reader, language, own)
    count, ahead, behind = counts
    title = reader.t(f"report.profile.{side}", count=count, ahead=ahead, behind=behind)
    assert write_profile(reader, report).title == title


def test_where_nothing_can_be_compared_the_title_counts_nothing(make_reader: MakeReader) -> None:
    reader, report = report_of(make_reader, "en", [None, None, None])
    assert write_profile(reader, report).title == reader.t("city.profile_title")


def test_dimensions_nobody_asks_about_are_named(make_reader: MakeReader) -> None:
    reader, report = report_of(make_reader, "en", [60, 40, 50])
    words = f"{reader.t('terms.not_asked_list')} share."
    assert write_profile(reader, report).not_asked == words


@languages
def test_the_peers_are_named(make_reader: MakeReader, language: Language) -> None:
    reader, report = report_of(make_reader, language, [50, 50, 50])
    names = reader.t.join(["P0", "P1", "P2"])
    words = reader.t("report.profile.group", names=names)
    assert group_words(reader, report) == words
    assert write_profile(reader, report).group == words


def test_of_many_peers_the_nearest_are_named_and_the_others_counted(
    make_reader: MakeReader,
) -> None:
    answers = {f"c{n:02}": [float(n)] * 3 for n in range(MOST_NAMED + 8)}
    study = make_study(QUESTIONS, answers, FRAMEWORK)
    reader = make_reader("en", of=study, city="c00", peers="study")
    assert reader.peers is not None
    report = make_report(study, reader.scores, reader.intervals, reader.peers, (), "c00")
    words = group_words(reader, report)
    assert f"C{MOST_NAMED:02}, and 7 others." in words
    assert f"C{MOST_NAMED + 1:02}" not in words
