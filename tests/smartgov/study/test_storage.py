"""Tests that a study is read from memory as from disk."""

from __future__ import annotations

import pytest

from smartgov.study.load import load_sound_part, load_study
from smartgov.study.storage import MemoryFolder
from tests.smartgov.made_studies import SOUND, StudyFolder

FILES = {name: content.encode() for name, content in SOUND.items()}


def test_folder_in_memory_is_a_study_like_one_on_the_disk(folder: StudyFolder) -> None:
    loaded = load_study(MemoryFolder("anything", FILES))
    there = folder.load()
    assert loaded.problems == there.problems == ()
    assert loaded.study.cities == there.study.cities
    assert loaded.study.answers.equals(there.study.answers)


def test_file_that_is_not_in_memory() -> None:
    file = MemoryFolder("made", {}) / "cities.csv"
    assert not file.exists()
    assert file.name == "cities.csv"
    with pytest.raises(FileNotFoundError):
        file.read_bytes()


def test_sound_part_does_without_the_cities_with_something_wrong(folder: StudyFolder) -> None:
    folder.change("cities.csv", "brae,Brae,NA", "brae,Brae,Namibia")
    folder.change("answers.csv", "cove,vote,1", "cove,vote,7")
    loaded = load_sound_part(folder.path)
    assert [city.id for city in loaded.study.cities] == ["arco", "dell"]
    assert loaded.left_out == loaded.study.info.left_out == 2
    assert load_study(folder.path).study is None


def test_ids_given_twice_leave_both_cities_out(folder: StudyFolder) -> None:
    folder.change("cities.csv", "dell,Dell", "arco,Dell")
    loaded = load_sound_part(folder.path)
    assert [city.id for city in loaded.study.cities] == ["brae", "cove"]
    assert loaded.left_out == 2


def test_what_was_left_out_before_counts_too(folder: StudyFolder) -> None:
    folder.describe_itself(left_out=3)
    folder.change("cities.csv", "brae,Brae,NA", "brae,Brae,Namibia")
    loaded = load_sound_part(folder.path)
    assert (loaded.left_out, loaded.study.info.left_out) == (1, 4)
