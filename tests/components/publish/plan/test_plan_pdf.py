"""Tests of a plan as PDF, read back."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from components.publish.plan.plan_pdf import write_plan_pdf
from smartgov.plan.plan import Plan, Task
from smartgov.text import LANGUAGES, Language
from tests.components.publish.plan.conftest import ADDRESS, MakeText
from tests.components.publish.report.conftest import plain


def read(content: bytes) -> str:
    return plain(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_all_of_the_plan(make_plan: MakeText, language: Language) -> None:
    text = make_plan(language)
    content = write_plan_pdf(text)
    said = read(content)
    for words in (text.name, text.heading, text.guides_heading, *(f.value for f in text.figures)):
        assert plain(words) in said
    for time in text.times:
        assert plain(f"{time.title} · {time.then}") in said
        for task in time.tasks:
            assert plain(task.practice) in said
            assert plain(task.responsible) in said
    for guide in text.guides:
        assert plain(guide.title) in said
    assert len(PdfReader(io.BytesIO(content)).pages) <= 2
    assert content == write_plan_pdf(text)


def test_its_links_are_those_of_the_sources(make_plan: MakeText) -> None:
    text = make_plan()
    pages = PdfReader(io.BytesIO(write_plan_pdf(text))).pages
    links = {
        annotation.get_object()["/A"]["/URI"]
        for page in pages
        for annotation in page.get("/Annots", [])
    }
    sources = {r.address for guide in text.guides for _, found in guide.readings for r in found}
    assert links == sources | {ADDRESS}


def test_every_practice_of_a_city_fits_two_pages(make_plan: MakeText) -> None:
    tasks = (
        *("representation_quota", "scenarios", "strategic_plan", "transport_models"),
        *("backcasting", "climate_models", "population_models", "forecasting"),
        *("online_engagement", "spatial_growth_models"),
    )
    plan = Plan("antananarivo", tuple(Task(task, "later", "x" * 120) for task in tasks))
    assert len(PdfReader(io.BytesIO(write_plan_pdf(make_plan(plan=plan)))).pages) <= 2
