"""Tests of the City page: one city against its peers, and its possible next steps."""

from __future__ import annotations

import re

import pytest

from components.i18n import Translator, translator
from components.theme import LIGHT
from components.view.view import View
from smartgov.advice.needs import compute_needs, order_by_need
from smartgov.advice.practices import lacking_practices
from smartgov.model import Recommendation, Scores, Study
from smartgov.peers.differences import peer_profile
from smartgov.peers.rules import PEER_RULES, PeerRule, find_peers
from smartgov.peers.similar import find_similar
from smartgov.text import LANGUAGES, Language
from tests.conftest import OpenApp
from tests.pages.reading import charts, items, key_figures, pieces, table, tables, text, view_of

EN = translator("en")
languages = pytest.mark.parametrize("language", LANGUAGES)
some_cities = pytest.mark.parametrize("city", ["barcelona", "bilbao", "asker", "maputo"])


def names(survey: Study, dimensions: list[str], t: Translator) -> str:
    return t.join([survey.framework.labels[d].read(t.language) for d in dimensions])


def test_without_a_city_all_are_listed(opened: OpenApp, survey_scores: Scores) -> None:
    app = opened("city", region="150")
    listed = table(app, EN("city.all_subtitle"))
    assert len(listed.rows) == 78
    assert listed.row("Barcelona") == ["Barcelona", "Spain", "80.6", "100%"]
    assert listed.row("Bilbao")[2] == EN("terms.too_few_answers")
    assert not charts(app)
    (address,) = next(row.links for row in listed.rows if row.cells[0] == "Ilo")
    assert address == "city?city=ilo&region=150"


@languages
def test_standing_of_a_ranked_city(opened: OpenApp, survey: Study, language: Language) -> None:
    t = translator(language)
    app = opened("city", lang=language, city="barcelona")
    figures = key_figures(app)
    assert figures[t("terms.overall")][0] == t.number(80.5555, 1)
    assert {"24", "69"} <= set(re.findall(r"\d+", " ".join(figures[t("terms.rank")])))
    assert figures[t("terms.answers")][0] == t.percent(1)
    peers = find_peers(survey, "barcelona")
    assert figures[t("peers.title")][:2] == [
        str(len(peers.cities)),
        t("peers.in_region", region=t.region("150")),
    ]
    assert {"fr": "Barcelone"}.get(language, "Barcelona") in text(app)
    assert not app.info


@languages
def test_a_city_that_is_not_ranked_is_told_why(opened: OpenApp, language: Language) -> None:
    t = translator(language)
    app = opened("city", lang=language, city="bilbao")
    figures = key_figures(app)
    assert figures[t("terms.overall")][0] == t("terms.too_few_answers")
    assert figures[t("terms.rank")][0] == t("terms.not_ranked")
    reason = t("city.not_ranked_why", city="Bilbao", threshold=t.percent(0.65))
    assert reason in [info.value for info in app.info]


def test_the_reason_names_the_threshold_of_the_link(opened: OpenApp) -> None:
    app = opened("city", city="bilbao", coverage="0.95")
    reason = EN("city.not_ranked_why", city="Bilbao", threshold="95%")
    assert reason in [info.value for info in app.info]


@pytest.mark.parametrize("rule", PEER_RULES)
def test_peers_are_those_of_the_rule(
    opened: OpenApp, survey: Study, survey_scores: Scores, rule: PeerRule
) -> None:
    app = opened("city", city="barcelona", peers=rule)
    peers = find_peers(survey, "barcelona", rule, scores=survey_scores).cities
    assert key_figures(app)[EN("peers.title")][0] == str(len(peers))
    asked = [dimension.id for dimension in survey.asked]
    profile = peer_profile(survey_scores, "barcelona", peers, asked)
    behind = table(app, EN("city.profile_alt", city="Barcelona"))
    assert behind.column(1) == [EN.score(value) for value in profile["city"]]
    assert behind.column(2) == [EN.score(value) for value in profile["median"]]
    assert behind.column(4) == [str(n) for n in profile["peers"]]


def test_too_few_peers_are_widened_and_it_is_said(opened: OpenApp, survey: Study) -> None:
    app = opened("city", city="asker", peers="country")
    asked, rule = EN("peers.rules.country"), EN("peers.in_region", region="Europe")
    number, words = key_figures(app)[EN("peers.title")][:2]
    assert words == EN("peers.widened", asked=asked, rule=rule)
    assert number == str(len(find_peers(survey, "asker", "region").cities))


