"""Tests of the pages with the study of Chile: one country, audits, and more cities."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest
from streamlit.testing.v1 import AppTest

from components.figures.city_map import FRAMES
from components.i18n import Translator, translator
from components.menu import PAGES, name_of
from components.sections.ranking.certainty import SHOWN
from smartgov.model import Study
from smartgov.own_city.link import format_own
from smartgov.own_city.own_city import OwnCity
from smartgov.places.regions import part_of_country
from smartgov.text import LANGUAGES, Language
from tests.conftest import OpenApp, load_shipped
from tests.pages.reading import (
    charts,
    count_on_map,
    decks,
    dots,
    key_figures,
    table,
    tables,
    text,
    view_of,
)

CHILE = "chile-municipalities-2021"
EN = translator("en")

pages = pytest.mark.parametrize("page", PAGES, ids=name_of)

#: Something chosen everywhere, and a city that is in it.
DEEP = {
    "city": "valparaiso",
    "score": "transparency",
    "region": ["CL-RM", "CL-VS"],
    "size": "250k_1m",
    "dimension": "participation",
    "pillar": "open_government",
    "recommendation": "reach_the_unorganized",
    "weights": "transparency:2",
    "group": "size",
    "compare": "valparaiso,rancagua",
}


@pytest.fixture(scope="module")
def chile() -> Study:
    """Return the study. Nothing may write into it."""
    return load_shipped(CHILE)


def check(app: AppTest, page: str, t: Translator) -> None:
    """Check that a page is whole, in one language, and shows nothing of the machine."""
    assert not app.exception
    assert not app.warning
    question = f"pages.{name_of(page)}.question"
    if page == "city" and "city" in app.query_params:
        assert t(question, count=345) in text(app)
        assert app.title[0].value in {city.name for city in load_shipped(CHILE).cities}
    elif "region" in app.query_params and page in ("", "ranking"):
        assert app.title[0].value == t(f"{question}_filtered", count=12, all=345)
    else:
        assert [h.value for h in app.title] == [t(question, count=345)]
    words = text(app)
    assert t("status.recorded") in words
    assert (t("status.real") in words) == (page == "data")  # which tells of the others as well
    assert not re.search(r"\bnan\b|[{}]", words)
    assert page == "data" or not re.search("(?<!=)CL-[A-Z]{2}", words)  # but in addresses
    cells = [cell for shown in tables(app) for row in shown.rows for cell in row.cells]
    assert {"nan", "None", "NaT", "inf"} & set(cells) == set()


@pages
def test_every_page(opened: OpenApp, page: str) -> None:
    check(opened(page, study=CHILE, lang="en"), page, EN)


@pages
@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_every_page_with_something_chosen(opened: OpenApp, page: str, language: Language) -> None:
    check(opened(page, study=CHILE, lang=language, **DEEP), page, translator(language))


@pytest.mark.parametrize("city", ["hualaihue", "arauco", "isla-de-pascua", "rancagua"])
def test_the_page_of_a_city_of_which_less_is_known(opened: OpenApp, city: str) -> None:
    """Without a place, without a rank, far off, without one of the dimensions."""
    check(opened("city", study=CHILE, lang="en", city=city), "city", EN)


# Regions


def test_key_figures_count_regions(opened: OpenApp) -> None:
    figures = key_figures(opened(study=CHILE, lang="en"))
    assert figures[EN("overview.cities")] == ["345", EN("overview.regions", count=16)]
    assert figures[EN("overview.ranked")][0] == "333"


def test_a_region_takes_the_place_of_the_country(opened: OpenApp, chile: Study) -> None:
    app = opened("ranking", study=CHILE, lang="en", reading="ranks")
    order = table(app, EN("ranking.caption"))
    assert EN("terms.region") in order.columns
    assert EN("terms.country") not in order.columns
    assert len(order.rows) == 333
    assert order.row("Punta Arenas")[1] == "Magallanes"
    names = app.selectbox(key="choose_city").options if "choose_city" in app.session_state else []
    assert "Rancagua, Chile" not in names
    assert app.multiselect(key="choose_regions").options == sorted(
        {part_of_country(city.region) for city in chile.cities}, key=lambda n: n.replace("Ñ", "N")
    )
    with pytest.raises(KeyError):
        app.multiselect(key="choose_countries")


def test_cities_are_filtered_by_region(opened: OpenApp, chile: Study) -> None:
    app = opened(study=CHILE, lang="en", region="CL-RM")
    counts = Counter(city.region for city in chile.cities)
    assert count_on_map(app) == counts["CL-RM"] == 52
    assert {chile.city_by_id[city].region for city in dots(app)} == {"CL-RM"}
    assert app.multiselect(key="choose_regions").value == ["CL-RM"]


def test_a_link_with_the_country_still_shows_that_filter(opened: OpenApp) -> None:
    app = opened(study=CHILE, lang="en", country="CL", peers="country", group="country")
    assert app.multiselect(key="choose_countries").value == ["CL"]
    city = opened("city", study=CHILE, lang="en", city="valparaiso", peers="country")
    assert city.selectbox(key="choose_peers").value == "country"


def test_groups_are_regions_and_sizes(opened: OpenApp) -> None:
    app = opened("ranking", study=CHILE, lang="en", reading="ranks")
    options = app.segmented_control(key="choose_group").options
    assert options == [EN("groups.region"), EN("groups.size")]


def test_peers_are_those_of_the_region(opened: OpenApp) -> None:
    figures = key_figures(opened("city", study=CHILE, lang="en", city="valparaiso"))
    assert figures[EN("peers.title")][0] == "37"


def test_recommendations_by_region(opened: OpenApp) -> None:
    chart = charts(opened("recommendations", study=CHILE, lang="es"))["regions"]
    words = json.dumps(chart, ensure_ascii=False)
    assert "Magallanes (10)" in words
    assert "CL-" not in words


# The map


def test_the_map_is_framed_on_the_country(opened: OpenApp) -> None:
    every = [deck["initialViewState"] for deck in decks(opened(study=CHILE, lang="en"))]
    some = [
        deck["initialViewState"] for deck in decks(opened(study=CHILE, lang="en", region="CL-RM"))
    ]
    for whole, part in zip(every, some, strict=True):
        assert part["zoom"] > whole["zoom"] + 2
    for view, frame in zip(every, FRAMES.values(), strict=True):
        assert -45 < view["latitude"] < -30
        assert view["zoom"] > frame.view.zoom + 1


def test_the_survey_keeps_the_world(opened: OpenApp) -> None:
    views = [deck["initialViewState"]["zoom"] for deck in decks(opened(lang="en"))]
    assert views == [frame.view.zoom for frame in FRAMES.values()]


def test_what_is_not_on_the_map_is_counted(opened: OpenApp) -> None:
    app = opened(study=CHILE, lang="en")
    assert count_on_map(app) == 343
    assert EN("charts.unplaced", count=2) in text(app)
    assert EN("charts.outside", count=1) in text(app)
    assert len(table(app, EN("overview.map_table", measure="Overall score")).rows) == 345


# Many cities


@pytest.mark.parametrize(
    ("city", "key"), [(None, "part_first"), ("valparaiso", "part_near"), ("arauco", "part_first")]
)
def test_ranges_of_some_cities_are_drawn_and_all_are_in_the_table(
    opened: OpenApp, city: str | None, key: str
) -> None:
    app = opened(
        "ranking", study=CHILE, lang="en", reading="ranks", **({"city": city} if city else {})
    )
    chart = charts(app)["intervals-overall"]
    names = chart["layout"]["yaxis"]["ticktext"]
    assert len(names) == SHOWN
    assert len(table(app, EN("certainty.alt")).rows) == 333
    name = "Valparaíso" if city else ""
    assert EN(f"certainty.{key}", shown=SHOWN, all=333, city=name) in text(app)
    assert ("<b>Valparaíso</b>" in names) == (city == "valparaiso")


def test_all_ranges_of_the_survey_are_drawn(opened: OpenApp) -> None:
    chart = charts(opened("ranking", lang="en", reading="ranks"))["intervals-overall"]
    assert len(chart["layout"]["yaxis"]["ticktext"]) == 69


def test_dots_stay_within_their_rows(opened: OpenApp) -> None:
    chart = charts(opened(study=CHILE, lang="en"))["dimensions"]
    sizes = [s for trace in chart["data"] if "text" in trace for s in trace["marker"]["size"]]
    assert max(sizes) <= 38


# Your city


def test_your_city_takes_numbers(open_app: OpenApp, chile: Study) -> None:
    answers = {"transparency_audit": 87.5, "information_requests": 100.0}
    answers |= {"online_participation": 1.0, "development_plan_online": 0.0}
    own = OwnCity("Villa Nueva", "CL", -33.0, -71.0, 50_000, answers)
    link = format_own(own, chile)
    app = open_app("your_city", study=CHILE, lang="en", own=link)
    check(app, "your_city", EN)
    assert app.number_input(key="own_answer_transparency_audit").value == 87.5
    app.number_input(key="own_answer_transparency_audit").set_value(50.0).run()
    changed = format_own(
        OwnCity("Villa Nueva", "CL", -33.0, -71.0, 50_000, answers | {"transparency_audit": 50.0}),
        chile,
    )
    assert view_of(app).own == changed
    assert not app.exception
    zooms = [deck["initialViewState"]["zoom"] for deck in decks(app)]
    assert all(z > f.view.zoom + 1 for z, f in zip(zooms, FRAMES.values(), strict=True))
