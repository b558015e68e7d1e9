"""Known facts about the documented practices and standards that the project ships."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from smartgov.cases.case import Case, Collection, Standard
from smartgov.cases.read_cases import read_sound_collection
from smartgov.paths import PRACTICES_FILE, STANDARDS_FILE
from smartgov.text import LANGUAGES

_NUMBER = re.compile(r"\d[\d.,\u202f\u00a0]*")

#: Practices whose year was not visible, or stood on another page than the source.
WITHOUT_YEAR = {
    *("sao-paulo-targets", "antananarivo-tanantsika", "naga-i-governance"),
    *("helsinki-borough-liaisons", "montreal-in-common", "wellington-predator-free"),
    *("istanbul-vision-2050", "philadelphia-govlabphl", "cape-town-water-bills"),
    *("cape-town-data-science", "chicago-food-inspections"),
}

#: Practices whose title was not visible, or known from the address alone.
WITHOUT_TITLE = {
    *("accra-report-card", "medellin-integral-project", "rosario-strategic-plan"),
    *("philadelphia-govlabphl", "seoul-stepping-stone"),
}


@pytest.fixture(scope="module")
def collection() -> Collection:
    return read_sound_collection()


def test_there_are_so_many(collection: Collection) -> None:
    assert (len(collection.cases), len(collection.cities)) == (53, 38)
    assert len(collection.standards) == 24
    counts = Counter(case.recommendation for case in collection.cases)
    assert (counts["evaluate_impact"], counts["look_ahead"]) == (7, 6)
    assert set(counts.values()) == {6, 7, 8}
    assert set(Counter(one.recommendation for one in collection.standards).values()) == {3, 4}


def test_what_is_uncertain_is_left_out_or_said(collection: Collection) -> None:
    by_id = {case.id: case for case in collection.cases}
    assert {case.id for case in collection.cases if case.since is None} == WITHOUT_YEAR
    assert {case.id for case in collection.cases if not case.source.title} == WITHOUT_TITLE
    assert "lot" not in by_id["bogota-itinerant-assembly"].what.en.split()
    for doubtful in ("nairobi-mukuru", "lisbon-bip-zip", "bilbao-revitalization-plan"):
        assert by_id[doubtful].note.en
    for doubtful in (
        "stockholm-congestion-charge",
        "seoul-stepping-stone",
        "addis-ababa-safety-net",
    ):
        assert by_id[doubtful].note.en


def test_what_fits_loosely_is_left_out(collection: Collection) -> None:
    cities = {case.city.id for case in collection.cases}
    assert not cities & {"tehran", "rio-de-janeiro", "gothenburg"}


@pytest.mark.parametrize("path", [PRACTICES_FILE, STANDARDS_FILE], ids=lambda path: path.stem)
def test_every_text_is_there_in_every_language_with_the_same_spaces(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    stems = {column[:-3] for column in rows[0] if column.endswith("_en")}
    for row in rows:
        for stem in stems:
            texts = [row[f"{stem}_{language}"] for language in LANGUAGES]
            assert len({bool(text) for text in texts}) == 1, (row["id"], stem)
            assert all(text == " ".join(text.split(" ")).strip() for text in texts)
            if stem in ("what", "led_to", "note") and texts[0]:
                assert len(set(texts)) == len(LANGUAGES), (row["id"], stem)


def numbers(one: Case | Standard, language: str) -> Counter[str]:
    """Count the numbers of a text, whatever separates their digits."""
    texts = [one.what, *([one.led_to, one.note] if isinstance(one, Case) else [])]
    found = (_NUMBER.findall(text.read(language)) for text in texts)
    return Counter(re.sub(r"\D", "", number) for words in found for number in words)


#: Where a language writes a number in another way: "2018–21", and decades in letters.
WRITTEN_OTHERWISE = {"helsinki-borough-liaisons", "bilbao-revitalization-plan"}


def test_the_numbers_are_the_same_in_every_language(collection: Collection) -> None:
    for one in (*collection.cases, *collection.standards):
        counts = [numbers(one, language) for language in LANGUAGES]
        assert one.id in WRITTEN_OTHERWISE or counts == counts[:1] * len(LANGUAGES), one.id


def test_texts_are_short(collection: Collection) -> None:
    for one in (*collection.cases, *collection.standards):
        for language in LANGUAGES:
            assert len(one.what.read(language).split()) <= 40, (one.id, language)
            assert len(one.name.read(language)) <= 80, (one.id, language)


def test_nobody_is_said_to_do_something_today(collection: Collection) -> None:
    """The sources do not tell whether a practice still runs."""
    for case in collection.cases:
        assert not re.search(r"\b(currently|today|still|ongoing)\b", case.what.en), case.id
