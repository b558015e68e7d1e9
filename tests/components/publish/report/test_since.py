"""Tests of the section of a city profile about the change since an earlier edition."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from components.i18n import translator
from components.publish.report.card import write_card
from components.publish.report.parts import Section
from components.publish.report.since import write_since
from components.reader import Reader
from components.theme import LIGHT
from components.view.view import View
from smartgov.editions.change import compute_changes, score_matched
from smartgov.editions.choice import match_editions
from smartgov.scoring.score import score
from smartgov.study.framework import read_recommendations, recommendations_for
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader
from tests.components.editions_made import read_editions
from tests.conftest import read_shipped

DEMO = tuple(read_shipped(f"smart-cities-study-{year}-demo") for year in (2017, 2019))


def read_demo(language: Language, city: str, **chosen) -> Reader:
    study = DEMO[1].sound
    return Reader(
        study=study,
        scores=score(study),
        recommendations=recommendations_for(study.framework, read_recommendations()),
        view=View(city=city, **chosen),
        t=translator(language),
        theme=LIGHT,
        editions=DEMO,
    )


def section(reader: Reader) -> Section | None:
    assert reader.city is not None
    return write_since(reader, reader.city)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_the_change_and_the_practices(make_reader: MakeReader, language: Language) -> None:
    reader = read_editions(make_reader, language=language, city="arco", since="2012")
    written = section(reader)
    assert written is not None
    then, now = reader.editions[0].sound, reader.editions[-1].sound
    matched = match_editions(then, now, [known.sound for known in reader.editions])
    assert matched is not None
    at = compute_changes(score_matched(matched)).loc["arco"]
    assert reader.t.signed(at["change"], 1) in written.title
    assert "2012" in written.title
    assert reader.t.score(at["before"]) in written.lines[0]
    assert reader.t.score(at["after"]) in written.lines[0]
    gained = reader.t("editions.city.gained")
    assert [line.split(":")[0].strip() for line in written.lines[1:]] == [gained]


def test_a_city_that_is_new_is_said_to_be(make_reader: MakeReader) -> None:
    written = section(read_editions(make_reader, city="dell", since="2012"))
    assert written == Section("Since 2012", ("Dell did not take part in 2012.",))


def test_without_another_edition_there_is_none(make_reader: MakeReader) -> None:
    assert section(make_reader(city="arco")) is None
    assert section(replace(read_editions(make_reader, city="arco"), editions=())) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_profile_has_it_on_two_pages_at_most(language: Language, tmp_path) -> None:
    reader = read_demo(language, "demo-07-east-asia")
    written = section(reader)
    assert written is not None
    path = tmp_path / "profile.pdf"
    path.write_bytes(write_card(reader, "pdf"))
    pages = PdfReader(path).pages
    assert len(pages) <= 2
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert " ".join(written.title.split()) in text
    page = write_card(reader, "html").decode()
    assert written.title in page
    assert all(line in page for line in written.lines)


def test_it_is_shortened_rather_than_add_a_page() -> None:
    reader = read_demo("es", "demo-03-north-africa")
    written = section(reader)
    assert written is not None
    pages = PdfReader(io.BytesIO(write_card(reader, "pdf"))).pages
    assert len(pages) == 2
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert written.title in text
    assert written.lines[-1] not in text
    assert written.lines[-1] in write_card(reader, "html").decode()


def test_a_scenario_has_none() -> None:
    study = DEMO[1].sound
    city, question = study.cities[6].id, study.scored[0].id
    changed = 0.0 if study.answers.loc[city, question] else 1.0
    page = write_card(read_demo("en", city, changes=((question, changed),)), "html").decode()
    assert "Since 2017" not in page
