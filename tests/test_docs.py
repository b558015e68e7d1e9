"""Tests that the documents list every page, link parameter, command and data file."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from components.__main__ import main as interface
from components.menu import PAGES
from components.view.parameters import PARAMETERS, Parameter
from smartgov.cli.commands import main

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DICTIONARY = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")

DATA_FILES = sorted(
    path.name for path in (ROOT / "data").rglob("*") if path.is_file() and path.name != "README.md"
)


@pytest.mark.parametrize("target", ["run", "dev", "test", "test-fast", "bench", "check"])
def test_the_readme_names_what_make_can_do(target: str) -> None:
    assert re.search(rf"(^|`)make {target}($|`)", README, re.M)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{target}:.*## ", makefile, re.M)


@pytest.mark.parametrize(
    ("target", "watcher"), [("run", "none"), ("dev", "auto")], ids=["run", "dev"]
)
def test_files_are_watched_for_a_developer_only(target: str, watcher: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (recipe,) = re.findall(rf"^{target}:.*\n\t(.*)", makefile, re.M)
    assert f"--server.fileWatcherType {watcher}" in recipe


def test_the_pictures_of_the_readme_are_there() -> None:
    pictures = re.findall(r"!\[[^]]+\]\(([^)]+)\)", README)
    assert pictures
    assert all((ROOT / picture).is_file() for picture in pictures)


@pytest.mark.parametrize("parameter", PARAMETERS, ids=lambda parameter: parameter.name)
def test_every_parameter_of_a_link_is_documented_as_the_code_describes_it(
    parameter: Parameter,
) -> None:
    assert f"| `{parameter.name}` | {parameter.meaning} |" in README.splitlines()


@pytest.mark.parametrize("parameter", PARAMETERS, ids=lambda parameter: parameter.name)
def test_every_value_that_a_parameter_may_have_is_documented(parameter: Parameter) -> None:
    assert [value for value in parameter.allowed if f"`{value}`" not in parameter.meaning] == []


def test_the_readme_documents_no_other_parameter() -> None:
    section = README.split("## What a link can set")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `([^`]+)` \|", section, re.M)
    assert rows == [parameter.name for parameter in PARAMETERS]


@pytest.mark.parametrize("script", PAGES.values())
def test_every_page_is_in_the_readme(script: str) -> None:
    assert f"`{script}`" in README


def test_every_page_is_in_the_menu() -> None:
    scripts = {f"pages/{path.name}" for path in (ROOT / "pages").glob("*.py")}
    assert scripts == set(PAGES.values()) - {"app.py"}


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"python -m smartgov {command}" in README


@pytest.mark.parametrize("command", sorted(interface.commands))
def test_every_command_of_the_interface_is_in_the_readme(command: str) -> None:
    assert f"python -m components {command}" in README


@pytest.mark.parametrize("name", sorted(set(DATA_FILES)))
def test_every_data_file_is_in_the_dictionary(name: str) -> None:
    assert f"`{name}`" in DICTIONARY


@pytest.mark.parametrize(
    "what", ["a data set", "a question", "a language", "a page", "a dependency"]
)
def test_contributing_tells_files_and_tests_of_what_can_be_added(what: str) -> None:
    heading = f"## Add {what}\n"
    assert heading in CONTRIBUTING
    section = CONTRIBUTING.split(heading)[1].split("\n## ")[0]
    assert "test" in section
    assert re.search(r"`[a-z_/<>{}]+\.(py|csv|json)`", section)


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_every_file_that_a_document_names_is_there(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:[a-z_0-9]+/)*[a-z_0-9]+(?:\.py|\.css|/))`", text))
    assert len(named) > 3
    assert sorted(name for name in named if not (ROOT / name).exists()) == []


def test_the_changelog_has_something_to_say() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(r"^## (Unreleased|\d)", changelog, re.M)
    assert "\n- " in changelog


def test_the_citation_is_that_of_this_release() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert citation["cff-version"] == "1.2.0"
    assert citation["version"] == project["version"]
    assert citation["license"] == project["license"]
    assert {"message", "title", "authors", "type"} <= citation.keys()
    assert citation["authors"]
