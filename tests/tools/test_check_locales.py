"""The check of the texts finds what it says it finds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from smartgov.text import LANGUAGES
from tools.check_locales import check_folder, check_text, placeholders

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
        "es: count: a plural in one language, not in en"
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
        (3, "neither a string nor a plural"),
        (["a"], "neither a string nor a plural"),
        ({"one": "a"}, "the plural has no form 'other'"),
        ({"one": "", "other": "b"}, "empty"),
        ("{open", "expected '}' before end of string"),
    ],
)
def test_a_text_is_checked_by_itself(text: object, problem: str) -> None:
    assert check_text("key", text) == [f"key: {problem}"]


def test_placeholders_are_names() -> None:
    assert placeholders("{a} {b:.1f} {c.d} {e[0]} {{f}}") == {"a", "b", "c", "e"}
