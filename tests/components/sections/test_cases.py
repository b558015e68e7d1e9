"""Cards and lists of documented practices, and what opens below a recommendation."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from markupsafe import Markup

from components.sections import cases
from components.view.view import View
from smartgov.advice.practices import practices_of
from smartgov.cases.case import Collection
from smartgov.cases.near_city import NEARNESS
from smartgov.model import Study
from smartgov.text import LANGUAGES, Language, Text
from tests.components.conftest import MakePage, MakeReader
from tests.smartgov.cases.made_cases import make_case, make_source, make_standard
from tests.smartgov.made_studies import make_city

languages = pytest.mark.parametrize("language", LANGUAGES)

MARKUP = "<script>alert(1)</script>"


def parse(markup: Markup) -> ElementTree.Element:
    """Read a piece as XML, which forgives nothing."""
    return ElementTree.fromstring(f"<div>{markup}</div>".replace("<br>", "<br/>"))  # noqa: S314


@languages
def test_each_recommendation_offers_its_practices_and_standards(
    make_page: MakePage, language: Language
) -> None:
    page = make_page(language)
    t, collection = page.t, cases.collection_of(page)
    for recommendation in page.recommendations:
        offer = parse(cases.offer_cases(page, recommendation.id))
        told = collection.limit_to([recommendation.id])
        counted = [
            t("cases.practices", count=len(told.cases)),
            t("cases.standards", count=len(told.standards)),
        ]
        assert offer.findtext(".//summary") == t("cases.offer", listed=t.join(counted))
        assert offer.find("details").get("open") is None
        assert [e.findtext("strong") for e in offer.iter("article")] == [
            t.text(case.name) for case in told.cases[: cases.MOST_NEAR]
        ]
        assert len(offer.findall(".//li")) == len(told.standards)
        words = "".join(offer.itertext())
        assert t("cases.not_verified") in words
        assert t("cases.order") not in words
        assert f"recommendation={recommendation.id}" in str(
            [a.get("href") for a in offer.iter("a")]
        )


def test_a_city_sees_first_who_is_near_and_never_itself(make_page: MakePage) -> None:
    page = make_page(city="durban")
    found = cases.near_cases(page)
    for told in found.values():
        ranks = [NEARNESS.index(near) for _, near in told if near]
        assert ranks == sorted(ranks)
        assert len(ranks) == len(told)
        assert all(case.city.id != "durban" for case, _ in told)
    first, near = found["design_together"][0]
    assert (first.city.id, near) == ("antananarivo", "peer")
    offer = cases.offer_cases(page, "design_together")
    assert page.t("cases.near.peer") in offer
    assert page.t("cases.order") in offer


def test_another_peer_rule_is_another_order(make_page: MakePage) -> None:
    peers = cases.near_cases(make_page(city="durban", peers="picked", picked=("madrid", "ghent")))
    alike = [case.city.id for case, near in peers["design_together"] if near == "size"]
    assert alike


def test_a_study_with_other_recommendations_offers_none(
    make_reader: MakeReader, small: Study
) -> None:
    reader = make_reader(of=small, city="arco")
    assert reader.recommendations == ()
    assert cases.collection_of(reader) == Collection((), ())
    assert cases.near_cases(reader) == {}
    assert cases.offer_cases(reader, "plan_stronger") == ""


def test_a_city_of_the_study_is_linked_to_and_others_are_named(make_page: MakePage) -> None:
    page = make_page("es")
    by_id = {case.id: case for case in cases.collection_of(page).cases}
    assert 'href="city?city=durban"' in cases.city_link(page, by_id["durban-imagine-durban"])
    assert cases.city_link(page, by_id["seoul-night-owl-bus"]) == "Seúl"


def test_markup_in_a_table_is_shown_as_text(make_page: MakePage) -> None:
    text = Text(MARKUP)
    case = make_case(
        "one",
        make_city("x", name=MARKUP),
        name=text,
        what=text,
        led_to=text,
        note=text,
        source=make_source(publisher=MARKUP, title=MARKUP, published=MARKUP),
    )
    page = make_page()
    card = cases.case_card(page, case, "peer")
    guide = make_standard("g", name=text, what=text, source=make_source("publisher", title=MARKUP))
    for markup in (card, cases.standards_list(page, [guide])):
        assert "<script" not in markup
        assert MARKUP in "".join(parse(markup).itertext())


def test_only_addresses_on_the_web_become_links_and_they_leave_the_app(
    make_page: MakePage,
) -> None:
    page = make_page("fr")
    line = parse(cases.source_line(page, make_source()))
    (anchor,) = line.iter("a")
    assert anchor.get("rel") == "noopener noreferrer"
    assert anchor.get("target") == "_blank"
    assert page.t("cases.leaves") in "".join(anchor.itertext())
    bad = cases.source_line(page, make_source(address="javascript:alert(1)"))
    assert "<a" not in bad
    assert "javascript" not in bad


def test_a_card_leaves_out_what_is_not_known(make_page: MakePage) -> None:
    page = make_page()
    bare = cases.case_card(page, make_case("one", since=None))
    assert page.t("cases.led_to") not in bare
    assert "None" not in bare
    assert "chip" not in cases.case_card(page, make_case("one"), "elsewhere")
    full = cases.case_card(page, make_case("one", led_to=Text("More"), note=Text("Doubt")))
    assert re.search(f"{page.t('cases.led_to')}</b> More</p>", full)
    assert "Doubt" in full


def test_a_standard_says_when_it_was_described_by_somebody_else(make_page: MakePage) -> None:
    page = make_page()
    retold = make_standard("one", source=make_source("third_party"))
    assert page.t("cases.by_third_party") in cases.standards_list(page, [retold])
    assert page.t("cases.by_third_party") not in cases.standards_list(page, [make_standard("g")])
    assert cases.standards_list(page, []) == ""


def test_the_filters_of_practices_are_dropped_alone() -> None:
    view = View(
        city="ilo", regions=("150",), practice="x", case_regions=("002",), case_words="water"
    )
    assert cases.without_case_filters(view, "look_ahead") == View(
        city="ilo", regions=("150",), recommendation="look_ahead"
    )


@languages
def test_the_questions_of_the_data_set_stand_beside_the_practices(
    make_page: MakePage, language: Language
) -> None:
    page = make_page(language)
    asked = parse(cases.asked_list(page, "look_ahead"))
    words = "".join(asked.itertext())
    assert page.t("cases.asked") in words
    assert page.t.share(38, 71) in words
    questions = practices_of(page.study, "look_ahead")
    assert [a.text for a in asked.iter("a")] == [page.t.text(q.label) for q in questions]
    assert all("practice=" in str(a.get("href")) for a in asked.iter("a"))
    assert asked.findtext(".//b") == page.t("cases.asked")
    nothing = cases.asked_list(page, "work_with_others")
    assert nothing.count(page.t("cases.asked")) + nothing.count(page.t("cases.asked_nothing")) < 2
    assert "<a" not in nothing
    assert str(cases.asked_list(page, "look_ahead")) in cases.offer_cases(page, "look_ahead")
