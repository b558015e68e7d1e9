"""Tests of a plan in each format."""

from __future__ import annotations

import pytest

from components.cache import collection_of
from components.publish.plan.plan_files import WRITERS, write_plan
from smartgov.plan.file import read_plan_file
from tests.components.conftest import MakePage
from tests.components.publish.plan.conftest import PLAN


@pytest.mark.parametrize(
    ("suffix", "begins"), [("pdf", b"%PDF"), ("docx", b"PK"), ("html", b"<!doctype html>")]
)
def test_each_format_is_written(make_page: MakePage, suffix: str, begins: bytes) -> None:
    page = make_page(city="durban")
    content = write_plan(page, suffix, PLAN, collection_of(page), "https://x.example/")
    assert content.startswith(begins)
    assert suffix in WRITERS


def test_the_file_to_load_again_has_everything(make_page: MakePage) -> None:
    page = make_page(city="durban")
    content = write_plan(page, "json", PLAN, collection_of(page))
    practices = [question.id for question in page.study.scored]
    assert read_plan_file(content, "p", page.study, "durban", practices) == (PLAN, ())
