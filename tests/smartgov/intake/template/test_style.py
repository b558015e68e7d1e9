"""Each pillar of a template has a color of its own."""

from __future__ import annotations

import openpyxl

from smartgov.intake.template.style import COLUMN, add_styles, hue_of, mix
from tests.smartgov.made_studies import make_framework

FRAMEWORK = make_framework({"one": ["a", "b"], "two": ["c"]})


def test_dimensions_of_a_pillar_share_its_color() -> None:
    assert hue_of(FRAMEWORK, "a") == hue_of(FRAMEWORK, "b") != hue_of(FRAMEWORK, "c")


def test_mixing_goes_from_one_color_to_the_other() -> None:
    assert mix("000000", "FFFFFF", 0).upper() in {"000000", "FFFFFF"}
    assert mix("000000", "FFFFFF", 0) != mix("000000", "FFFFFF", 1)


def test_styles_are_known_by_name() -> None:
    book = openpyxl.Workbook()
    add_styles(book)
    assert {"sg_title", "sg_lead"} <= set(book.named_styles)
    assert COLUMN > 0
