"""Tests of a plan as an HTML file."""

from __future__ import annotations

import re

import pytest
from markupsafe import escape

from components.publish.plan.plan_html import write_plan_html
from smartgov.text import LANGUAGES, Language
from tests.components.publish.plan.conftest import MARKUP, MakeText


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_all_of_the_plan(make_plan: MakeText, language: Language) -> None:
    text = make_plan(language)
    page = write_plan_html(text).decode()
    assert f'<html lang="{language}">' in page
    for time in text.times:
        assert f"<b>{escape(time.title)}</b> · {escape(time.then)}" in page
        for task in time.tasks:
            assert f'<th scope="row">{escape(task.practice)}</th>' in page
            assert f"<td>{escape(task.responsible)}</td>" in page
    for guide in text.guides:
        assert f"<h3>{escape(guide.title)}</h3>" in page


def test_markup_is_text_and_links_tell_nothing(make_plan: MakeText) -> None:
    page = write_plan_html(make_plan()).decode()
    assert MARKUP not in page
    assert str(escape(MARKUP)) in page
    links = re.findall(r"<a [^>]*>", page)
    assert len(links) > 6
    assert all('rel="noopener noreferrer"' in link for link in links)
    assert "<script" not in page
