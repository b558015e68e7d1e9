"""Ranking: the cities in the order of a score."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from components.i18n import translator
from components.theme import LIGHT
from components.view import View
from smartgov.model import Scores, Study
from smartgov.rank import rank
from smartgov.text import LANGUAGES, Language
from tests.conftest import OpenApp
from tests.pages.reading import Table, pieces, table, text, view_of

EN = translator("en")
languages = pytest.mark.parametrize("language", LANGUAGES)


def order(app: AppTest) -> Table:
    return table(app, EN("ranking.caption"))


def column(shown: Table, label: str) -> list[str]:
    return shown.column(shown.columns.index(label))


def left_out(app: AppTest, count: int) -> Table:
    return table(app, EN("ranking.not_ranked_title", count=count))


def leading(cells: list[str]) -> list[int]:
    """Return the number that each cell begins with: an interval may follow the rank."""
    return [int(re.match(r"\d+", cell).group()) for cell in cells]


def test_all_ranked_cities_are_in_order(open_app: OpenApp, survey: Study, survey_scores: Scores):
    shown = order(open_app("ranking"))
    assert len(shown.rows) == 69
    ranks = leading(column(shown, EN("terms.rank")))
    assert ranks == sorted(ranks)
    assert ranks[:3] == [1, 1, 3]
    assert {row.cells[0] for row in shown.rows[:2]} == {"Asker", "Ilo"}
    names = {city.name: city.id for city in survey.cities}
    for row, place in zip(shown.rows, ranks, strict=True):
        assert place == survey_scores.rank[names[row.cells[0]]]


def test_a_row_says_what_the_rank_rests_on(open_app: OpenApp, survey: Study, survey_scores: Scores):
    shown = order(open_app("ranking"))
    row = dict(zip(shown.columns, shown.row("Barcelona"), strict=True))
    assert row[EN("terms.country")] == "Spain"
    assert leading([row[EN("terms.rank")]]) == [24]
    assert row[EN("terms.overall")] == "80.6"
    assert row[EN("terms.answers")] == "100%"
    for pillar in survey.framework.pillars:
        value = survey_scores.pillars.loc["barcelona", pillar.id]
        assert row[pillar.label.en] == EN.score(value)


def test_bars_are_as_long_as_their_scores(open_app: OpenApp):
    body = "".join(piece.body for piece in pieces(open_app("ranking")))
    found = re.findall(r'width:([\d.]+)%[^>]*></div></div><span class="sg-number">([\d.]+)', body)
    assert len(found) == 69
    assert [width for width, score in found] == [score for width, score in found]


def test_the_title_names_the_first(open_app: OpenApp):
    words = text(open_app("ranking"))
    assert EN("ranking.title", cities="Asker and Ilo", count=2) in words


def test_many_first_are_counted_and_not_named(open_app: OpenApp, survey_scores: Scores):
    values = survey_scores.dimensions["strategic_planning"]
    first = int((values == values.max()).sum())
    assert first > 3
    words = text(open_app("ranking", score="strategic_planning"))
    assert EN("ranking.title_many", count=first) in words


def test_not_ranked_cities_are_listed_with_what_is_missing(
    open_app: OpenApp, survey: Study, survey_scores: Scores
):
    listed = left_out(open_app("ranking"), 9)
    assert listed.column(0) == sorted(listed.column(0))
    assert len(listed.rows) == 9
    bilbao = listed.row("Bilbao")
    assert bilbao[2] == EN.percent(survey_scores.coverage["bilbao"])
    assert bilbao[3] == survey.framework.labels["accountability"].en
    ranked = order(open_app("ranking")).column(0)
    assert set(ranked).isdisjoint(listed.column(0))


@languages
def test_nothing_is_filled_in_for_them(open_app: OpenApp, language: Language):
    t = translator(language)
    words = text(open_app("ranking", lang=language))
    assert t("ranking.not_ranked_title", count=9) in words
    assert t("ranking.not_ranked_subtitle", threshold=t.percent(0.65)) in words
    assert t("ranking.caution") in words


@pytest.mark.parametrize("measure", ["open_government", "foresight"])
def test_another_score(open_app: OpenApp, survey: Study, survey_scores: Scores, measure: str):
    app = open_app("ranking", score=measure)
    values = survey_scores.measure(measure)
    shown = order(app)
    assert len(shown.rows) == values.notna().sum()
    bars = [
        cells[3] if len(shown.columns) > 3 else "" for cells in (row.cells for row in shown.rows)
    ]
    ranked = dict(zip(values.index, rank(values.to_numpy()), strict=True))
    names = {city.name: city.id for city in survey.cities}
    for row, bar in zip(shown.rows, bars, strict=True):
        city = names[row.cells[0]]
        assert bar == EN.score(values[city])
        assert leading([row.cells[2]]) == [ranked[city]]
    missing = int(values.isna().sum())
    if missing:
        assert len(left_out(app, missing).rows) == missing


def test_a_filter_leaves_the_ranks_as_they_are(
    open_app: OpenApp, survey: Study, survey_scores: Scores
):
    app = open_app("ranking", region="142")
    shown = order(app)
    asian = [city for city in survey.cities if city.region == "142"]
    ranked = {c.name: survey_scores.rank[c.id] for c in asian if survey_scores.rank[c.id] > 0}
    places = leading(column(shown, EN("terms.rank")))
    assert dict(zip(shown.column(0), places, strict=True)) == ranked
    subtitle = EN("ranking.subtitle", measure=EN("terms.overall"), shown=len(ranked), ranked=69)
    assert subtitle in text(app)


def test_no_city_is_left(open_app: OpenApp):
    app = open_app("ranking", q="atlantis")
    assert not app.exception
    assert EN("filters.none_left") in [info.value for info in app.info]


def test_only_cities_without_a_rank_are_left(open_app: OpenApp):
    app = open_app("ranking", q="bilbao")
    assert not app.exception
    assert left_out(app, 1).column(0) == ["Bilbao"]


def test_the_chosen_city_stands_out(open_app: OpenApp):
    app = open_app("ranking", city="barcelona")
    assert [row.cells[0] for row in order(app).rows if row.chosen] == ["Barcelona"]
    bars = re.findall(r"background:(#\w+)", "".join(p.body for p in pieces(app)))
    assert bars.count(LIGHT.city) == 1


def test_rows_lead_to_the_city_with_the_view(open_app: OpenApp):
    app = open_app("ranking", lang="en", country="ES")
    assert order(app).rows[0].links[0].startswith("city?lang=en&city=")
    assert all(row.links[0].endswith("country=ES") for row in order(app).rows)


def test_the_order_can_be_downloaded(open_app: OpenApp):
    app = open_app("ranking", score="foresight")
    keys = {button.key for button in app.get("download_button")}
    assert {"csv_ranking-foresight", "xlsx_ranking-foresight"} <= keys


def test_filters_write_the_address(open_app: OpenApp):
    app = open_app("ranking", lang="fr", city="ilo")
    app.selectbox(key="choose_measure").set_value("foresight").run()
    app.multiselect(key="choose_countries").set_value(["PE", "ES"]).run()
    assert view_of(app) == View("fr", city="ilo", measure="foresight", countries=("ES", "PE"))
