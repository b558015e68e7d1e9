"""Tests of the page of a city, beside those that compare it with the app."""

from __future__ import annotations

import pytest

from components.publish.preview import describe_view
from components.publish.site.city_page import write_city
from components.publish.site.edition import Edition
from components.publish.site.sheet import Sheet
from components.publish.site.site_address import Address
from smartgov.text import LANGUAGES, Language
from tests.components.publish.site.reading import open_page, text_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_city_without_a_rank_says_why(tiny: Edition, language: Language) -> None:
    page = open_page(tiny, Address(language, "city", "dell"))
    t = tiny.reader(language).t
    said = t(
        "city.not_ranked_why", city=tiny.study.city_by_id["dell"].name, threshold=t.percent(0.65)
    )
    assert text_of(page.query(".notice")[0]) == " ".join(said.split())


def test_a_step_leads_to_its_recommendation_and_practices(edition: Edition) -> None:
    page = open_page(edition, Address("en", "city", "barcelona"))
    links = [link.attrs["href"] for link in page.query("#next .steps a")]
    assert any(link.startswith("../recommendation/") for link in links)
    assert any(link.startswith("../practices.html#r-") for link in links)
    assert "ghent.html" in links


def test_the_description_names_score_and_rank(sheet: Sheet) -> None:
    written = write_city(sheet)
    assert written.title == "Gand"
    assert sheet.t.score(sheet.edition.scores.overall["ghent"]) in written.description


def test_a_page_needs_a_city(edition: Edition) -> None:
    address = Address("en", "city", "ghent")
    with pytest.raises(ValueError, match="city"):
        write_city(Sheet(edition, edition.reader("en"), address))


def test_what_changed_since_the_edition_before_leads_to_the_method(
    edition: Edition, series: Edition
) -> None:
    city = series.study.cities[0].id
    page = open_page(series, Address("es", "city", city))
    assert "2017" in text_of(page.query("#since h2")[0])
    assert page.query("#since .sub")
    (way,) = page.query("#since .way a")
    assert way.attrs["href"] == "../method.html#change"
    assert not open_page(edition, Address("es", "city", "ghent")).query("#since")


def test_a_city_has_its_name_of_the_language_everywhere(sheet: Sheet) -> None:
    page = open_page(sheet.edition, sheet.address)
    assert "Gand" in text_of(page.query("main")[0])
    assert "Ghent" not in text_of(page.query("main")[0])
    title = describe_view(sheet.reader, "city").title
    assert title.startswith("Gand")
    (told,) = page.query('meta[name="description"]')
    assert str(told.attrs["content"]).startswith(f"Gand, Belgique. {title}.")