@some_cities
def test_profile_and_its_table_agree(
    opened: OpenApp, survey: Study, survey_scores: Scores, city: str
) -> None:
    app = opened("city", city=city)
    spec = charts(app)[f"profile-{city}"]
    own = survey_scores.dimensions.loc[city, [d.id for d in survey.asked]]
    amber = [t for t in spec["data"] if t.get("marker", {}).get("color") == LIGHT.city]
    drawn = {dot["y"][0]: dot["x"][0] for dot in amber}
    assert drawn == {row: value for row, value in enumerate(own) if value == value}
    notes = [note["text"] for note in spec["layout"]["annotations"]]
    assert notes[::2] == [d.label.en for d in survey.asked]
    cells = [EN("terms.too_few_answers") if v != v else EN.score(v) for v in own]
    assert notes[1::2] == cells
    behind = table(app, EN("city.profile_alt", city=survey.city_by_id[city].name))
    assert behind.column(1) == cells


def test_strengths_and_weaknesses_are_said(
    opened: OpenApp, survey: Study, survey_scores: Scores
) -> None:
    for city in survey.city_by_id:
        peers = find_peers(survey, city).cities
        profile = peer_profile(survey_scores, city, peers, [d.id for d in survey.asked])
        difference = profile["city"] - profile["median"]
        if (difference >= 10).any() and (difference <= -10).any():
            break
    words = [markdown.value for markdown in opened("city", city=city).markdown]
    said = " ".join(words)
    for dimension, points in difference.items():
        name = f"**{survey.framework.labels[dimension].en}**"
        assert (name in said) == (abs(points) >= 10)


# What to do next


@some_cities
@languages
def test_next_steps_are_in_the_order_of_the_gaps(
    opened: OpenApp,
    survey: Study,
    survey_scores: Scores,
    recommendations: tuple[Recommendation, ...],
    city: str,
    language: Language,
) -> None:
    t = translator(language)
    needed = compute_needs(survey, survey_scores, recommendations)
    order = order_by_need(needed, city, find_peers(survey, city).cities)
    gaps = {r: need for r, need in order if need > 0}
    by_id = {r.id: r for r in recommendations}
    steps = items(opened("city", lang=language, city=city))
    assert len(steps) == len(gaps)
    for step, (recommendation, need) in zip(steps, gaps.items(), strict=True):
        assert step.startswith(t.text(by_id[recommendation].title))
        lacked = lacking_practices(survey, survey_scores, city, recommendation)
        assert t.share(len(lacked), round(100 * len(lacked) / need)) in step
        for practice in lacked:
            assert t.text(practice.label) in step


def test_a_city_without_gaps_is_told_so(
    opened: OpenApp,
    survey: Study,
    survey_scores: Scores,
    recommendations: tuple[Recommendation, ...],
) -> None:
    needed = compute_needs(survey, survey_scores, recommendations)
    content = needed.index[(needed.fillna(0) == 0).all(axis=1)]
    assert len(content)
    app = opened("city", city=content[0])
    assert [success.value for success in app.success] == [EN("city.no_gaps")]
    assert items(app) == []


def test_what_nothing_is_known_of_is_not_a_gap(
    opened: OpenApp, recommendations: tuple[Recommendation, ...]
) -> None:
    """The survey has no practice for two recommendations: they are named, in no order."""
    app = opened("city", city="barcelona")
    words, steps = text(app), " ".join(items(app))
    for recommendation in recommendations:
        if recommendation.id in {"work_with_others", "evaluate_impact"}:
            assert recommendation.title.en in words
            assert recommendation.title.en not in steps


def test_cities_to_learn_from_are_links_that_keep_the_view(opened: OpenApp) -> None:
    app = opened("city", city="bilbao", lang="en", peers="country")
    links = re.findall(r'href="(city\?[^"]+)"', " ".join(p.body for p in pieces(app)))
    assert len(links) > 5
    assert all("lang=en" in link and "peers=country" in link for link in links)


# Evidence


@languages
def test_every_answer_is_shown(opened: OpenApp, survey: Study, language: Language) -> None:
    t = translator(language)
    evidence = table(opened("city", lang=language, city="bilbao"), t("city.answers_title"))
    asked = [q for q in survey.questions if q.role != "barrier"]
    assert evidence.column(0) == [t.text(question.text) for question in asked]
    answers = {1.0: t("answers.yes"), 0.0: t("answers.no")}
    own = survey.answers.loc["bilbao", [q.id for q in asked]]
    assert evidence.column(2) == [answers.get(value, t("answers.blank")) for value in own]


def test_the_blank_that_leaves_bilbao_out_is_shown(opened: OpenApp, survey: Study) -> None:
    evidence = table(opened("city", city="bilbao"), EN("city.answers_title"))
    question = survey.question_by_id["corruption_reporting"]
    _, dimension, answer, same = evidence.row(question.text.en)
    assert dimension == survey.framework.labels["accountability"].en
    assert answer == EN("answers.blank")
    assert same == "–"


def test_peers_with_the_same_answer_are_counted(opened: OpenApp, survey: Study) -> None:
    evidence = table(opened("city", city="barcelona", peers="study"), EN("city.answers_title"))
    others = survey.answers.drop(index="barcelona")
    plan = survey.question_by_id["strategic_plan"]
    assert survey.answers.loc["barcelona", plan.id] == 1
    assert (others[plan.id] == 1).sum() == 62
    assert evidence.row(plan.text.en)[3] == "62 of 76"


