"""The files of a visitor's session."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from components import session_files as files
from components.view.view import OWN_FILE
from smartgov.intake.choices import NO_CHOICES, Choices
from smartgov.intake.read_file import FileStudy
from smartgov.intake.study.practices import NO_PRACTICES, Practices
from smartgov.intake.understood import Understood
from smartgov.model import Study
from smartgov.problems import Problem
from smartgov.study.load import LoadedStudy
from tests.smartgov.cases.made_cases import make_case

PROBLEM = Problem("not_a_number", "answers.csv", 3)

pytestmark = pytest.mark.usefixtures("session")


def named(study: Study, study_id: str) -> Study:
    return replace(study, info=replace(study.info, id=study_id))


@pytest.fixture
def read(small: Study, monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Return the files that are read from here on; all but ``bad`` hold a study."""
    contents: list[bytes] = []

    def read_apart(
        content: bytes, name: str, progress: Any, waiting: Any, choices: Choices
    ) -> FileStudy:
        contents.append(content)
        progress(1.0)
        understood = Understood(unnamed=choices.encoding)
        study = None if content == b"bad" else small
        return FileStudy(name, study, (PROBLEM,), understood=understood)

    monkeypatch.setattr(files, "read_apart", read_apart)
    return contents


def ignore(*_: float) -> None: ...


def test_a_file_is_read_once(read: list[bytes]) -> None:
    files.read_upload(b"one", "a.csv", ignore, ignore)
    files.read_upload(b"one", "a.csv", ignore, ignore)
    assert read == [b"one"]
    files.read_upload(b"two", "b.csv", ignore, ignore)
    assert read == [b"one", b"two"]
    intake = files.last_upload().intake
    assert intake is not None
    assert intake.name == "b.csv"


def test_a_file_is_read_again_with_what_is_chosen(read: list[bytes]) -> None:
    files.read_upload(b"one", "a.csv", ignore, ignore)
    files.choose(Choices(encoding="cp850"), "digest")
    assert files.last_upload().intake is None
    files.read_upload(b"one", "a.csv", ignore, ignore)
    upload = files.last_upload()
    assert read == [b"one", b"one"]
    assert upload.intake is not None
    assert upload.intake.understood.unnamed == "cp850"
    assert upload.mapping == "digest"
    files.choose(Choices(encoding="cp1252"))
    assert files.last_upload().mapping == "digest"


def test_another_file_begins_without_choices(read: list[bytes]) -> None:
    files.read_upload(b"one", "a.csv", ignore, ignore)
    files.choose(Choices(encoding="cp850"), "digest")
    files.read_upload(b"two", "b.csv", ignore, ignore)
    upload = files.last_upload()
    assert (upload.choices, upload.mapping) == (NO_CHOICES, "")
    assert upload.digest == files.digest_of(b"two")


def test_an_empty_field_lets_go_of_what_was_read(read: list[bytes]) -> None:
    files.read_upload(b"one", "a.csv", ignore, ignore)
    files.discard_upload()
    assert files.last_upload().intake is None
    files.read_upload(b"one", "a.csv", ignore, ignore)
    assert len(read) == 2


def test_a_study_is_kept_and_the_field_emptied(read: list[bytes], small: Study) -> None:
    field = files.field_key(files.FIELD)
    files.read_upload(b"one", "a.csv", ignore, ignore)
    known = files.keep_upload()
    assert known is not None
    assert (known.name, known.own, known.study) == (f"{OWN_FILE}made", True, small)
    assert known.problems == (PROBLEM,)
    assert files.known_studies()[known.name] is known
    assert files.last_upload().intake is None
    assert files.field_key(files.FIELD) != field


@pytest.mark.parametrize("content", [None, b"bad"])
def test_nothing_to_use_is_nothing_to_keep(read: list[bytes], content: bytes | None) -> None:
    field = files.field_key(files.FIELD)
    if content:
        files.read_upload(content, "a.csv", ignore, ignore)
    assert files.keep_upload() is None
    assert files.field_key(files.FIELD) == field


def own() -> list[LoadedStudy]:
    return [known for known in files.known_studies().values() if known.own]


def test_the_newest_files_are_kept(small: Study) -> None:
    for number in range(files.MOST + 1):
        files.keep_study(named(small, f"s{number}"), (), str(number))
    assert [known.digest for known in own()] == ["1", "2", "3"]


def test_the_same_study_takes_the_place_of_the_one_before(small: Study) -> None:
    for number, study_id in enumerate(["a", "b", "a"]):
        files.keep_study(named(small, study_id), (), str(number))
    assert [(known.name, known.digest) for known in own()] == [
        (f"{OWN_FILE}b", "1"),
        (f"{OWN_FILE}a", "2"),
    ]


def test_a_file_can_be_let_go(small: Study) -> None:
    first, second = (files.keep_study(named(small, name), (), name) for name in "ab")
    files.forget_study(first.name)
    assert own() == [second]
    files.forget_study("nothing")
    assert own() == [second]


def test_studies_of_the_project_come_first(small: Study) -> None:
    files.keep_study(small, (), "")
    known = list(files.known_studies().values())
    assert [study.own for study in known] == [False] * (len(known) - 1) + [True]
    assert len(known) > 1


def test_each_field_is_emptied_alone() -> None:
    files.empty_field("a")
    files.empty_field("a")
    assert (files.field_key("a"), files.field_key("b")) == ("a_2", "b_0")


def test_notes_stay_in_the_session_and_are_not_too_many(session: dict[str, Any]) -> None:
    bound = files.bind_note("a")
    assert (bound["key"], session["note_a"], files.note_of("a")) == ("note_a", "", "")
    session["note_a"] = "Finance"
    bound["on_change"](*bound["args"])
    assert files.note_of("a") == "Finance"
    files.keep_notes({f"n{number}": "x" for number in range(files.MOST_NOTES)})
    assert files.note_of("a") == ""
    assert len(session["notes"]) == files.MOST_NOTES


def test_what_a_browser_kept_of_a_note_is_taken_over(session: dict[str, Any]) -> None:
    session["note_a"] = "Typed before the server was restarted"
    assert files.bind_note("a")["key"] == "note_a"
    assert session["note_a"] == "Typed before the server was restarted"
    files.keep_notes({"a": "From a file"})
    files.bind_note("a")
    assert session["note_a"] == "From a file"


def test_practices_stay_in_the_session(session: dict[str, Any]) -> None:
    assert files.own_cases() == ()
    case = make_case("mine")
    files.keep_cases((case,))
    assert files.own_cases() == (case,)
    files.keep_cases(())
    assert files.own_cases() == ()
    assert list(session) == ["loaded_cases"]


def test_practices_in_the_file_of_a_study_are_kept_with_it(
    session: dict[str, Any], small: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [Practices((make_case("mine"),)), NO_PRACTICES]
    read = lambda content, name, **_: FileStudy(name, small, practices=found.pop(0))  # noqa: E731
    monkeypatch.setattr(files, "read_apart", read)
    files.read_upload(b"one", "a.xlsx", ignore, ignore)
    assert files.own_cases() == ()
    files.keep_upload()
    assert [case.id for case in files.own_cases()] == ["mine"]
    files.read_upload(b"two", "a.xlsx", ignore, ignore)
    files.keep_upload()
    assert [case.id for case in files.own_cases()] == ["mine"]
