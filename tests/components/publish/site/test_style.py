"""Tests of the style sheet."""

from __future__ import annotations

import re

from components.publish.site.style import FAMILIES, write_style
from components.theme import DARK, LIGHT
from smartgov.paths import STATIC

VARIABLE = re.compile(r"var\(--([\w-]+)")
DEFINED = re.compile(r"--([\w-]+):")

#: Variables that elements bring with them.
OF_ELEMENTS = {"w", "x", "c", "hue"}


def test_every_color_is_defined_in_both_modes() -> None:
    sheet = write_style().decode()
    used = {*VARIABLE.findall(sheet)} - OF_ELEMENTS
    head = sheet.partition("*,\n")[0]
    assert used <= {*DEFINED.findall(head)}
    assert f"--ink:light-dark({LIGHT.ink},{DARK.ink})" in head
    assert f"--ink:{LIGHT.ink};" in head


def test_no_color_stands_in_the_sheet_itself() -> None:
    sheet = write_style().decode().partition("*,\n")[2]
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", sheet) == []
    assert "http" not in sheet


def test_the_typeface_is_there() -> None:
    for name in FAMILIES.values():
        assert (STATIC / "fonts" / name).exists()
        assert f"url({name})" in write_style().decode()