def test_context_is_called_so(opened: OpenApp, survey: Study) -> None:
    evidence = table(opened("city", city="barcelona"), EN("city.answers_title"))
    for question in survey.with_role("context"):
        assert evidence.row(question.text.en)[1] == EN("terms.context")


def test_barriers(opened: OpenApp, survey: Study) -> None:
    barriers = survey.with_role("barrier")
    answers = survey.answers[[q.id for q in barriers]]
    named = answers.sum(axis=1)
    city = str(named.idxmax())
    title = EN("city.barriers_title", city=survey.city_by_id[city].name, count=int(named[city]))
    shown = table(opened("city", city=city, peers="study"), title)
    expected = [q for q in barriers if answers.loc[city, q.id] == 1]
    assert shown.column(0) == [q.label.en for q in expected]
    others = answers.drop(index=city)
    assert shown.column(1) == [
        EN.share((others[q.id] == 1).sum(), others[q.id].notna().sum()) for q in expected
    ]


def test_no_barrier_and_no_answer_are_two_things(opened: OpenApp, survey: Study) -> None:
    answers = survey.answers[[q.id for q in survey.with_role("barrier")]]
    silent = answers.index[answers.isna().all(axis=1)]
    free = answers.index[(answers == 0).all(axis=1)]
    for cities, key in ((silent, "city.barriers_blank"), (free, "city.barriers_none")):
        for city in cities[:1]:
            name = survey.city_by_id[city].name
            assert EN(key, city=name) in text(opened("city", city=city))
    assert len(silent) or len(free)


def test_similar_cities(opened: OpenApp, survey: Study, survey_scores: Scores) -> None:
    shown = table(opened("city", city="barcelona"), EN("city.similar_title"))
    similar = find_similar(survey_scores, "barcelona", [d.id for d in survey.asked])
    assert shown.column(0) == [survey.city_by_id[city].name for city in similar.index]
    assert [EN.score(d) in why for d, why in zip(similar["distance"], shown.column(2), strict=True)]
    assert shown.column(3) == [
        EN("terms.too_few_answers") if v != v else EN.score(v)
        for v in survey_scores.overall[similar.index]
    ]


def test_a_city_that_answered_too_little_has_no_similar_ones(
    opened: OpenApp, survey: Study, survey_scores: Scores
) -> None:
    asked = [d.id for d in survey.asked]
    shared = survey_scores.dimensions[asked].notna().sum(axis=1)
    city = str(shared.idxmin())
    assert find_similar(survey_scores, city, asked).empty
    words = text(opened("city", city=city))
    assert EN("city.similar_none", city=survey.city_by_id[city].name) in words


# A scenario


@languages
def test_a_scenario_is_marked_at_the_top(
    opened: OpenApp, survey: Study, language: Language
) -> None:
    t = translator(language)
    app = opened("city", lang=language, city="ghent", **{"if": "strategic_plan:0"})
    words = text(app)
    plan = survey.question_by_id["strategic_plan"].label.read(language)
    change = t(
        "report.scenario.change", question=plan, real=t("answers.yes"), changed=t("answers.no")
    )
    assert t("whatif.applied", changes=change) in words
    assert t("whatif.in_report") in words
    assert t("whatif.marked") in words
    plain = text(opened("city", lang=language, city="ghent"))
    for key in ("in_report", "marked"):
        assert t(f"whatif.{key}") not in plain


def test_the_scenario_is_left_where_it_is_told(open_app: OpenApp) -> None:
    app = open_app("city", city="ghent", **{"if": "strategic_plan:0"})
    app.button(key="reset_scenario").click().run()
    assert view_of(app) == View(city="ghent")
    assert EN("whatif.in_report") not in text(app)


# What a visitor changes


def test_the_choice_of_peers_writes_the_address(open_app: OpenApp) -> None:
    app = open_app("city", lang="es", city="bilbao")
    app.selectbox(key="choose_peers").set_value("country").run()
    assert view_of(app) == View("es", city="bilbao", peers="country")
    app.selectbox(key="choose_peers").set_value("region").run()
    assert view_of(app) == View("es", city="bilbao")


def test_the_choice_of_a_city_opens_its_page(open_app: OpenApp) -> None:
    app = open_app("city", country="ES")
    app.selectbox(key="choose_city").set_value("bilbao").run()
    assert view_of(app) == View(city="bilbao", countries=("ES",))
    assert "profile-bilbao" in charts(app)


def test_filters_of_other_pages_change_nothing_here(opened: OpenApp) -> None:
    plain = opened("city", city="bilbao")
    filtered = opened("city", city="bilbao", region="002", q="x", pillar="open_government")
    assert [t.rows[0].cells for t in tables(plain)] == [t.rows[0].cells for t in tables(filtered)]
    assert charts(plain) == charts(filtered)
