"""Tests of the Your city page: a visitor's own answers added to those of the study."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.i18n import Translator, translator
from components.sections.your_city.form import UNKNOWN
from smartgov import json_text
from smartgov.certainty.robustness import rank_intervals
from smartgov.model import OWN_ID, Study
from smartgov.own_city import entries as own_entries
from smartgov.own_city import file as own_files
from smartgov.own_city.file import read_own_file, to_own_csv, to_own_json
from smartgov.own_city.link import format_own, parse_own
from smartgov.own_city.own_city import OwnCity, add_own_city
from smartgov.own_city.quick_start import choose_quick
from smartgov.scoring.score import score
from smartgov.study import decoding
from smartgov.text import LANGUAGES, Language
from tests.conftest import SURVEY, OpenApp, run_after_restart
from tests.pages.conftest import LookForStudies
from tests.pages.reading import (
    charts,
    count_on_map,
    dots,
    items,
    key_figures,
    pieces,
    table,
    text,
    view_of,
)
from tests.pages.writing import watching
from tests.smartgov.made_studies import write_study

EN = translator("en")
#: What a city is called that has no name yet.
UNNAMED = EN("own.marked_name", city=EN("own.unnamed"))
languages = pytest.mark.parametrize("language", LANGUAGES)

#: What a city that answers every question, one of them with "don't know", has answered.
VALUES = [1, 1, 0, 1, 0, 0, 1, 1, None, 1, 0, 1, 1, 0, 0]


@pytest.fixture(scope="module")
def own(survey: Study) -> OwnCity:
    """Return a city with answers; nobody has given them."""
    answers = dict(zip([q.id for q in survey.scored], VALUES, strict=True))
    return OwnCity("Mungia", "ES", 43.35462, -2.84677, 17_000, answers)


def entered(app: AppTest, study: Study) -> OwnCity:
    """Return the city in the address bar."""
    link = view_of(app).own
    return OwnCity() if link is None else parse_own(link, study)


def answer(app: AppTest, question: str, option: str | None) -> AppTest:
    """Choose an answer, or take it back."""
    app.segmented_control(key=f"own_answer_{question}").set_value(option).run()
    assert not app.exception
    return app


def upload(app: AppTest, name: str, content: bytes) -> AppTest:
    app.file_uploader[0].upload(name, content).run()
    assert not app.exception
    return app


def warnings(app: AppTest) -> list[str]:
    return [warning.value for warning in app.warning]


def progress(app: AppTest) -> str:
    return str(app.progress[0].text)


def name(own: OwnCity, t: Translator) -> str:
    return t("own.marked_name", city=own.name)


# --- what is shown ------------------------------------------------------------------------------


@languages
def test_without_answers_the_page_explains_itself(
    opened: OpenApp, survey: Study, language: Language
) -> None:
    t = translator(language)
    app = opened("your_city", lang=language)
    assert not app.exception
    assert app.title[0].value == t("pages.your_city.question")
    for part in ("answer", "blank", "kept"):
        assert t(f"own.invitation.{part}.title") in text(app)
    asked = [
        control.label
        for control in app.get("button_group")
        if control.key.startswith("own_answer_")
    ]
    quick = [one.question for one in choose_quick(survey, score(survey))]
    rest = [q for d in survey.asked for q in survey.scored_in(d.id) if q not in quick]
    assert asked == [t.text(q.text) for q in (*quick, *rest)]
    assert t("own.quick.title", count=8) in text(app)
    assert t("own.quick.rest", count=7, answered=0) in [e.label for e in app.expander]
    assert progress(app) == t("own.form.progress", count=0, total=15)
    assert not charts(app)
    assert not key_figures(app)
    assert not warnings(app)
    assert view_of(app).own is None


def test_weights_of_one_visitor_do_not_choose_the_questions_of_another(
    open_app: OpenApp, survey: Study
) -> None:
    open_app("your_city", weights="strategic_planning:3,open_government:1")
    app = open_app("your_city")
    quick = [one.question for one in choose_quick(survey, score(survey))]
    asked = [
        control.label
        for control in app.get("button_group")
        if control.key.startswith("own_answer_")
    ]
    assert asked[: len(quick)] == [EN.text(question.text) for question in quick]


@languages
def test_a_link_shows_the_city_among_the_others(
    opened: OpenApp, survey: Study, own: OwnCity, language: Language
) -> None:
    t = translator(language)
    app = opened("your_city", lang=language, own=format_own(own, survey))
    assert not app.exception
    joined = add_own_city(survey, own)
    scores = score(joined)
    figures = key_figures(app)
    assert figures[t("terms.overall")][0] == t.score(scores.overall[OWN_ID])
    rank = t("terms.rank_of", rank=int(scores.rank[OWN_ID]), ranked=scores.ranked)
    assert figures[t("terms.rank")][0] == rank
    at = rank_intervals(joined, scores).loc[OWN_ID]
    ends = f"{t.number(at['rank_p05'])}–{t.number(at['rank_p95'])}"
    assert figures[t("terms.rank")][1].startswith(ends)
    assert figures[t("terms.answers")][0] == t.percent(14 / 15)
    profile = table(app, t("city.profile_alt", city=name(own, t)))
    assert profile.column(1) == [t.score(scores.dimensions.loc[OWN_ID, d.id]) for d in survey.asked]
    assert progress(app).startswith(t("own.form.progress", count=14, total=15))
    assert t("own.form.unknown_count", count=1) in progress(app)


@languages
def test_everything_is_marked_as_own_answers(
    opened: OpenApp, survey: Study, own: OwnCity, language: Language
) -> None:
    t = translator(language)
    app = opened("your_city", lang=language, own=format_own(own, survey))
    (spec,) = charts(app).values()
    marked = t("own.source", source="").strip()
    assert spec["layout"]["meta"]["source"].endswith(marked)
    assert text(app).count(marked) >= 4
    headings = [piece for piece in pieces(app) if "<h2" in piece.body]
    assert name(own, t) in "".join(headings[0].words)
    assert dots(app)[OWN_ID]["name"] == name(own, t)


def test_the_place_is_on_the_map(opened: OpenApp, survey: Study, own: OwnCity) -> None:
    app = opened("your_city", own=format_own(own, survey))
    shown = dots(app)
    assert shown[OWN_ID]["position"] == [-2.8468, 43.3546]
    assert shown[OWN_ID]["chosen"]
    count = count_on_map(app)
    assert count == 1 + sum(city.latitude is not None for city in survey.cities)
    behind = table(app, EN("own.map.alt", city=name(own, EN), cities=count))
    assert [row.cells[0] for row in behind.rows if row.chosen] == [name(own, EN)]
    assert len(behind.rows) == len(survey.cities) + 1
    nowhere = replace(own, latitude=None, longitude=None, name="")
    app = opened("your_city", own=format_own(nowhere, survey))
    assert not app.get("deck_gl_json_chart")
    assert EN("own.map.no_place") in text(app)


def test_gaps_come_with_peers_who_already_do_it(
    opened: OpenApp, survey: Study, own: OwnCity
) -> None:
    app = opened("your_city", own=format_own(own, survey))
    (first, *_) = [item for item in items(app) if EN("city.learn_from") in item]
    assert name(own, EN) not in first


def test_peers_follow_the_country_that_was_entered(
    opened: OpenApp, survey: Study, own: OwnCity
) -> None:
    link = format_own(own, survey)
    app = opened("your_city", own=link)
    europe = sum(city.region == "150" for city in survey.cities)
    assert key_figures(app)[EN("peers.title")][0] == str(europe)
    app = opened("your_city", own=link, peers="country")
    spain = sum(city.country == "ES" for city in survey.cities)
    assert key_figures(app)[EN("peers.title")][0] == str(spain)


def test_filters_of_other_pages_leave_nobody_out(
    opened: OpenApp, survey: Study, own: OwnCity
) -> None:
    app = opened("your_city", own=format_own(own, survey), region="002", q="zz")
    assert OWN_ID in dots(app)
    assert re.findall(r"\d+", key_figures(app)[EN("terms.rank")][0])[-1] == "70"


# --- what is entered ----------------------------------------------------------------------------


def test_answers_change_the_link_and_the_scores_at_once(open_app: OpenApp, survey: Study) -> None:
    app = open_app("your_city")
    answer(app, "corruption_reporting", "1")
    assert entered(app, survey).answers == {"corruption_reporting": 1}
    assert view_of(app).study == SURVEY
    caption = EN("city.profile_alt", city=UNNAMED)
    assert table(app, caption).column(1)[0] == "100.0"
    answer(app, "corruption_reporting", "0")
    assert table(app, caption).column(1)[0] == "0.0"
    for question in survey.scored:
        app.segmented_control(key=f"own_answer_{question.id}").set_value("1")
    app.run()
    assert not app.exception
    assert key_figures(app)[EN("terms.overall")][0] == "100.0"
    assert key_figures(app)[EN("terms.rank")][0] == EN("terms.rank_of", rank=1, ranked=70)


def test_the_first_answer_after_a_restart_of_the_server_counts(
    open_app: OpenApp, survey: Study
) -> None:
    app = answer(open_app("your_city"), "voting", "0")
    app.segmented_control(key="own_answer_corruption_reporting").set_value("1")
    run_after_restart(app)
    assert not app.exception
    assert entered(app, survey).answers == {"voting": 0, "corruption_reporting": 1}


def test_dont_know_and_taking_back_leave_blank(
    open_app: OpenApp, survey: Study, own: OwnCity
) -> None:
    app = open_app("your_city", own=format_own(own, survey))
    before = key_figures(app)[EN("terms.answers")][0]
    answer(app, "voting", UNKNOWN)
    assert entered(app, survey).answers["voting"] is None
    blank = key_figures(app)
    assert blank[EN("terms.answers")][0] != before
    answer(app, "voting", None)
    assert "voting" not in entered(app, survey).answers
    assert key_figures(app)[EN("terms.overall")] == blank[EN("terms.overall")]


def test_until_a_dimension_has_a_score_it_is_said(open_app: OpenApp) -> None:
    app = answer(open_app("your_city"), "voting", "1")
    assert EN("own.first_score", threshold="65%") in [info.value for info in app.info]
    assert not charts(app)


def test_the_address_holds_all_that_the_controls_do(open_app: OpenApp, survey: Study) -> None:
    """Two quick answers: the second comes with an address that lacks the first."""
    app = open_app("your_city")
    app.segmented_control(key="own_answer_voting").set_value("1")
    app.segmented_control(key="own_answer_strategic_plan").set_value("0").run()
    del app.query_params["own"]
    answer(app, "scenarios", "1")
    assert entered(app, survey).answers == {"voting": 1, "strategic_plan": 0, "scenarios": 1}


def test_a_name_is_looked_up_and_chosen(open_app: OpenApp, survey: Study) -> None:
    app = open_app("your_city")
    app.text_input(key="own_name").set_value("springfield").run()
    assert entered(app, survey) == OwnCity("springfield")
    radio = app.radio(key="own_candidate")
    assert radio.label == EN("own.place.which", count=8)
    assert radio.options[0].startswith("Springfield, MO, United States")
    app.radio(key="own_candidate").set_value(1).run()
    found = entered(app, survey)
    assert (found.name, found.country) == ("Springfield", "US")
    assert (found.latitude, found.longitude) == pytest.approx((42.1, -72.59), abs=0.02)
    assert not app.radio
    app.text_input(key="own_name").set_value("Lima").run()
    assert entered(app, survey) == OwnCity("Lima")


def test_another_name_of_the_same_place_keeps_the_place(open_app: OpenApp, survey: Study) -> None:
    app = open_app("your_city")
    app.text_input(key="own_name").set_value("rome").run()
    app.radio(key="own_candidate").set_value(0).run()
    placed = entered(app, survey)
    app.text_input(key="own_name").set_value("Roma").run()
    assert entered(app, survey) == replace(placed, name="Roma")


def test_a_place_that_is_not_in_the_list_is_entered_by_hand(
    open_app: OpenApp, survey: Study
) -> None:
    app = open_app("your_city")
    app.text_input(key="own_name").set_value("Zzyzx Nueva").run()
    assert EN("own.place.not_found") in text(app)
    app.selectbox(key="own_country").set_value("PE").run()
    app.number_input(key="own_population").set_value(12_000).run()
    app.text_input(key="own_coordinates").set_value("-12,05; -77,04").run()
    assert not app.exception
    assert entered(app, survey) == OwnCity("Zzyzx Nueva", "PE", -12.05, -77.04, 12_000)
    app.text_input(key="own_coordinates").set_value("").run()
    assert entered(app, survey).latitude is None


def test_coordinates_that_are_no_place_stay_to_be_mended(open_app: OpenApp, survey: Study) -> None:
    app = open_app("your_city")
    app.text_input(key="own_coordinates").set_value("43.26, 200").run()
    assert EN("own.problems.bad_coordinates") in [error.value for error in app.error]
    assert app.text_input(key="own_coordinates").value == "43.26, 200"
    assert entered(app, survey).blank
    app.text_input(key="own_coordinates").set_value("43.26, 20").run()
    assert not app.error
    assert entered(app, survey).longitude == 20


def test_a_city_of_the_study_may_begin_with_its_answers(open_app: OpenApp, survey: Study) -> None:
    placed = OwnCity("barcelona", "ES", 41.38879, 2.15899)
    app = open_app("your_city", own=format_own(placed, survey))
    app.button(key="own_begin").click().run()
    given = survey.answers.loc["barcelona", [q.id for q in survey.scored]].dropna()
    assert entered(app, survey).answers == given.to_dict()
    assert key_figures(app)[EN("terms.overall")][0] == "80.6"


def test_everything_can_be_cleared(open_app: OpenApp, survey: Study, own: OwnCity) -> None:
    app = open_app("your_city", own=format_own(own, survey), lang="es")
    app.button(key="own_clear").click().run()
    view = view_of(app)
    assert view.own is None
    assert view.lang == "es"
    assert app.text_input(key="own_name").value == ""


def test_a_name_is_shown_as_it_is(open_app: OpenApp, survey: Study, own: OwnCity) -> None:
    app = open_app("your_city")
    app.text_input(key="own_name").set_value("<b>[x](https://example.org)</b>").run()
    assert entered(app, survey).name == "b x (https //example.org) /b"
    assert not re.search(r"<b>|\]\(", text(app))


# --- links that cannot be read ------------------------------------------------------------------


@languages
def test_a_damaged_link_is_refused_with_a_sentence(
    opened: OpenApp, survey: Study, own: OwnCity, language: Language
) -> None:
    t = translator(language)
    link = format_own(own, survey)
    cases = {
        link[:-3]: "link_damaged",
        link[:9] + ("A" if link[9] != "A" else "B") + link[10:]: "link_damaged",
        "9" + link[1:]: "link_version",
        "<script>": "link_damaged",
        "1" * 9000: "link_long",
    }
    for wrong, code in cases.items():
        app = opened("your_city", lang=language, own=wrong)
        assert not app.exception
        assert warnings(app) == [t(f"own.problems.{code}")]
        assert app.text_input(key="own_name").value == ""
        assert not charts(app)


def test_a_link_of_another_study_is_refused(open_app: OpenApp, studies: Path) -> None:
    made = write_study(studies / "made").study()
    app = open_app("your_city", own=format_own(OwnCity(answers={"vote": 1}), made))
    assert warnings(app) == [EN("own.problems.link_foreign")]


def test_answering_puts_a_damaged_link_right(open_app: OpenApp, survey: Study) -> None:
    app = answer(open_app("your_city", own="damaged"), "voting", "1")
    assert entered(app, survey).answers == {"voting": 1}
    assert not warnings(app)


# --- files --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("suffix", "write"), [("json", to_own_json), ("csv", to_own_csv)])
def test_a_file_that_was_kept_loads_again(
    open_app: OpenApp, survey: Study, own: OwnCity, suffix: str, write: Any
) -> None:
    app = open_app("your_city", own=format_own(own, survey))
    kept = {button.proto.label for button in app.get("download_button")}
    assert EN(f"own.keep.{suffix}") in kept
    before = key_figures(app)
    fresh = upload(open_app("your_city"), f"mine.{suffix}", write(own, survey))
    assert entered(fresh, survey) == own
    assert key_figures(fresh) == before
    assert [toast.value for toast in fresh.toast] == [EN("own.keep.loaded", count=14)]
    assert not fresh.error
    assert fresh.file_uploader[0].value is None


def test_a_damaged_file_is_refused_and_what_was_entered_stays(
    open_app: OpenApp, survey: Study, own: OwnCity
) -> None:
    """What is wrong is told in the language of the page."""
    t = translator("es")
    link = format_own(own, survey)
    app = open_app("your_city", lang="es", own=link)
    before = key_figures(app)
    wrong = b"city,question,value\nown-city,voting,7\nown-city,<b>,1\n"
    upload(app, "mine.csv", wrong)
    assert view_of(app).own == link
    assert key_figures(app) == before
    assert [error.value for error in app.error] == [t("own.problems.title")]
    (listed,) = [piece for piece in pieces(app) if "mine.csv" in piece.body]
    _, problems = read_own_file(wrong, "mine.csv", survey)
    assert len(listed.items) == len(problems) == 2
    assert t("own.problems.out_of_range", value="7", allowed="0, 1") in listed.items[0]
    assert "<b>" in listed.items[1]
    assert "<b>" not in listed.body
    upload(app, "mine.json", to_own_json(replace(own, name="Ilo"), survey))
    assert entered(app, survey).name == "Ilo"


def test_many_problems_are_counted(open_app: OpenApp) -> None:
    rows = b"".join(b"own-city,q%d,1\n" % n for n in range(50))
    app = upload(open_app("your_city"), "mine.csv", b"city,question,value\n" + rows)
    (listed,) = [piece for piece in pieces(app) if "mine.csv" in piece.body]
    assert listed.items[-1] == EN("own.problems.more", count=30)


@languages
def test_every_problem_has_its_sentence(language: Language) -> None:
    t = translator(language)
    codes = {
        code
        for module in (own_files, own_entries, json_text, decoding)
        for code in re.findall(
            r'(?:problem\(|Problem\(|return None, )"([a-z_]+)"',
            Path(str(module.__file__)).read_text(encoding="utf-8"),
        )
    }
    named = codes | {"empty_file"} | {f"bad_{part}" for part in own_entries.PARTS}
    links = {"link_long", "link_version", "link_damaged", "link_foreign", "link_impossible"}
    others = {"title", "more", "bad_coordinates"}
    texts = json.loads((Path("components/locales") / f"{language}.json").read_text("utf-8"))
    assert set(texts["own"]["problems"]) == named | links | others
    assert t("own.problems.title")


# --- other studies ------------------------------------------------------------------------------


def test_scales_and_numbers_are_asked_too(
    open_app: OpenApp, look_for_studies: LookForStudies, tmp_path: Path
) -> None:
    folder = write_study(tmp_path / "made")
    look_for_studies(lambda: {"made": folder.path})
    made = folder.study()
    app = open_app("your_city", study="made")
    listen = app.segmented_control(key="own_answer_listen")
    assert listen.label == "How closely does the city listen? (0 to 4)"
    assert listen.options == ["0", "1", "2", "3", "4", EN("own.form.unknown")]
    answer(answer(app, "listen", "3"), "vote", "1")
    app.number_input(key="own_answer_delay").set_value(12.5).run()
    app.number_input(key="own_answer_sets").set_value(0.0).run()
    assert not app.exception
    assert app.number_input(key="own_answer_delay").label == "How long does an answer take? (days)"
    assert entered(app, made).answers == {"vote": 1, "listen": 3, "delay": 12.5}
    app.number_input(key="own_answer_delay").set_value(None).run()
    assert entered(app, made).answers == {"vote": 1, "listen": 3}
    link = format_own(OwnCity(answers={"delay": None, "vote": 1}), made)
    app = answer(open_app("your_city", study="made", own=link), "listen", "0")
    assert entered(app, made).answers == {"delay": None, "vote": 1, "listen": 0}


def test_another_study_starts_afresh(
    open_app: OpenApp, studies: Path, survey: Study, own: OwnCity
) -> None:
    write_study(studies / "made")
    app = open_app("your_city", own=format_own(own, survey))
    app.selectbox(key="choose_study").set_value("made").run()
    assert not app.exception
    assert view_of(app).own is None
    assert not warnings(app)


# --- nothing is stored --------------------------------------------------------------------------


def test_the_watch_sees_what_is_written(tmp_path: Path) -> None:
    with watching() as seen:
        (tmp_path / "a").write_text("a")
        (tmp_path / "a").read_text()
        (tmp_path / "b").mkdir()
    assert len(seen) == 2


def test_nothing_is_stored_on_the_server(open_app: OpenApp, survey: Study, own: OwnCity) -> None:
    open_app("your_city", own=format_own(own, survey))
    with watching() as seen:
        app = open_app("your_city", own=format_own(own, survey))
        answer(app, "voting", "0")
        app.text_input(key="own_name").set_value("Bilbao").run()
        app.radio(key="own_candidate").set_value(0).run()
        upload(app, "mine.json", to_own_json(own, survey))
        upload(app, "mine.csv", b"city,question,value\nown-city,voting,7\n")
        app.button(key="own_clear").click().run()
    assert seen == []


def test_nothing_of_a_visitor_reaches_the_next(
    open_app: OpenApp, survey: Study, own: OwnCity
) -> None:
    open_app("your_city", own=format_own(own, survey))
    upload(open_app("your_city"), "mine.json", to_own_json(own, survey))
    app = open_app("your_city")
    assert own.name not in text(app)
    assert progress(app) == EN("own.form.progress", count=0, total=15)
    figures = key_figures(open_app("city", city="barcelona"))
    assert figures[EN("terms.rank")][0] == EN("terms.rank_of", rank=24, ranked=69)
