"""Tests that each pillar of a template has its own color."""

from __future__ import annotations

import openpyxl

from smartgov.intake.template.style import COLUMN, add_styles, argb, hue_of
from tests.smartgov.made_studies import make_framework

FRAMEWORK = make_framework({"one": ["a", "b"], "two": ["c"]})


def test_dimensions_of_a_pillar_share_its_color() -> None:
    assert hue_of(FRAMEWORK, "a") == hue_of(FRAMEWORK, "b") != hue_of(FRAMEWORK, "c")


def test_workbooks_write_colors_without_a_sign() -> None:
    assert argb("#075f5a") == "075F5A"


def test_styles_are_known_by_name() -> None:
    book = openpyxl.Workbook()
    add_styles(book)
    assert {"sg_title", "sg_lead"} <= set(book.named_styles)
    assert COLUMN > 0
