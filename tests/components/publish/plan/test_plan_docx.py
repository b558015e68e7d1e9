"""Tests of a plan as a Word document, read back."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest

from components.publish.plan.plan_docx import write_plan_docx
from components.publish.plan.plan_text import PlannedTask
from smartgov.text import LANGUAGES, Language
from tests.components.publish.plan.conftest import ADDRESS, MARKUP, MakeText


def words_of(content: bytes) -> tuple[str, list[list[str]], set[str]]:
    """Return the paragraphs, the rows of all tables, and the addresses of the links."""
    file = docx.Document(io.BytesIO(content))
    rows = [[cell.text for cell in row.cells] for table in file.tables for row in table.rows]
    links = {r.target_ref for r in file.part.rels.values() if r.is_external}
    return "\n".join(paragraph.text for paragraph in file.paragraphs), rows, links


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_all_of_the_plan(make_plan: MakeText, language: Language) -> None:
    text = make_plan(language)
    said, rows, links = words_of(write_plan_docx(text))
    for words in (text.name, text.heading, text.guides_heading, *text.about.lines):
        assert words in said
    for figure in text.figures:
        assert [figure.label, figure.value, figure.basis] in rows
    for time in text.times:
        assert f"{time.title} · {time.then}" in said
        for task in time.tasks:
            assert [task.practice, task.responsible] in rows
    readings = [r for guide in text.guides for _, found in guide.readings for r in found]
    assert links == {ADDRESS, *(reading.address for reading in readings)}
    assert all(f"{reading.text}. {reading.detail}" in said for reading in readings)
    about = docx.Document(io.BytesIO(write_plan_docx(text))).core_properties
    assert (about.title, about.language) == (text.document, language)


def test_every_text_is_literal(make_plan: MakeText) -> None:
    text = make_plan()
    strange = PlannedTask("Bell \x07 and \x00", MARKUP)
    times = (replace(text.times[0], tasks=(strange,)),)
    _, rows, _ = words_of(write_plan_docx(replace(text, times=times, address="")))
    assert ["Bell   and  ", MARKUP] in [row for row in rows if len(row) == 2]
