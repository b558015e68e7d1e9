"""Tests of the Overview page: the map, the key figures and the spread of every dimension."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from streamlit.testing.v1 import AppTest

from components.i18n import translator
from components.theme import LIGHT, score_color
from components.view.view import View
from smartgov.advice.findings import find_findings
from smartgov.model import Scores, Study
from smartgov.palette import rgb
from smartgov.text import LANGUAGES, Language, fold
from tests.conftest import OpenApp
from tests.pages.reading import Table, charts, count_on_map, dots, key_figures, table, text, view_of

EN = translator("en")
languages = pytest.mark.parametrize("language", LANGUAGES)


def map_table(app: AppTest, measure: str) -> Table:
    return table(app, EN("overview.map_table", measure=measure))


def top_list(app: AppTest) -> Table:
    return table(app, EN("overview.top"))


@languages
def test_key_figures(
    opened: OpenApp, survey: Study, survey_scores: Scores, language: Language
) -> None:
    t = translator(language)
    figures = key_figures(opened(lang=language))
    assert figures[t("overview.cities")] == ["78", t("overview.countries", count=30)]
    assert figures[t("overview.ranked")][0] == "69"
    assert "78" in figures[t("overview.ranked")][1]
    assert figures[t("overview.median")][0] == t.score(survey_scores.overall.median())
    means = survey_scores.dimensions.mean()
    for key, best in (("strongest", means.idxmax()), ("weakest", means.idxmin())):
        label, basis = figures[t(f"overview.{key}")]
        assert label == survey.framework.labels[best].read(language)
        assert t.score(means[best]) in basis


# The map


def test_every_city_is_on_the_map(opened: OpenApp, survey: Study, survey_scores: Scores) -> None:
    app = opened()
    seen = dots(app)
    assert count_on_map(app) == len(survey.cities)
    assert 20 < len(seen) < len(survey.cities)
    scores = {city: row["score"] for city, row in seen.items()}
    assert scores["durban"] == pytest.approx(81.9444, abs=1e-4)
    for city, score in scores.items():
        if score is not None:
            assert score == survey_scores.overall[city]
            assert seen[city]["fill"] == [*rgb(score_color(LIGHT, score)), 255]


def test_a_city_that_is_not_ranked_is_hollow(opened: OpenApp) -> None:
    bilbao = dots(opened(city="bilbao"))["bilbao"]
    assert bilbao["score"] is None
    assert bilbao["fill"][3] == 0
    assert EN("terms.too_few_answers") in bilbao["line"]


@pytest.mark.parametrize("measure", ["open_government", "foresight", "advanced_analytics"])
def test_the_map_shows_the_chosen_score(
    opened: OpenApp, survey: Study, survey_scores: Scores, measure: str
) -> None:
    app = opened(score=measure)
    values = survey_scores.measure(measure)
    seen = {city: row["score"] for city, row in dots(app).items()}
    assert len(seen) > 20
    assert seen == {c: None if v != v else v for c, v in values.items() if c in seen}
    label = survey.framework.labels[measure].en
    behind = map_table(app, label)
    assert behind.columns[-1] == label
    ranked = [cell for cell in behind.column(2) if cell != EN("terms.too_few_answers")]
    assert ranked == [EN.score(v) for v in sorted(values.dropna(), reverse=True)]


def test_the_table_has_the_numbers_of_the_map(opened: OpenApp) -> None:
    app = opened()
    behind = map_table(app, EN("terms.overall"))
    assert len(behind.rows) == 78
    assert behind.column(0)[:2] == ["Asker", "Ilo"]
    assert behind.row("Barcelona")[1:] == ["Spain", "80.6"]
    assert behind.row("Bilbao")[1:] == ["Spain", EN("terms.too_few_answers")]
    assert behind.column(2).count(EN("terms.too_few_answers")) == 9
    assert behind.column(2)[-9:] == [EN("terms.too_few_answers")] * 9


def test_the_chosen_city_is_marked_on_map_and_in_table(opened: OpenApp) -> None:
    app = opened(city="barcelona")
    assert [city for city, row in dots(app).items() if row["chosen"]] == ["barcelona"]
    behind = map_table(app, EN("terms.overall"))
    assert [row.cells[0] for row in behind.rows if row.chosen] == ["Barcelona"]


def test_a_click_on_the_map_is_a_step_in_the_address(opened: OpenApp) -> None:
    """The deck tells its choice under its key; that is all the callback reads."""
    app = opened(lang="es", region="150")
    decks = app.get("deck_gl_json_chart")
    assert [deck.proto.selection_mode for deck in decks] == [[0]] * len(decks)
    assert all(deck.key.startswith("map_") for deck in decks)


# Who is looked at


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ({"region": "142"}, lambda city: city.region == "142"),
        ({"country": ["ES", "PT"]}, lambda city: city.country in {"ES", "PT"}),
        ({"size": "over_5m"}, lambda city: (city.population or 0) >= 5_000_000),
        ({"q": "mala"}, lambda city: city.id == "malaga"),
        ({"region": "150", "q": "BIL"}, lambda city: city.id == "bilbao"),
    ],
)
def test_map_table_strips_and_list_agree_on_the_filter(
    opened: OpenApp, survey: Study, survey_scores: Scores, query, chosen
) -> None:
    app = opened(**query)
    expected = {city.id for city in survey.cities if chosen(city)}
    assert expected
    assert set(dots(app)) <= expected
    assert count_on_map(app) == len(expected)
    names = [survey.city_by_id[city].name for city in expected]
    assert sorted(map_table(app, EN("terms.overall")).column(0)) == sorted(names)
    counted = table(app, EN("overview.strips_alt"))
    values = survey_scores.dimensions.loc[sorted(expected)].dropna(axis="columns", how="all")
    assert counted.column(1) == [str(n) for n in values.notna().sum()]
    ranked = survey_scores.overall[sorted(expected)].notna().sum()
    if ranked:
        assert len(top_list(app).rows) == min(8, ranked)
        assert set(top_list(app).column(0)) <= set(names)


def test_no_city_is_left(opened: OpenApp) -> None:
    app = opened(q="atlantis")
    assert not app.exception
    assert EN("filters.none_left") in [info.value for info in app.info]
    assert key_figures(app)[EN("overview.cities")][0] == "0"


def test_the_list_is_in_the_order_of_the_scores(opened: OpenApp, survey_scores: Scores) -> None:
    listed = top_list(opened())
    assert listed.column(0)[:2] == ["Asker", "Ilo"]
    assert listed.column(1)[:2] == ["1, tied", "1, tied"]
    best = survey_scores.overall.dropna().sort_values(ascending=False).head(8)
    assert listed.column(2) == [EN.score(value) for value in best]


def test_a_rank_is_the_same_under_every_filter(
    opened: OpenApp, survey: Study, survey_scores: Scores
) -> None:
    names = {city.name: city.id for city in survey.cities}
    for row in top_list(opened(region="142")).rows:
        city, rank, score = row.cells
        assert int(rank.removesuffix(", tied")) == survey_scores.rank[names[city]]
        assert score == EN.score(survey_scores.overall[names[city]])


# The chosen city


@languages
def test_card_of_a_ranked_city(opened: OpenApp, survey: Study, language: Language) -> None:
    t = translator(language)
    app = opened(lang=language, city="barcelona")
    figures = key_figures(app)
    assert figures[t("terms.overall")][0] == t.number(80.5555, 1)
    assert {"24", "69"} <= set(re.findall(r"\d+", figures[t("terms.rank")][0]))
    card = table(app, t("overview.card_table"))
    scores = {"participation": 66.667, "foresight": 33.333}
    for dimension, score in scores.items():
        assert card.row(survey.framework.labels[dimension].read(language))[1] == t.score(score)
    assert len(card.rows) == len(survey.asked)


def test_card_of_a_city_without_a_rank(opened: OpenApp, survey: Study) -> None:
    app = opened(city="bilbao")
    figures = key_figures(app)
    assert figures[EN("terms.overall")][0] == EN("terms.too_few_answers")
    assert figures[EN("terms.rank")][0] == EN("terms.not_ranked")
    card = table(app, EN("overview.card_table"))
    cell = card.row(survey.framework.labels["accountability"].en)[1]
    assert not re.search(r"\d", cell)


def test_the_card_leads_to_the_city_with_the_view(opened: OpenApp) -> None:
    app = opened(lang="es", city="barcelona", region="150")
    label = translator("es")("overview.open_city", city="Barcelona")
    (link,) = [link for link in app.get("page_link") if link.proto.label == label]
    assert set(link.proto.query_string.split("&")) == {"lang=es", "city=barcelona", "region=150"}


# What stands out, and the spread


def test_findings_lead_to_their_pages(
    opened: OpenApp, survey: Study, survey_scores: Scores
) -> None:
    app = opened(city="ilo")
    found = find_findings(survey, survey_scores)
    labels = [link.proto.label for link in app.get("page_link")]
    assert len(found) == 3
    for finding in found:
        assert EN(f"overview.follow_{finding.page}") in labels
    queries = {link.proto.query_string for link in app.get("page_link")}
    assert all("city=ilo" in query for query in queries)
    rarest = next(finding.names["least"] for finding in found if finding.code == "practices")
    assert any(f"practice={rarest}" in query for query in queries)


def test_findings_are_about_the_answers(opened: OpenApp) -> None:
    """The figures that the survey is known for have to be among its findings."""
    words = text(opened())
    assert re.search(r"\b\d+ of \d+ cities\b", words)
    assert "63 of 77" in words or "15 of 67" in words


def test_strips_show_every_score_that_occurs(
    opened: OpenApp, survey: Study, survey_scores: Scores
) -> None:
    spec = charts(opened())["dimensions"]
    strips = [trace for trace in spec["data"] if trace["mode"] == "markers+text"]
    assert len(strips) == len(survey.asked)
    for dimension, strip in zip(survey.asked, strips, strict=True):
        values = Counter(survey_scores.dimensions[dimension.id].dropna().round(1))
        assert strip["x"] == sorted(values)
        said = [int(re.sub(r"\D", "", words)) for words in strip["customdata"]]
        assert said == [values[score] for score in sorted(values)]


def test_strips_and_their_table_have_the_same_medians(
    opened: OpenApp, survey: Study, survey_scores: Scores
) -> None:
    app = opened()
    behind = table(app, EN("overview.strips_alt"))
    marks = [
        trace["x"][0]
        for trace in charts(app)["dimensions"]["data"]
        if trace["marker"].get("symbol") == "triangle-up"
    ]
    medians = survey_scores.dimensions[[d.id for d in survey.asked]].median()
    assert marks == list(medians)
    assert behind.column(0) == [d.label.en for d in survey.asked]
    assert behind.column(3) == [EN.score(median) for median in medians]


@languages
def test_what_was_not_asked_is_said(opened: OpenApp, survey: Study, language: Language) -> None:
    words = text(opened(lang=language))
    assert translator(language)("terms.not_asked_list") in words
    assert [d.id for d in survey.not_asked if d.label.read(language) not in words] == []


# What a visitor changes


def test_another_city_from_the_list(open_app: OpenApp) -> None:
    app = open_app(lang="fr", region="150", city="ilo", score="foresight")
    app.selectbox(key="choose_city").set_value("bilbao").run()
    assert view_of(app) == View("fr", city="bilbao", regions=("150",), measure="foresight")
    assert dots(app)["bilbao"]["chosen"]


def test_a_city_can_be_let_go(open_app: OpenApp) -> None:
    app = open_app(city="ilo", region="419")
    app.selectbox(key="choose_city").set_value(None).run()
    assert view_of(app) == View(regions=("419",))


def test_another_score(open_app: OpenApp, survey_scores: Scores) -> None:
    app = open_app(city="barcelona")
    app.selectbox(key="choose_measure").set_value("foresight").run()
    assert view_of(app) == View(city="barcelona", measure="foresight")
    assert dots(app)["barcelona"]["score"] == survey_scores.dimensions.loc["barcelona", "foresight"]


def test_scores_to_choose_are_those_asked(opened: OpenApp, survey: Study) -> None:
    options = opened().selectbox(key="choose_measure").options
    names = [EN("terms.overall"), *[d.label.en for d in survey.asked]]
    assert set(names) <= set(options)
    assert {d.label.en for d in survey.not_asked}.isdisjoint(options)


def test_filters_write_the_address(open_app: OpenApp, survey: Study) -> None:
    app = open_app(lang="es", city="ilo")
    app.multiselect(key="choose_regions").set_value(["419", "150"]).run()
    app.multiselect(key="choose_countries").set_value(["PE"]).run()
    app.multiselect(key="choose_sizes").set_value(["under_50k", "50k_250k"]).run()
    app.text_input(key="choose_search").set_value("l").run()
    view = View(
        "es",
        city="ilo",
        regions=("150", "419"),
        countries=("PE",),
        sizes=("50k_250k", "under_50k"),
        search="l",
    )
    assert view_of(app) == view
    assert "ilo" in dots(app)
    assert set(dots(app)) <= set(view.cities.choose(survey))
    assert count_on_map(app) == len(view.cities.choose(survey))
    app.multiselect(key="choose_regions").set_value([]).run()
    assert view_of(app).regions == ()


@languages
def test_options_are_in_the_language_and_sorted_in_it(opened: OpenApp, language: Language) -> None:
    t = translator(language)
    app = opened(lang=language)
    cities = app.selectbox(key="choose_city").options
    assert any(f"Bilbao, {t.country('ES')}" in city for city in cities)
    assert len(cities) == 78
    regions = app.multiselect(key="choose_regions").options
    assert regions == sorted(regions, key=fold)
    assert t.region("419") in regions
    assert t("sizes.over_5m") in app.multiselect(key="choose_sizes").options
