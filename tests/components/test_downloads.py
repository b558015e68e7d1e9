"""Buttons that download files."""

from __future__ import annotations

from typing import Any

import pytest
import streamlit as st

from components.downloads import MEDIA_TYPES, Download, download_buttons


@pytest.fixture
def buttons(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Any, dict[str, Any]]]:
    """Return the buttons that are drawn from here on."""
    drawn: list[tuple[str, Any, dict[str, Any]]] = []
    monkeypatch.setattr(
        st, "download_button", lambda label, data, **options: drawn.append((label, data, options))
    )
    return drawn


@pytest.mark.parametrize("suffix", MEDIA_TYPES)
def test_a_button_for_each_file(
    buttons: list[tuple[str, Any, dict[str, Any]]], suffix: str
) -> None:
    download_buttons([Download("k", "Save", "stem", suffix, lambda: b"content", help="why")])
    ((label, data, options),) = buttons
    assert label == "Save"
    assert data() == b"content"
    assert options["file_name"] == f"stem.{suffix}"
    assert options["mime"] == MEDIA_TYPES[suffix]
    assert (options["key"], options["help"], options["disabled"]) == ("k", "why", False)
    assert options["on_click"] == "ignore"


def test_nothing_is_written_before_a_button_is_pressed(
    buttons: list[tuple[str, Any, dict[str, Any]]],
) -> None:
    def refuse() -> bytes:
        raise AssertionError("a file was written")

    download_buttons(Download(str(n), "", "s", "csv", refuse, disabled=True) for n in range(2))
    assert [options["disabled"] for _, _, options in buttons] == [True, True]


def test_an_unknown_ending_is_a_mistake() -> None:
    with pytest.raises(KeyError, match="exe"):
        download_buttons([Download("k", "", "s", "exe", bytes)])


@pytest.mark.parametrize(("quiet", "kind"), [(True, "tertiary"), (False, "secondary")])
def test_a_quiet_button_looks_like_a_link(
    buttons: list[tuple[str, Any, dict[str, Any]]], quiet: bool, kind: str
) -> None:
    download_buttons([Download("k", "Save", "stem", "csv", bytes, quiet=quiet)])
    assert buttons[0][2]["type"] == kind
