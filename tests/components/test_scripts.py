"""Tests of the scripts that pages write into their document."""

from __future__ import annotations

import re

from components import row_actions
from components.scripts import FOLDER, TOLD, all_scripts, script_tag
from components.search import field
from smartgov.paths import STATIC


def test_a_script_says_the_same_to_everyone() -> None:
    """Its hash is in the security policy: what differs between pages is in attributes."""
    scripts = all_scripts()
    assert len(set(scripts)) == len(scripts) == 2
    assert [name for name in (TOLD, "sg-stage") for script in scripts if name in script] == [
        TOLD,
        "sg-stage",
    ]


def test_the_scripts_that_are_fetched_exist() -> None:
    """An address of a script that is not there would leave pages without what it does."""
    said = "".join([*all_scripts(), row_actions.SCRIPT, field.SCRIPT])
    fetched = re.findall(rf'new URL\("{FOLDER}/(\w+\.js)"', said)
    assert fetched == ["document.js", "row_actions.js", "search_field.js"]
    folder = STATIC / "scripts"
    importing = ("document.js", "row_actions.js")
    texts = "".join((folder / name).read_text("utf-8") for name in importing)
    imported = re.findall(r'from "\./(\w+\.js)"', texts)
    assert {*fetched, *imported} == {file.name for file in folder.iterdir()}


def test_the_element_contains_the_script_as_it_is_listed() -> None:
    for script in all_scripts():
        assert script_tag(script) == f"<script>{script}</script>"
