"""Tests that the check of texts finds each kind of problem."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from smartgov.text import LANGUAGES
from tools.check_locales import (
    FOLDERS,
    ROOT,
    check_folder,
    check_spaces,
    check_text,
    check_words,
    placeholders,
)

WHOLE = {
    "menu": {"city": "City"},
    "count": {"one": "{count} city", "other": "{count} cities"},
    "line": "{title}: {share:.0%} of {city.name}",
}


def write(folder: Path, **changed: object) -> Path:
    for language in LANGUAGES:
        text = json.dumps(changed.get(language, WHOLE), ensure_ascii=False)
        (folder / f"{language}.json").write_text(text, encoding="utf-8")
    return folder


def found(folder: Path, **changed: object) -> list[str]:
    """Return the problems without the name of the folder."""
    return [line.split("/", 2)[2] for line in check_folder(write(folder, **changed))]


def test_the_same_texts_are_complete(tmp_path: Path) -> None:
    assert found(tmp_path) == []


def test_plural_categories_may_differ(tmp_path: Path) -> None:
    spanish = WHOLE | {"count": {"one": "una", "many": "{count} de", "other": "{count}"}}
    assert found(tmp_path, es=spanish) == []


def test_missing_and_extra_texts_are_found(tmp_path: Path) -> None:
    french = {"menu": {"ville": "Ville"}, "count": WHOLE["count"], "line": WHOLE["line"]}
    assert found(tmp_path, fr=french) == ["fr: menu.city: missing", "fr: menu.ville: not in en"]


def test_another_placeholder_is_found(tmp_path: Path) -> None:
    spanish = WHOLE | {"line": "{title}: {parte} de {city.name}"}
    expected = (
        "es: line: placeholders ['city', 'parte', 'title'], expected ['city', 'share', 'title']"
    )
    assert found(tmp_path, es=spanish) == [expected]


def test_a_plural_is_not_a_string(tmp_path: Path) -> None:
    assert found(tmp_path, es=WHOLE | {"count": "{count}"}) == [
        "es: count: a plural in one language only, this or en"
    ]


def test_a_missing_file_is_found(tmp_path: Path) -> None:
    (write(tmp_path) / "fr.json").unlink()
    assert [line.split("/", 2)[2] for line in check_folder(tmp_path)] == ["fr: the file is missing"]


def test_a_key_that_stands_twice_is_found(tmp_path: Path) -> None:
    (write(tmp_path) / "es.json").write_text('{"a": "x", "a": "y"}', encoding="utf-8")
    assert [line.split("/", 2)[2] for line in check_folder(tmp_path)] == ["es: twice: ['a']"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "empty"),
        (" ", "empty"),
        (3, "neither a string nor a plural nor a list of words"),
        ([], "neither a string nor a plural nor a list of words"),
        (["a", 3], "neither a string nor a plural nor a list of words"),
        (["a", ""], "empty"),
        ({"one": "a"}, "the plural has no form 'other'"),
        ({"one": "", "other": "b"}, "empty"),
        ("{open", "expected '}' before end of string"),
    ],
)
def test_a_text_is_checked_by_itself(text: object, problem: str) -> None:
    assert check_text("key", text) == [f"key: {problem}"]


def test_spellings_may_differ_but_not_whether_there_is_a_list(tmp_path: Path) -> None:
    english = {"yes": ["yes", "y"], "title": "Title"}
    texts = dict.fromkeys(LANGUAGES, english) | {"es": english | {"yes": ["sí"]}}
    assert found(tmp_path, **texts) == []
    texts |= {"fr": {"yes": "oui", "title": ["Titre"]}}
    assert found(tmp_path, **texts) == [
        "fr: title: a list of words in one language only, this or en",
        "fr: yes: a list of words in one language only, this or en",
    ]


def test_other_spellings_of_countries_may_be_missing(tmp_path: Path) -> None:
    folder = tmp_path / "intake" / "words"
    folder.mkdir(parents=True)
    texts = {"en": {"countries": {"GB": ["UK"]}}, "es": {"countries": {"US": ["EE. UU."]}}}
    assert found(folder, **dict.fromkeys(LANGUAGES, texts["en"]) | texts) == []
    folder.rename(tmp_path / "words")
    assert len(check_folder(tmp_path / "words")) == 2


@pytest.mark.parametrize(
    ("language", "text", "problem"),
    [
        ("en", "Folders to mend", "not “mend”, but “fix”"),
        ("en", "Not asked in this study", "not “this study”, but “data set”"),
        ("es", "La mayor brecha", "not “brecha”, but “carencia”"),
        ("es", "Ciudades comparables", "not “Ciudades comparables”, but “grupo de comparación”"),
        ("fr", "Taux de réponse", "not “Taux de réponse”, but “questions renseignées”"),
        ("fr", {"one": "x", "other": "non notées"}, "not “notées”, but “compté, hors score”"),
    ],
)
def test_words_that_are_not_used_are_found(language: str, text: object, problem: str) -> None:
    assert check_words(language, "key", text) == [f"key: {problem}"]


def test_a_mark_never_begins_a_line_in_french() -> None:
    assert check_spaces("fr", "key", "Trois villes : « Bilbao\u00a0»") == [
        "key: no plain space in “villes :”",
        "key: no plain space in “« Bilbao”",
    ]
    assert check_spaces("fr", "key", "Trois villes\u00a0: 8:30") == []
    assert check_spaces("es", "key", "a : b") == []


def test_plain_spaces_are_found_where_lines_break(tmp_path: Path) -> None:
    folder = tmp_path / "components" / "locales"
    folder.mkdir(parents=True)
    assert found(folder, fr=WHOLE | {"menu": {"city": "Ville :"}}) == [
        "fr: menu.city: no plain space in “Ville :”"
    ]


@pytest.mark.parametrize("text", ["The Smart Cities Study 2019", "comments", ["this study"]])
def test_other_words_and_spellings_of_files_are_left_alone(text: object) -> None:
    assert check_words("en", "key", text) == []


def test_unused_words_are_found_in_folders(tmp_path: Path) -> None:
    spanish = WHOLE | {"menu": {"city": "Brecha"}}
    assert found(tmp_path, es=spanish) == ["es: menu.city: not “Brecha”, but “carencia”"]


def test_templates_have_the_same_placeholders(tmp_path: Path) -> None:
    for language in LANGUAGES:
        (tmp_path / f"{language}.md").write_text("# {title}: {cities}", encoding="utf-8")
    assert check_folder(tmp_path) == []
    (tmp_path / "es.md").write_text("# {title}", encoding="utf-8")
    (tmp_path / "fr.md").unlink()
    assert [line.split("/", 2)[2] for line in check_folder(tmp_path)] == [
        "es: template: placeholders ['title'], expected ['cities', 'title']",
        "fr: the file is missing",
    ]


def test_every_folder_with_a_file_for_each_language_is_checked() -> None:
    """A folder of texts that the check did not know would stay in the old languages."""
    rooms = (ROOT / "smartgov", ROOT / "components")
    there = {path.parent for room in rooms for path in room.rglob(f"{LANGUAGES[1]}.*")}
    assert set(FOLDERS) == there


def test_the_command_checks_every_folder() -> None:
    command = [sys.executable, str(ROOT / "tools" / "check_locales.py")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "locales: complete\n")


def test_placeholders_are_names() -> None:
    assert placeholders("{a} {b:.1f} {c.d} {e[0]} {{f}}") == {"a", "b", "c", "e"}
