"""Tests of the Compare page: up to six cities side by side, with a group of peers."""

from __future__ import annotations

import pandas as pd
import pytest

from components.i18n import translator
from components.theme import LIGHT
from smartgov.model import Scores, Spec, Study
from smartgov.peers.rules import find_peers
from smartgov.scoring.score import score
from smartgov.scoring.weights import presets
from smartgov.text import LANGUAGES, Language
from tests.conftest import OpenApp
from tests.pages.reading import charts, key_figures, table, text, view_of

EN = translator("en")
languages = pytest.mark.parametrize("language", LANGUAGES)
CITIES = "barcelona,ghent,durban"


@languages
def test_without_cities_the_page_says_what_to_do(opened: OpenApp, language: Language) -> None:
    app = opened("compare", lang=language)
    assert not app.exception
    assert translator(language)("compare.first") in [info.value for info in app.info]
    assert not charts(app)


@languages
def test_dots_and_table_show_the_scores(
    opened: OpenApp, survey: Study, survey_scores: Scores, language: Language
) -> None:
    t = translator(language)
    app = opened("compare", lang=language, compare=CITIES)
    assert not app.exception
    behind = table(app, t("compare.dots_alt"))
    names = [survey.city_by_id[city].name_in(language) for city in CITIES.split(",")]
    assert behind.columns[1:4] == names
    peers = find_peers(survey, "barcelona", "region").cities
    for dimension in survey.asked:
        row = behind.row(t.text(dimension.label))
        expected = [survey_scores.dimensions.loc[c, dimension.id] for c in CITIES.split(",")]
        median = survey_scores.dimensions.loc[list(peers), dimension.id].median()
        assert row[1:] == [t.score(value) for value in (*expected, median)]
    dots = charts(app)["compare"]["data"]
    asked = [d.id for d in survey.asked]
    assert dots[1]["x"] == survey_scores.dimensions.loc["barcelona", asked].tolist()
    side_by_side = table(app, t("compare.table_title"))
    assert side_by_side.row(t("terms.overall"))[1:] == [
        t.score(survey_scores.overall[c]) for c in CITIES.split(",")
    ]


def test_a_city_that_is_not_ranked_reads_so(opened: OpenApp) -> None:
    app = opened("compare", compare="bilbao,ghent")
    side_by_side = table(app, EN("compare.table_title"))
    assert side_by_side.row(EN("terms.overall"))[1] == EN("terms.too_few_answers")
    assert side_by_side.row(EN("terms.rank"))[1] == EN("terms.not_ranked")


def test_a_city_keeps_its_color_when_another_leaves(open_app: OpenApp) -> None:
    app = open_app("compare", compare=CITIES)
    app.multiselect(key="choose_compared").unselect("barcelona").run()
    assert view_of(app).compared == ("", "ghent", "durban")
    colors = [trace["marker"]["color"] for trace in charts(app)["compare"]["data"][1:]]
    assert colors == [LIGHT.series[1], LIGHT.series[2]]
    app.multiselect(key="choose_compared").select("asker").run()
    assert view_of(app).compared == ("asker", "ghent", "durban")


def test_six_cities_at_most_are_drawn(opened: OpenApp) -> None:
    seven = "asker,barcelona,durban,ghent,graz,ilo,leiria"
    app = opened("compare", compare=seven)
    assert not app.exception
    assert len(table(app, EN("compare.table_title")).columns) == 1 + 6


def test_unknown_cities_are_named_and_left_out(opened: OpenApp) -> None:
    app = opened("compare", compare="barcelona,nowhere,ghent")
    assert "nowhere" in app.warning[0].value
    assert table(app, EN("compare.dots_alt")).columns[1:3] == ["Barcelona", "Ghent"]


def test_the_scatter_shows_every_city_with_both_scores(
    opened: OpenApp, survey_scores: Scores
) -> None:
    app = opened("compare", compare=CITIES, x="foresight", y="participation")
    known = survey_scores.dimensions[["foresight", "participation"]].dropna()
    listed = table(app, EN("compare.scatter_alt"))
    assert len(listed.rows) == len(known)
    assert listed.row("Ghent")[1:] == [EN.score(value) for value in known.loc["ghent"]]
    names = [
        trace["text"][0]
        for trace in charts(app)["scatter-foresight-participation"]["data"]
        if "text" in trace["mode"]
    ]
    assert sorted(",".join(names).replace("<br>", ",").split(",")) == [
        "Barcelona", "Durban", "Ghent",
    ]  # fmt: skip


def test_ranks_under_two_weightings(opened: OpenApp, survey: Study, survey_scores: Scores) -> None:
    app = opened("compare", compare=CITIES, against="first_open_government")
    other = score(survey, Spec(presets(survey)["first_open_government"]))
    row = table(app, EN("slopes.alt")).row("Durban")
    assert row[1:3] == [
        EN.number(survey_scores.rank["durban"]), EN.number(other.rank["durban"])
    ]  # fmt: skip


def test_picked_peers_make_the_median(opened: OpenApp, survey_scores: Scores) -> None:
    picked = ["graz", "rimini", "sheffield"]
    app = opened("compare", compare=CITIES, peers="picked", pick=picked)
    medians = survey_scores.dimensions.loc[picked].median()
    row = table(app, EN("compare.dots_alt")).row("Foresight")
    assert row[-1] == EN.score(medians["foresight"])


@languages
def test_what_if_shows_the_scores_of_changed_answers(
    opened: OpenApp, survey: Study, survey_scores: Scores, language: Language
) -> None:
    t = translator(language)
    app = opened("city", lang=language, city="barcelona", **{"if": "scenarios:0,quota:1"})
    assert not app.exception
    assert "quota" in app.warning[0].value
    answers = survey.answers.copy()
    answers.loc["barcelona", "scenarios"] = 0
    after = score(Study(survey.info, survey.framework, survey.questions, survey.cities, answers))
    expected = t(
        "whatif.from_to",
        before=t.score(survey_scores.overall["barcelona"]),
        after=t.score(after.overall["barcelona"]),
    )
    figures = [number for term in key_figures(app).values() for number in term]
    assert expected in figures
    assert t("whatif.marked") in text(app)


def test_a_switch_writes_the_scenario_into_the_link(open_app: OpenApp) -> None:
    app = open_app("city", city="barcelona")
    app.toggle(key="if_participatory_budgeting").set_value(True).run()
    assert view_of(app).changes == (("participatory_budgeting", 1.0),)
    app.toggle(key="if_participatory_budgeting").set_value(False).run()
    assert view_of(app).changes == ()


def test_the_best_changes_are_made_and_taken_back(open_app: OpenApp, survey_scores: Scores) -> None:
    app = open_app("city", city="barcelona")
    app.button(key="apply_best").click().run()
    changes = dict(view_of(app).changes)
    assert len(changes) == 3
    lacked = survey_scores.normalized.loc["barcelona", list(changes)]
    assert (lacked == 0).all()
    app.button(key="reset_changes").click().run()
    assert view_of(app).changes == ()
    assert pd.notna(survey_scores.overall["barcelona"])


def test_another_city_lets_go_of_the_scenario(open_app: OpenApp) -> None:
    app = open_app("city", city="barcelona", **{"if": "scenarios:0"})
    app.selectbox(key="choose_city").select("ghent").run()
    assert view_of(app).city == "ghent"
    assert view_of(app).changes == ()
