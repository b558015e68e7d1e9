"""Tests of the scripts that pages write into their document."""

from __future__ import annotations

from components.scripts import all_scripts, script_tag, set_language
from smartgov.text import LANGUAGES


def test_every_language_has_its_script() -> None:
    scripts = all_scripts()
    assert len(set(scripts)) == len(scripts)
    for language in LANGUAGES:
        assert set_language(language) in scripts


def test_the_element_contains_the_script_as_it_is_listed() -> None:
    for script in all_scripts():
        assert script_tag(script) == f"<script>{script}</script>"
