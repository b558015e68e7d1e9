"""Tests of the Recommendations page: one filter, as a sentence and in charts and tables."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.i18n import translator
from components.view.view import View
from smartgov.advice.needs import compute_lacks, compute_needs, order_by_need
from smartgov.advice.priorities import in_place_by, prioritize
from smartgov.model import Recommendation, Scores, Study
from smartgov.peers.rules import find_peers
from smartgov.text import LANGUAGES, Language
from tests.conftest import OpenApp
from tests.pages.reading import charts, items, pieces, table, tables, text, view_of

EN = translator("en")
languages = pytest.mark.parametrize("language", LANGUAGES)

Recommendations = tuple[Recommendation, ...]

#: The survey asks about no practice of these.
UNASKED = {"work_with_others", "evaluate_impact"}


def sentence(app: AppTest) -> str:
    """Return the filter as the page says it."""
    (said,) = [piece for piece in pieces(app) if 'id="filter-sentence"' in piece.body]
    return "".join(said.words).strip()


def numbers_listed(app: AppTest) -> list[int]:
    """Return the numbers of the recommendations that are listed, in order."""
    body = "".join(piece.body for piece in pieces(app))
    return [int(number) for number in re.findall(r'data-number="(\d+)"', body)]


def chart_of(app: AppTest, name: str) -> dict[str, Any]:
    """Return a chart by the beginning of its name, which may end with a dimension."""
    (found,) = [spec for key, spec in charts(app).items() if key.startswith(name)]
    return found


def numbers_in_chart(app: AppTest) -> list[int]:
    (points,) = chart_of(app, "priorities")["data"]
    return [int(re.sub(r"\D", "", words)) for words in points["text"]]


def numbers_in(app: AppTest, caption: str) -> list[int]:
    return [int(re.match(r"\d+", cell).group()) for cell in table(app, caption).column(0)]


def counted(words: str) -> tuple[int, int]:
    """Return how many recommendations and cities a sentence in English speaks of."""
    whole = re.escape(EN("sentence.whole", what="WHAT", cities="CITIES"))
    found = re.fullmatch(whole.replace("WHAT", "(.*)").replace("CITIES", "(.*)"), words)
    assert found, words
    what, cities = (re.search(r"\d+", part)[0] for part in found.groups())
    return int(what), int(cities)


@languages
def test_the_seven_are_listed_in_full(
    opened: OpenApp, recommendations: Recommendations, language: Language
) -> None:
    t = translator(language)
    app = opened("recommendations", lang=language)
    assert numbers_listed(app) == [1, 2, 3, 4, 5, 6, 7]
    for item, recommendation in zip(items(app), recommendations, strict=True):
        assert item.startswith(t.text(recommendation.title))
        assert t.text(recommendation.text) in item


@languages
def test_what_was_not_asked_is_words_and_never_zero(
    opened: OpenApp, recommendations: Recommendations, language: Language
) -> None:
    t = translator(language)
    for item, recommendation in zip(
        items(opened("recommendations", lang=language)), recommendations, strict=True
    ):
        said = t("recommendations.not_asked") in item or t("recommendations.context_only") in item
        assert said == (recommendation.id in UNASKED)
        assert bool(re.search(r"\d", item)) != said


def test_known_figures(opened: OpenApp, survey: Study) -> None:
    """What the survey is known for: participatory budgeting and strategic plans."""
    for recommendation, question, share, percent in (
        ("design_together", "participatory_budgeting", "34 of 78", "44%"),
        ("plan_stronger", "strategic_plan", "63 of 77", "82%"),
        ("answer_for_results", "corruption_reporting", "62 of 74", "84%"),
        ("look_ahead", "forecasting", "38 of 71", "54%"),
        ("look_ahead", "scenarios", "41 of 72", "57%"),
        ("reach_the_unorganized", "representation_quota", "15 of 67", "22%"),
    ):
        app = opened("recommendations", recommendation=recommendation)
        label = survey.question_by_id[question].label.en
        spec = charts(app)[f"practices-{recommendation}"]
        notes = [note["text"] for note in spec["layout"]["annotations"]]
        assert (label, share) in zip(notes[::2], notes[1::2], strict=True)
        (shown,) = [t for t in tables(app) if label in (r.cells[0] for r in t.rows)]
        assert shown.row(label) == [label, share, percent]


def test_bars_are_the_shares(opened: OpenApp) -> None:
    spec = charts(opened("recommendations", recommendation="look_ahead"))["practices-look_ahead"]
    shares = spec["data"][0]["x"]
    assert shares == sorted(shares, reverse=True)
    assert pytest.approx(3800 / 71) in shares
    assert pytest.approx(4100 / 72) in shares


def test_priorities_are_the_needs_of_the_cities(
    opened: OpenApp,
    survey: Study,
    survey_scores: Scores,
    recommendations: Recommendations,
) -> None:
    app = opened("recommendations")
    asked = survey, survey_scores, recommendations
    expected = prioritize(compute_needs(*asked), compute_lacks(*asked))
    (points,) = charts(app)["priorities"]["data"]
    assert points["x"] == pytest.approx(list(expected["lack"] * 100))
    assert points["y"] == pytest.approx(list(expected["distance"]))
    shown = table(app, EN("recommendations.priority_alt"))
    assert shown.column(1) == [
        EN.share(at["lacking"], at["answered"]) for _, at in expected.iterrows()
    ]
    assert shown.column(2) == [EN.score(value) for value in expected["distance"]]
    assert shown.column(3) == [EN.percent(value / 100) for value in expected["in_place"]]


def test_the_title_names_the_widest_gap(
    opened: OpenApp,
    survey: Study,
    survey_scores: Scores,
    recommendations: Recommendations,
) -> None:
    asked = survey, survey_scores, recommendations
    expected = prioritize(compute_needs(*asked), compute_lacks(*asked))
    first = str((expected["lack"] * expected["distance"]).idxmax())
    title = next(r.title.en for r in recommendations if r.id == first)
    said = EN("recommendations.priority_title", recommendation=title)
    _, named = said.split("gap")  # the word is a link to its meaning
    assert named in text(opened("recommendations"))


def test_regions_are_the_means_of_their_cities(
    opened: OpenApp,
    survey: Study,
    survey_scores: Scores,
    recommendations: Recommendations,
) -> None:
    app = opened("recommendations")
    regions = {city.id: city.region for city in survey.cities}
    expected = in_place_by(
        compute_needs(survey, survey_scores, recommendations),
        survey.answers.index.to_series().map(regions),
    )
    (heat,) = charts(app)["regions"]["data"]
    shown = table(app, EN("recommendations.heat_alt"))
    heads = [re.sub(r" \(\d+\)$", "", head) for head in shown.columns[1:]]
    for row, (recommendation, at) in enumerate(expected.iterrows()):
        for column, head in enumerate(heads):
            (code,) = [code for code in expected.columns if EN.region(code) == head]
            value = at[code]
            assert shown.rows[row].cells[column + 1] == EN.number(value)
            drawn = heat["z"][row][column]
            assert drawn is None if value != value else drawn == pytest.approx(value), (
                recommendation
            )
    sizes = Counter(EN.region(code) for code in regions.values())
    assert shown.columns[1:] == [f"{head} ({sizes[head]})" for head in heads]


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"pillar": "open_government"},
        {"dimension": "participation"},
        {"region": "150"},
        {"country": ["ES", "PT"], "pillar": "strategic_management"},
        {"size": ["over_5m", "1m_5m"]},
        {"q": "vila"},
        {"lacking": "1", "city": "bilbao", "region": "150"},
        {"order": "gap", "region": "002"},
    ],
    ids=str,
)
def test_sentence_list_charts_and_tables_agree(
    open_app: OpenApp, survey: Study, recommendations: Recommendations, query
) -> None:
    app = open_app("recommendations", **query)
    assert not app.warning
    chosen = view_of(app)
    cities = chosen.cities.choose(survey)
    said, measured = counted(sentence(app))
    listed = numbers_listed(app)
    assert said == len(listed)
    assert measured == len(cities)
    known = [n for n in listed if recommendations[n - 1].id not in UNASKED]
    assert sorted(known)
    assert numbers_in_chart(app) == known
    assert numbers_in(app, EN("recommendations.priority_alt")) == known
    if any(name.startswith("regions") for name in charts(app)):
        (heat,) = chart_of(app, "regions")["data"]
        assert [int(re.match(r"\d+", name).group()) for name in heat["y"]] == known
        assert numbers_in(app, EN("recommendations.heat_alt")) == known
        heads = table(app, EN("recommendations.heat_alt")).columns[1:]
        assert sum(int(re.search(r"\((\d+)\)$", head)[1]) for head in heads) <= len(cities)
    offered = app.selectbox(key="choose_recommendation").options
    assert offered == [recommendations[n - 1].title.en for n in listed]


@pytest.mark.parametrize("region", ["150", "002"])
def test_counts_are_those_of_the_filtered_cities(
    opened: OpenApp, survey: Study, region: str
) -> None:
    app = opened("recommendations", region=region, recommendation="design_together")
    cities = [city.id for city in survey.cities if city.region == region]
    answers = survey.answers.loc[cities, "participatory_budgeting"]
    share = EN.share((answers == 1).sum(), answers.notna().sum())
    notes = charts(app)["practices-design_together"]["layout"]["annotations"]
    assert share in [note["text"] for note in notes]
    lacking = EN.share((answers == 0).sum(), answers.notna().sum())
    (item,) = [i for i in items(app) if i.startswith("Design with citizens")]
    assert lacking in item


@pytest.mark.parametrize("city", ["bilbao", "centelles", "elvas", "barcelona", "maputo"])
def test_what_my_city_lacks_is_in_the_order_of_its_gaps(
    opened: OpenApp,
    survey: Study,
    survey_scores: Scores,
    recommendations: Recommendations,
    city: str,
) -> None:
    needed = compute_needs(survey, survey_scores, recommendations)
    order = order_by_need(needed, city, find_peers(survey, city).cities)
    numbers = {r.id: n for n, r in enumerate(recommendations, start=1)}
    gaps = [numbers[r] for r, need in order if need > 0]
    app = opened("recommendations", city=city, lacking="1")
    assert numbers_listed(app) == gaps
    assert survey.city_by_id[city].name in sentence(app)


def test_both_pages_have_the_gaps_in_one_order(
    opened: OpenApp, recommendations: Recommendations
) -> None:
    listed = numbers_listed(opened("recommendations", city="bilbao", lacking="1"))
    steps = items(opened("city", city="bilbao"))
    titles = [recommendations[number - 1].title.en for number in listed]
    assert [s.startswith(t) for s, t in zip(steps, titles, strict=True)] == [True] * len(titles)


def test_nothing_is_lacking_where_no_city_is_chosen(opened: OpenApp) -> None:
    app = opened("recommendations", lacking="1")
    assert numbers_listed(app) == [1, 2, 3, 4, 5, 6, 7]
    assert app.toggle(key="choose_lacking").disabled


def test_no_city_is_left(opened: OpenApp) -> None:
    app = opened("recommendations", q="atlantis")
    assert not app.exception
    assert counted(sentence(app)) == (7, 0)
    assert EN("filters.none_left") in [info.value for info in app.info]
    assert not charts(app)


def test_no_recommendation_is_left(opened: OpenApp, survey: Study, survey_scores: Scores) -> None:
    """A city that has every practice lacks nothing."""
    full = survey_scores.normalized.index[(survey_scores.normalized == 100).all(axis=1)]
    assert len(full)
    app = opened("recommendations", city=full[0], lacking="1")
    assert not app.exception
    assert counted(sentence(app)) == (0, 78)
    assert not charts(app)


def test_only_recommendations_without_a_practice_are_left(opened: OpenApp) -> None:
    app = opened("recommendations", dimension="evaluation")
    assert not app.exception
    assert counted(sentence(app))[0] == len(numbers_listed(app)) == 1
    assert "priorities" not in charts(app)
    assert EN("recommendations.not_asked") in items(app)[0]


def test_whom_to_learn_from(
    opened: OpenApp,
    survey: Study,
    survey_scores: Scores,
    recommendations: Recommendations,
) -> None:
    app = opened("recommendations", recommendation="look_ahead", city="asker")
    shown = table(app, EN("recommendations.learn_from"))
    needed = compute_needs(survey, survey_scores, recommendations)["look_ahead"]
    names = {city.name: city.id for city in survey.cities}
    assert 1 <= len(shown.rows) <= 5
    assert "Asker" not in shown.column(0)
    for row in shown.rows:
        assert row.cells[2] == EN.percent(1 - needed[names[row.cells[0]]] / 100)


def test_what_stands_beside_is_not_counted_as_evidence(opened: OpenApp, survey: Study) -> None:
    """To be asked is what "design together" wants to go beyond."""
    app = opened("recommendations", recommendation="design_together")
    beside = table(app, EN("recommendations.beside"))
    consultation = survey.question_by_id["public_consultation"]
    answers = survey.answers[consultation.id]
    share = EN.share((answers == 1).sum(), answers.notna().sum())
    assert beside.row(consultation.label.en) == [consultation.label.en, share]
    practices = charts(app)["practices-design_together"]["layout"]["annotations"]
    assert consultation.label.en not in [note["text"] for note in practices]


def test_circumstances_stand_apart(opened: OpenApp, survey: Study) -> None:
    app = opened("recommendations", recommendation="work_with_others")
    shown = table(app, EN("recommendations.circumstances"))
    linked = [q for q in survey.questions if "work_with_others" in q.recommendations]
    assert shown.column(0) == [question.label.en for question in linked]
    assert not [name for name in charts(app) if name.startswith("practices-")]
    assert EN("recommendations.not_asked") in text(app)


# What a visitor changes


def test_a_filter_writes_the_address_and_keeps_the_rest(open_app: OpenApp) -> None:
    app = open_app("recommendations", lang="es", city="bilbao", region="150")
    app.selectbox(key="choose_pillar").set_value("open_government").run()
    app.selectbox(key="choose_dimension").set_value("participation").run()
    app.toggle(key="choose_lacking").set_value(True).run()
    assert view_of(app) == View(
        "es",
        city="bilbao",
        regions=("150",),
        pillar="open_government",
        dimension="participation",
        lacking=True,
    )
    app.toggle(key="choose_lacking").set_value(False).run()
    app.selectbox(key="choose_pillar").set_value(None).run()
    assert view_of(app) == View("es", city="bilbao", regions=("150",), dimension="participation")


def test_another_pillar_lets_go_of_the_dimension(open_app: OpenApp) -> None:
    app = open_app("recommendations", dimension="foresight")
    app.selectbox(key="choose_pillar").set_value("open_government").run()
    assert view_of(app) == View(pillar="open_government")
    assert not app.warning
    assert numbers_listed(app) == [1, 2, 3, 4]


def test_dimensions_to_choose_are_those_of_the_pillar(opened: OpenApp, survey: Study) -> None:
    app = opened("recommendations", pillar="strategic_management")
    inside = survey.framework.dimensions_of("strategic_management")
    assert app.selectbox(key="choose_dimension").options == [d.label.en for d in inside]


def test_the_chosen_recommendation_is_drawn(open_app: OpenApp) -> None:
    app = open_app("recommendations")
    app.selectbox(key="choose_recommendation").set_value("look_ahead").run()
    assert view_of(app) == View(recommendation="look_ahead")
    assert "practices-look_ahead" in charts(app)
    (points,) = charts(app)["priorities"]["data"]
    largest = points["text"][points["marker"]["size"].index(max(points["marker"]["size"]))]
    assert largest == "<b>7</b>"


def test_a_recommendation_outside_the_filter_gives_way(opened: OpenApp) -> None:
    app = opened("recommendations", recommendation="look_ahead", pillar="open_government")
    assert app.selectbox(key="choose_recommendation").value == "design_together"
    assert "practices-design_together" in charts(app)


def test_the_list_of_a_practice_is_chosen_in_a_box_and_kept_in_the_link(open_app: OpenApp) -> None:
    app = open_app("recommendations", dimension="foresight", region="150")
    box = app.selectbox(key="choose_practice")
    assert set(box.options) == {"Backcasting", "Forecasting", "Scenarios"}
    whole = len(table(app, EN("recommendations.lacking_caption")).rows)
    box.set_value("scenarios").run()
    assert view_of(app).practice == "scenarios"
    lacking = table(app, EN("recommendations.lacking_caption"))
    assert set(lacking.column(2)) == {"Scenarios"}
    assert 0 < len(lacking.rows) < whole
    assert f"{len(lacking.rows)} of 34 cities" in text(app)
    app.selectbox(key="choose_recommendation").set_value("look_ahead").run()
    app.button_group(key="choose_order").set_value("gap").run()
    assert view_of(app).order == "gap"


def test_a_dimension_leaves_its_practices_in_every_part(opened: OpenApp) -> None:
    app = opened("recommendations", dimension="foresight")
    assert "52 of 72" in text(app)
    assert len(charts(app)["practices-look_ahead-foresight"]["data"][0]["y"]) == 3


def test_a_single_recommendation_has_no_chart_of_an_order(opened: OpenApp) -> None:
    app = opened("recommendations", dimension="foresight")
    assert [name for name in charts(app) if name.startswith("priorities")] == []


@languages
def test_charts_of_a_dimension_say_which(
    opened: OpenApp, survey: Study, language: Language
) -> None:
    app = opened("recommendations", lang=language, dimension="participation")
    label = survey.framework.labels["participation"].read(language)
    said = [piece.body for piece in pieces(app) if 'class="sg-subtitle"' in piece.body]
    assert len(said) == 6
    assert [body for body in said if label not in body] == []
    assert {"priorities-participation", "regions-participation"} <= set(charts(app))


def test_each_recommendation_leads_to_those_who_lack_it(opened: OpenApp) -> None:
    app = opened("recommendations", region="002")
    (listed,) = [piece for piece in pieces(app) if 'class="sg-steps"' in piece.body]
    assert 'recommendation=look_ahead#list-look_ahead-002"' in listed.body
    assert "list-answer_for_results" not in listed.body  # nobody lacks it
    assert listed.body.count("#list-") == 4


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"region": ["150", "002"]}, ["Europe", "Africa"]),
        ({"country": "ES"}, ["Spain"]),
        ({"size": "over_5m"}, [EN("sizes.over_5m")]),
        ({"q": "vil"}, ["vil"]),
        ({"dimension": "foresight"}, ["Foresight"]),
        ({"pillar": "open_government"}, ["Open government"]),
        ({"city": "bilbao", "lacking": "1"}, ["Bilbao"]),
    ],
)
def test_the_sentence_names_what_is_filtered(opened: OpenApp, query, words: list[str]) -> None:
    said = sentence(opened("recommendations", **query))
    assert [word for word in words if word.casefold() not in said.casefold()] == []
