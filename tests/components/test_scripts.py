"""Tests of the scripts that pages write into their document."""

from __future__ import annotations

from components.scripts import NO_WEBGL, TOLD, all_scripts, script_tag


def test_a_script_says_the_same_to_everyone() -> None:
    """Its hash is in the security policy: what differs between pages is in attributes."""
    scripts = all_scripts()
    assert len(set(scripts)) == len(scripts) == 3
    assert [
        name for name in (NO_WEBGL, TOLD, "sg-stage") for script in scripts if name in script
    ] == [
        NO_WEBGL,
        TOLD,
        "sg-stage",
    ]


def test_the_element_contains_the_script_as_it_is_listed() -> None:
    for script in all_scripts():
        assert script_tag(script) == f"<script>{script}</script>"
