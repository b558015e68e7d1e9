"""Tests that commands speak the language of ``--language``, Click's own words included."""

from __future__ import annotations

import ast
import gettext
import os
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from components.__main__ import main as components
from smartgov.cli.commands import main
from smartgov.cli.output import texts_of
from smartgov.cli.spoken_group import find_language, speak, spoken, translate
from smartgov.text import LANGUAGES

OTHERS = LANGUAGES[1:]

#: Calls that end with an error of Click's, or of our own, before anything is done.
WRONG = (
    ("nothing",),
    ("check",),
    ("check", "a", "b"),
    ("check", "a", "b", "c"),
    ("check", "a", "--langage", "b"),
    ("import", "nowhere.csv"),
    ("import", "."),
    ("import", "pyproject.toml"),
    ("import", "pyproject.toml", "--id", "a"),
    ("import", "pyproject.toml", "--id", "a", "--out", "pyproject.toml"),
    ("import", "pyproject.toml", "--id", "a b", "--out", "."),
    ("import", "pyproject.toml", "--id", "a", "--out", ".", "--blank", "x"),
    ("import", "pyproject.toml", "--skip-rows=1"),
    ("template", "a.pdf"),
    ("ranks", "a", "--draws", "0"),
    ("ranks", "a", "--draws", "x"),
    ("ranks", "a", "--seed"),
    ("ranks", "urban-governance-survey-2015", "--measure", "x"),
    ("score", "a", "--weight", "x"),
    ("score", "urban-governance-survey-2015", "--weight", "x=1"),
    ("score", "urban-governance-survey-2015", "--weight", "participation=-1"),
    ("score", "urban-governance-survey-2015", "--min-coverage", "nan"),
)


def run(*arguments: str, group: click.Group = main) -> Result:
    return CliRunner().invoke(group, arguments)


def commands() -> Iterator[tuple[str, click.Group, str]]:
    """Yield every command with its group and what calls it; a group itself by a blank."""
    for group in (main, components):
        yield str(group.name), group, ""
        for name, command in group.commands.items():
            assert command.name == name
            yield name, group, name


def constants_of_click() -> set[str]:
    """Return all texts in the source of Click."""
    folder = Path(click.__file__).parent
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in folder.glob("*.py"))
    nodes = (node for tree in trees for node in ast.walk(tree))
    return {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
@pytest.mark.parametrize("language", OTHERS)
def test_what_is_wrong_with_a_call_is_in_the_language(
    language: str, arguments: tuple[str, ...]
) -> None:
    here, english = run("--language", language, *arguments), run(*arguments)
    assert here.exit_code == english.exit_code == 2
    lines = list(zip(here.stderr.splitlines(), english.stderr.splitlines(), strict=True))
    assert lines
    assert [own for own, other in lines if own == other != ""] == []


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize(("name", "group", "call"), list(commands()))
def test_help_is_in_the_language(name: str, group: click.Group, call: str, language: str) -> None:
    arguments = (call, "--help") if call else ("--help",)
    here = run("--language", language, *arguments, group=group)
    assert here.exit_code == 0, here.output
    said = " ".join(here.stdout.split())
    texts = texts_of(language)
    assert " ".join(texts["commands"][name].split()) in said
    assert texts["click"]["usage"] in said
    assert texts["click"]["options"] in said
    assert texts["click"]["show_help"] in said
    english = run(*arguments, group=group).stdout.splitlines()
    assert english[0] not in here.stdout
    assert "TEXT " not in here.stdout


def test_every_text_of_help_belongs_to_something() -> None:
    groups = (main, components)
    every = [c for group in groups for c in (group, *group.commands.values())]
    own = {f"{command.name}_{param.name}" for command in every for param in command.params}
    shared = {str(param.name) for command in every for param in command.params}
    for language in LANGUAGES:
        texts = texts_of(language)
        assert texts["commands"].keys() == {command.name for command in every}
        assert texts["options"].keys() <= own | shared


def test_what_is_translated_of_click_is_what_click_says() -> None:
    """A later Click may word it in another way, which would then stay English."""
    known = constants_of_click() | {"dimension=number"}
    for text in texts_of("en")["click"].values():
        forms = {text} if isinstance(text, str) else set(text.values())
        assert forms <= known


@pytest.mark.parametrize(
    ("words", "language"),
    [
        (["check"], "en"),
        (["check", "--language", "es"], "es"),
        (["--language=fr", "check"], "fr"),
        (["check", "--language", "es", "--language", "fr"], "fr"),
        (["check", "--language", "xx"], "en"),
        (["check", "--language"], "en"),
    ],
)
def test_the_language_is_found_wherever_it_stands(words: list[str], language: str) -> None:
    assert find_language(words) == language


def test_what_the_group_is_asked_for_holds_for_its_commands(tmp_path: Path) -> None:
    nowhere = str(tmp_path / "nowhere")
    after, before = (
        run("check", nowhere, "--language", "es"),
        run("--language=es", "check", nowhere),
    )
    assert after.output == before.output
    assert after.output.startswith("error: ")
    assert run("check", nowhere).output != after.output
    assert "no existe" not in run("score", nowhere).output.lower()
    assert run("--language", "es", "score", nowhere).output == after.output


def test_nothing_of_it_stays_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "de")
    with speak("es"):
        assert spoken() == "es"
        assert gettext.gettext("Usage:") == "Uso:"
        folder = Path(gettext.bindtextdomain("messages"))
        assert folder.exists()
    assert spoken() == "en"
    assert gettext.gettext("Usage:") == "Usage:"
    assert os.environ["LANGUAGE"] == "de"
    assert not folder.exists()


def test_a_translated_command_is_a_copy() -> None:
    command = main.commands["check"]
    before = command.help, [param.to_info_dict() for param in command.params]
    with speak("fr"):
        assert translate(command).help == texts_of("fr")["commands"]["check"]
    assert (command.help, [param.to_info_dict() for param in command.params]) == before
