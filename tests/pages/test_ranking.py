"""Tests of the Ranking page: the cities sorted by a score."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from components.i18n import translator
from components.theme import LIGHT
from components.view.view import View
from components.words.ranks import interval_text
from smartgov.certainty.bands import rank_bands
from smartgov.certainty.robustness import rank_intervals
from smartgov.certainty.sensitivity import rank_shifts
from smartgov.model import Scores, Spec, Study
from smartgov.peers.groups import GROUPINGS, Grouping, rank_groups
from smartgov.scoring.rank import rank
from smartgov.scoring.score import score
from smartgov.scoring.weights import effective_weights, presets
from smartgov.text import LANGUAGES, Language
from tests.conftest import OpenApp
from tests.pages.reading import (
    Table,
    charts,
    count_on_map,
    dots,
    pieces,
    table,
    tables,
    text,
    view_of,
)

EN = translator("en")
languages = pytest.mark.parametrize("language", LANGUAGES)


def order(app: AppTest) -> Table:
    return table(app, EN("ranking.caption"))


def table_body(app: AppTest) -> str:
    """Return the table of ranks as it is written."""
    (body,) = [
        piece.body
        for piece in pieces(app)
        if [shown.caption for shown in piece.tables] == [EN("ranking.caption")]
    ]
    return body


def column(shown: Table, label: str) -> list[str]:
    return shown.column(shown.columns.index(label))


def left_out(app: AppTest, count: int) -> Table:
    return table(app, EN("ranking.not_ranked_title", count=count))


def leading(cells: list[str]) -> list[int]:
    """Return the number that each cell begins with: an interval may follow the rank."""
    return [int(re.match(r"\d+", cell).group()) for cell in cells]


def test_all_ranked_cities_are_in_order(
    opened: OpenApp, survey: Study, survey_scores: Scores
) -> None:
    shown = order(opened("ranking", reading="ranks"))
    assert len(shown.rows) == 69
    ranks = leading(column(shown, EN("terms.rank")))
    assert ranks == sorted(ranks)
    assert ranks[:3] == [1, 1, 3]
    assert {row.cells[0] for row in shown.rows[:2]} == {"Asker", "Ilo"}
    names = {city.name: city.id for city in survey.cities}
    for row, place in zip(shown.rows, ranks, strict=True):
        assert place == survey_scores.rank[names[row.cells[0]]]


def test_a_row_says_what_the_rank_rests_on(
    opened: OpenApp, survey: Study, survey_scores: Scores
) -> None:
    shown = order(opened("ranking", reading="ranks"))
    row = dict(zip(shown.columns, shown.row("Barcelona"), strict=True))
    assert row[EN("terms.country")] == "Spain"
    assert leading([row[EN("terms.rank")]]) == [24]
    assert row[EN("terms.overall")] == "80.6"
    assert row[EN("terms.answers")] == "100%"
    for pillar in survey.framework.pillars:
        value = survey_scores.pillars.loc["barcelona", pillar.id]
        assert row[pillar.label.en] == EN.score(value)


def test_bars_are_as_long_as_their_scores(opened: OpenApp) -> None:
    body = table_body(opened("ranking", reading="ranks"))
    found = re.findall(r'width:([\d.]+)%[^>]*></div></div><span class="sg-number">([\d.]+)', body)
    assert len(found) == 69
    assert [width for width, score in found] == [score for width, score in found]


def test_the_title_names_the_first(opened: OpenApp) -> None:
    words = text(opened("ranking", reading="ranks"))
    assert EN("ranking.title", cities="Asker and Ilo", count=2) in words


def test_many_first_are_counted_and_not_named(opened: OpenApp, survey_scores: Scores) -> None:
    values = survey_scores.dimensions["strategic_planning"]
    first = int((values == values.max()).sum())
    assert first > 3
    words = text(opened("ranking", reading="ranks", score="strategic_planning"))
    assert EN("ranking.title_many", count=first) in words


def test_not_ranked_cities_are_listed_with_what_is_missing(
    opened: OpenApp, survey: Study, survey_scores: Scores
) -> None:
    listed = left_out(opened("ranking", reading="ranks"), 9)
    assert listed.column(0) == sorted(listed.column(0))
    assert len(listed.rows) == 9
    bilbao = listed.row("Bilbao")
    assert bilbao[2] == EN.percent(survey_scores.coverage["bilbao"])
    assert bilbao[3] == survey.framework.labels["accountability"].en
    ranked = order(opened("ranking", reading="ranks")).column(0)
    assert set(ranked).isdisjoint(listed.column(0))


@languages
def test_nothing_is_filled_in_for_them(opened: OpenApp, language: Language) -> None:
    t = translator(language)
    words = text(opened("ranking", reading="ranks", lang=language))
    assert t("ranking.not_ranked_title", count=9) in words
    assert t("ranking.not_ranked_subtitle", threshold=t.percent(0.65)) in words
    assert t("ranking.caution") in words


@pytest.mark.parametrize("measure", ["open_government", "foresight"])
def test_another_score(opened: OpenApp, survey: Study, survey_scores: Scores, measure: str) -> None:
    app = opened("ranking", reading="ranks", score=measure)
    values = survey_scores.measure(measure)
    shown = order(app)
    assert len(shown.rows) == values.notna().sum()
    bars = [row.cells[4] for row in shown.rows]
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
    opened: OpenApp, survey: Study, survey_scores: Scores
) -> None:
    app = opened("ranking", reading="ranks", region="142")
    shown = order(app)
    asian = [city for city in survey.cities if city.region == "142"]
    ranked = {c.name: survey_scores.rank[c.id] for c in asian if survey_scores.rank[c.id] > 0}
    places = leading(column(shown, EN("terms.rank")))
    assert dict(zip(shown.column(0), places, strict=True)) == ranked
    subtitle = EN("ranking.subtitle", measure=EN("terms.overall"), shown=len(ranked), ranked=69)
    explained, counted = subtitle.split("score")  # the word is a link to its meaning
    assert counted in text(app)
    assert explained in text(app)


def test_no_city_is_left(opened: OpenApp) -> None:
    app = opened("ranking", reading="ranks", q="atlantis")
    assert not app.exception
    assert EN("filters.none_left") in [info.value for info in app.info]


def test_only_cities_without_a_rank_are_left(opened: OpenApp) -> None:
    app = opened("ranking", reading="ranks", q="bilbao")
    assert not app.exception
    assert left_out(app, 1).column(0) == ["Bilbao"]


def test_the_chosen_city_stands_out(opened: OpenApp) -> None:
    app = opened("ranking", reading="ranks", city="barcelona")
    assert [row.cells[0] for row in order(app).rows if row.chosen] == ["Barcelona"]
    bars = re.findall(r"background:(#\w+)", table_body(app))
    assert bars.count(LIGHT.city) == 1


def test_rows_lead_to_the_city_with_the_view(opened: OpenApp) -> None:
    app = opened("ranking", reading="ranks", lang="en", country="ES")
    assert order(app).rows[0].links[0].startswith("city?lang=en&city=")
    assert all(row.links[0].endswith("country=ES&reading=ranks") for row in order(app).rows)


def test_the_order_can_be_downloaded(opened: OpenApp) -> None:
    app = opened("ranking", reading="ranks", score="foresight")
    keys = {button.key for button in app.get("download_button")}
    assert {"csv_ranking-foresight", "xlsx_ranking-foresight"} <= keys


def test_filters_write_the_address(open_app: OpenApp) -> None:
    app = open_app("ranking", lang="fr", city="ilo")
    app.selectbox(key="choose_measure").set_value("foresight").run()
    app.multiselect(key="choose_countries").set_value(["PE", "ES"]).run()
    assert view_of(app) == View("fr", city="ilo", measure="foresight", countries=("ES", "PE"))


# Weights of one's own

OWN = "foresight:3,open_government:0.5"
OWN_SPEC = Spec((("foresight", 3.0), ("open_government", 0.5)))


@pytest.mark.parametrize(
    ("query", "spec"),
    [
        ({"weights": OWN}, OWN_SPEC),
        ({"aggregation": "geometric"}, Spec(aggregation="geometric")),
        ({"coverage": "1"}, Spec(min_coverage=1)),
    ],
    ids=["weights", "aggregation", "coverage"],
)
def test_scores_and_ranks_are_those_of_the_link(
    opened: OpenApp, survey: Study, survey_scores: Scores, query: dict[str, str], spec: Spec
) -> None:
    scores = score(survey, spec)
    assert not scores.overall.equals(survey_scores.overall)
    app = opened("ranking", reading="ranks", **query)
    shown = order(app)
    names = {city.name: city.id for city in survey.cities}
    ids = [names[name] for name in shown.column(0)]
    assert set(ids) == set(scores.overall.dropna().index)
    assert column(shown, EN("terms.overall")) == [EN.score(scores.overall[city]) for city in ids]
    assert leading(column(shown, EN("terms.rank"))) == [scores.rank[city] for city in ids]
    assert EN("weights.own") in text(app)


def test_the_usual_weights_are_not_called_ones_own(opened: OpenApp) -> None:
    """The controls are titled so as well: it is the label in the header that matters."""
    label = 'class="sg-chip sg-chip-own"'
    usual, own = opened("ranking", reading="ranks"), opened("ranking", reading="ranks", weights=OWN)
    assert [label in "".join(p.body for p in pieces(app)) for app in (usual, own)] == [False, True]


def test_a_weight_writes_the_address_and_says_what_it_comes_to(
    open_app: OpenApp, survey: Study
) -> None:
    app = open_app("ranking", lang="en", city="ilo")
    app.number_input(key="weight_foresight").set_value(2.0).run()
    assert view_of(app) == View("en", city="ilo", weights=(("foresight", 2.0),))
    shares = effective_weights(survey, Spec((("foresight", 2.0),)))
    for dimension in survey.asked:
        control = app.number_input(key=f"weight_{dimension.id}")
        assert control.label == EN(
            "weights.one", dimension=dimension.label.en, share=EN.percent(shares[dimension.id])
        )
    app.number_input(key="weight_foresight").set_value(1.0).run()
    assert view_of(app) == View("en", city="ilo")


def test_what_was_not_asked_has_no_weight(opened: OpenApp, survey: Study) -> None:
    app = opened("ranking", reading="ranks")
    keys = {control.key for control in app.number_input}
    assert keys == {f"weight_{dimension.id}" for dimension in survey.asked}
    for dimension in survey.not_asked:
        assert EN("weights.not_asked", dimension=dimension.label.en) in text(app)


@pytest.mark.parametrize("preset", ["equal_dimensions", "first_open_government"])
def test_ready_made_weights(open_app: OpenApp, survey: Study, preset: str) -> None:
    app = open_app("ranking", city="ilo")
    assert app.segmented_control(key="preset").value == "equal_pillars"
    app.segmented_control(key="preset").set_value(preset).run()
    assert view_of(app) == View(city="ilo", weights=presets(survey)[preset])
    assert app.segmented_control(key="preset").value == preset


def test_back_to_the_weights_of_the_study(open_app: OpenApp) -> None:
    app = open_app("ranking", lang="fr", weights=OWN, aggregation="geometric", coverage="0.5")
    app.button(key="reset_weights").click().run()
    assert view_of(app) == View("fr")
    assert app.button(key="reset_weights").disabled


def test_mean_and_coverage_write_the_address(open_app: OpenApp) -> None:
    app = open_app("ranking", city="ilo")
    app.segmented_control(key="choose_aggregation").set_value("geometric").run()
    app.selectbox(key="choose_coverage").set_value(0.8).run()
    assert view_of(app) == View(city="ilo", aggregation="geometric", coverage=0.8)


def test_weights_follow_to_the_other_pages(opened: OpenApp, survey: Study) -> None:
    scores = score(survey, OWN_SPEC)
    app = opened("city", city="barcelona", weights=OWN)
    assert EN.score(scores.overall["barcelona"]) in text(app)
    assert EN("terms.rank_of", rank=int(scores.rank["barcelona"]), ranked=scores.ranked) in text(
        app
    )


# How sure a rank is, and what moves it


def test_intervals_are_those_of_the_weights(opened: OpenApp, survey: Study) -> None:
    app = opened("ranking", reading="ranks", weights=OWN, city="barcelona")
    expected = rank_intervals(survey, score(survey, OWN_SPEC)).dropna(subset="rank")
    shown = table(app, EN("certainty.alt"))
    names = {city.name: city.id for city in survey.cities}
    ids = [names[name] for name in shown.column(0)]
    assert set(ids) == set(expected.index)
    middles = column(shown, EN("certainty.middle"))
    assert middles == [EN.number(expected.loc[city, "rank_p50"]) for city in ids]
    dots = [t for t in charts(app)["intervals-overall"]["data"] if t["mode"] == "markers"]
    drawn = {y: x for dot in dots for x, y in zip(dot["x"], dot["y"], strict=True)}
    assert [drawn[row] for row in range(len(ids))] == [expected.loc[c, "rank"] for c in ids]
    lines = [t for t in charts(app)["intervals-overall"]["data"] if t["mode"] == "lines"]
    ends = {t["y"][n]: t["x"][n : n + 2] for t in lines for n in range(0, len(t["y"]), 3)}
    assert [ends[row] for row in range(len(ids))] == [
        list(expected.loc[city, ["rank_p05", "rank_p95"]]) for city in ids
    ]


def test_cities_that_cannot_be_told_apart_are_called_so(opened: OpenApp, survey: Study) -> None:
    shown = table(opened("ranking", reading="ranks", city="barcelona"), EN("certainty.alt"))
    alike = {row.cells[0] for row in shown.rows if EN("certainty.not_distinct") in row.cells}
    intervals = rank_intervals(survey, score(survey)).dropna(subset="rank")
    own = intervals.loc["barcelona"]
    overlapping = intervals[
        (intervals["rank_p05"] <= own["rank_p95"]) & (intervals["rank_p95"] >= own["rank_p05"])
    ].index.difference(["barcelona"])
    assert alike == {survey.city_by_id[str(city)].name for city in overlapping}


def test_what_moves_the_ranking(opened: OpenApp, survey: Study) -> None:
    app = opened("ranking", reading="ranks", weights=OWN)
    expected = rank_shifts(survey, score(survey, OWN_SPEC))
    shown = table(app, EN("shifts.alt"))
    assert shown.column(1) == [EN.number(shift, 2) for shift in expected["shift"]]
    bars = charts(app)["sensitivity-overall"]["data"][0]["x"]
    assert bars == list(expected["shift"].head(len(bars)))


def test_what_another_weighting_changes(
    opened: OpenApp, survey: Study, survey_scores: Scores
) -> None:
    app = opened("ranking", reading="ranks", against="first_strategic_management")
    other = score(survey, Spec(presets(survey)["first_strategic_management"]))
    shown = table(app, EN("slopes.alt"))
    names = {city.name: city.id for city in survey.cities}
    assert len(shown.rows) == 69
    for row in shown.rows:
        city = names[row.cells[0]]
        before, after = other.rank[city], survey_scores.rank[city]
        assert row.cells[1:] == [EN.number(before), EN.number(after), EN.signed(before - after)]
    ends = sorted(
        (trace["y"][n], trace["y"][n + 1])
        for trace in charts(app)["rank-change-overall"]["data"]
        for n in range(0, len(trace["y"]), 3)
    )
    ranks = pd.concat([other.rank, survey_scores.rank], axis="columns").dropna()
    assert ends == sorted(ranks.itertuples(index=False, name=None))


@pytest.mark.parametrize("grouping", GROUPINGS)
def test_groups(opened: OpenApp, survey: Study, survey_scores: Scores, grouping: Grouping) -> None:
    app = opened("ranking", reading="ranks", group=grouping)
    expected = rank_groups(survey, survey_scores, grouping, "overall")
    (shown,) = [found for found in tables(app) if found.columns[0] == EN(f"groups.{grouping}")]
    assert len(shown.rows) == len(expected)
    for row, (_, at) in zip(shown.rows, expected.iterrows(), strict=True):
        assert row.cells[4] == EN.share(at["scored"], at["cities"])
        assert row.cells[1] == EN.number(at["rank"])
        few = at["scored"] < 3
        assert row.cells[2] == (EN("groups.few") if few else EN.score(at["median"]))


def test_another_grouping_writes_the_address(open_app: OpenApp) -> None:
    app = open_app("ranking", lang="es")
    app.segmented_control(key="choose_group").set_value("size").run()
    assert view_of(app) == View("es", group="size")


# Bands, and the certainty of any score


@languages
def test_bands_come_first_and_ranks_on_request(open_app: OpenApp, language: Language) -> None:
    t = translator(language)
    app = open_app("ranking", lang=language)
    assert [t("bands.title", count=9) in text(app), "intervals-overall" in charts(app)] == [
        True,
        False,
    ]
    assert len(table(app, t("bands.caption")).rows) == 9
    app.segmented_control(key="choose_reading").set_value("ranks").run()
    assert view_of(app) == View(language, reading="ranks")
    assert len(table(app, t("ranking.caption")).rows) == 69
    assert t("bands.caption") not in [shown.caption for shown in tables(app)]
    app.segmented_control(key="choose_reading").set_value("bands").run()
    assert view_of(app) == View(language)


@pytest.mark.parametrize("measure", ["overall", "strategic_management", "foresight"])
def test_the_map_has_the_bands_of_the_score_shown(
    opened: OpenApp, survey: Study, survey_scores: Scores, measure: str
) -> None:
    app = opened("ranking", lang="en", score=measure)
    bands = rank_bands(rank_intervals(survey, survey_scores, measure)).dropna()
    shown = table(app, EN("bands.cities_caption"))
    names = {city.name: city.id for city in survey.cities}
    found = {names[row.cells[0]]: float(row.cells[2]) for row in shown.rows}
    assert found == bands.to_dict()
    fills: dict[float, set[str]] = {}
    for city, dot in dots(app).items():
        if city in bands:
            fills.setdefault(bands[city], set()).add(str(dot["fill"]))
            assert dot["line"].endswith(EN("bands.label", number=int(bands[city])))
    assert len(fills) > 1
    assert {len(colors) for colors in fills.values()} == {1}
    assert len(set.union(*fills.values())) == len(fills)
    assert count_on_map(app) == len(survey.cities)


@pytest.mark.parametrize("measure", ["open_government", "participation"])
def test_every_certainty_is_that_of_the_score_shown(
    opened: OpenApp, survey: Study, survey_scores: Scores, measure: str
) -> None:
    app = opened("ranking", lang="en", score=measure, reading="ranks")
    expected = rank_intervals(survey, survey_scores, measure).dropna(subset="rank")
    names = {city.name: city.id for city in survey.cities}
    for caption in ("ranking.caption", "certainty.alt"):
        shown = table(app, EN(caption))
        ids = [names[name] for name in shown.column(0)]
        assert leading(column(shown, EN("terms.rank"))) == expected.loc[ids, "rank"].tolist()
        ends = expected.loc[ids, ["rank_p05", "rank_p95"]].itertuples(index=False)
        words = [interval_text(EN, low, high) for low, high in ends]
        assert column(shown, EN("certainty.interval")) == words
    shifts = rank_shifts(survey, survey_scores, measure)
    shown = table(app, EN("shifts.alt"))
    assert shown.column(1) == [EN.number(shift, 2) for shift in shifts["shift"]]
    assert f"rank-change-{measure}" not in charts(app)


def test_score_of_one_question_shows_no_certainty(opened: OpenApp) -> None:
    app = opened("ranking", lang="en", score="accountability", reading="ranks")
    captions = {shown.caption for shown in tables(app)}
    assert {EN("certainty.alt"), EN("shifts.alt"), EN("slopes.alt")}.isdisjoint(captions)
    assert EN("certainty.fixed", measure="Accountability") in text(app)
    assert EN("certainty.interval") not in order(app).columns
