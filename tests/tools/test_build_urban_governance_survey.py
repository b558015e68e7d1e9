"""Tests of the pitfalls in the survey's raw files and, if present, of the whole build."""

import csv
import hashlib
import json
import os
from pathlib import Path

import pytest

from smartgov.study.versions import FILE as CHANGES
from tools import build_urban_governance_survey as build
from tools import study_folder
from tools import survey_answers as answers
from tools import survey_places as places
from tools.check_city_coordinates import match_cities

ROOT = Path(__file__).resolve().parents[2]
STUDY = ROOT / "data" / "studies" / "urban-governance-survey-2015"

RAW_COLUMNS = ["id", "Name", "q01", "q0601", "q0602", "q21", "q23", "q27", "q29", "q31", "q34"]
RAW_COLUMNS += [f"q26{n:02d}" for n in range(1, 9)]
RAW_COLUMNS += [f"q33{n:02d}" for n in range(1, 11)]
RAW_COLUMNS += [f"q38{n:02d}" for n in range(1, 14)]


def response(**cells):
    """Return a made response: blank but for the given cells."""
    return {**dict.fromkeys(RAW_COLUMNS, ""), "id": "1", "Name": "Testville", **cells}


def tick(*columns, **cells):
    return response(**dict.fromkeys(columns, "1"), **cells)


# --- labels shifted on five rows ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("response_id", "label", "place"),
    [
        ("140", "Pasto", "Philadelphia"),
        ("76", "Philadelphia", "Port Harcourt"),
        ("213", "Port Harcourt", "Portimao"),
        ("143", "Portimao", "Porto Alegre"),
        ("202", "Pasto, Narino", "Pasto"),
        ("9", "Hyderabad ", "Hyderabad"),
    ],
)
def test_a_response_is_filed_under_the_place_that_gave_it(response_id, label, place) -> None:
    assert places.correct_name(response(id=response_id, Name=label)) == place


def test_the_azores_are_no_city() -> None:
    groups = places.group_by_place(
        [response(id="126", Name="Porto Alegre"), response(id="143", Name="Portimao")]
    )
    assert list(groups) == ["Porto Alegre"]
    assert [r["id"] for r in groups["Porto Alegre"]] == ["143"]


def test_a_label_that_does_not_fit_the_country_code_is_found() -> None:
    groups = {"Pasto": [response(q01="233")], "Arlington": [response(q01="233")]}
    with pytest.raises(ValueError, match=r"233.*CO.*US"):
        places.check_country_codes(groups, {"Pasto": "CO", "Arlington": "US"})
    places.check_country_codes(groups, {"Pasto": "US", "Arlington": "US"})


# --- tick boxes --------------------------------------------------------------------------------


def test_an_empty_box_is_no_beside_a_ticked_one() -> None:
    one_box = tick("q2602")
    assert answers.read_tick(one_box, "q2602") == 1
    assert answers.read_tick(one_box, "q2605") == 0


def test_an_empty_box_says_nothing_on_other_questions() -> None:
    assert answers.read_tick(tick("q2602"), "q3308") is None


@pytest.mark.parametrize("column", ["q2601", "q3308", "q3811"])
def test_a_question_without_any_tick_is_not_answered(column) -> None:
    assert answers.read_tick(response(), column) is None


@pytest.mark.parametrize(
    ("only_tick", "column"),
    [
        ("q2606", "q2601"),  # none
        ("q2608", "q2601"),  # other
        ("q3305", "q3301"),  # other modeling
        ("q3309", "q3308"),  # none
        ("q3310", "q3308"),  # other
        ("q3812", "q3801"),  # other
        ("q3813", "q3801"),  # none
    ],
)
def test_none_or_other_alone_is_no_to_every_listed_box(only_tick, column) -> None:
    assert answers.read_tick(tick(only_tick), column) == 0


def test_not_knowing_alone_is_no_answer() -> None:
    assert answers.read_tick(tick("q2607"), "q2601") is None


def test_a_ticked_box_counts_even_beside_none() -> None:
    contradiction = tick("q2605", "q2606")
    assert answers.read_tick(contradiction, "q2605") == 1


# --- answer codes ------------------------------------------------------------------------------


@pytest.mark.parametrize(("code", "value"), [("1", 1), ("2", 0), ("3", None), ("", None)])
def test_quota_codes(code, value) -> None:
    assert answers.read_quota(response(q27=code), "q27") == value


@pytest.mark.parametrize(
    ("code", "authority", "accountable"),
    [("1", 1, 0), ("2", 1, 1), ("3", 0, None), ("4", None, None), ("", None, None)],
)
def test_transport_authority_codes(code, authority, accountable) -> None:
    read = answers.read_answers(response(q34=code))
    assert read["transport_authority"] == authority
    assert read["transport_authority_accountable"] == accountable


@pytest.mark.parametrize("question", ["q21", "q23", "q29", "q31"])
def test_a_yes_no_question_knows_no_third_code(question) -> None:
    with pytest.raises(ValueError, match=f"unexpected code '3' in {question}"):
        answers.read_yes_no(response(**{question: "3"}), question)


def test_an_unknown_mark_in_a_box_is_an_error() -> None:
    with pytest.raises(ValueError, match="q3301"):
        answers.read_tick(response(q3301="x"), "q3308")


def test_each_question_is_read_from_its_own_column() -> None:
    for item in answers.ITEMS:
        if item.read is answers.read_tick:
            assert answers.read_answers(tick(item.column))[item.id] == 1
    read = answers.read_answers(response(q21="1", q23="2", q27="2", q29="1", q31="2"))
    assert {q: v for q, v in read.items() if v is not None} == {
        "metropolitan_setup": 1,
        "submunicipal_government": 0,
        "representation_quota": 0,
        "corruption_reporting": 1,
        "strategic_plan": 0,
    }


# --- a city that answered twice ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ([1, 1], 1),
        ([0, 0], 0),
        ([1, 0], None),
        ([1, None], None),
        ([None, 0], None),
        ([None, None], None),
        ([1], 1),
    ],
)
def test_two_responses_count_where_they_agree(given, kept) -> None:
    assert answers.agree(given) == kept


def test_boxes_are_read_in_each_response_before_they_are_compared() -> None:
    first = answers.read_answers(tick("q3307", "q3308"))
    second = answers.read_answers(tick("q3308"))
    merged = answers.merge_answers([first, second])
    assert merged["scenarios"] == 1
    assert merged["forecasting"] is None  # yes against the no of an empty box
    assert merged["backcasting"] == 0  # no in both
    assert merged["voting"] is None  # not answered in either


# --- populations -------------------------------------------------------------------------------


def test_the_published_population_comes_before_the_respondents() -> None:
    given = [response(q0601="35000000", q0602="2014")]
    assert places.choose_population("35841", given) == (35841, None)


def test_the_year_belongs_to_an_equal_figure_only() -> None:
    given = [response(q0601="335052", q0602="2013")]
    assert places.choose_population("335052", given) == (335052, 2013)


@pytest.mark.parametrize("published", ["", "n/a", "0", "1,200"])
def test_the_respondents_population_is_the_fallback(published) -> None:
    given = [response(q0601=" 63780 ", q0602="2007")]
    assert places.choose_population(published, given) == (63780, 2007)


def test_no_figure_is_blank_and_is_noted() -> None:
    assert places.choose_population("n/a", [response(q0602="2011")]) == (None, None)
    assert "Population blank" in places.note_of("testville", "", None)
    assert places.note_of("testville", "", 1) == ""


@pytest.mark.parametrize(
    ("written", "year"),
    [
        ("2013", 2013),
        (" 2013 ", 2013),
        ("2.012", 2012),
        ("Jun 30, 14", 2014),
        ("Jul 3, 05", 2011),
        ("31.5.2015", 2015),
        ("2014 (1 de enero)", 2014),
        ("2103", None),  # in the future
        ("2011-2012", None),  # which of the two
        ("Proyecciones sobre la base del Censo 2005", None),  # the base, not the year
        ("", None),
    ],
)
def test_years_in_dirty_text(written, year) -> None:
    assert places.parse_year(written) == year


def test_the_odd_date_is_a_spreadsheets_day_number() -> None:
    import datetime

    epoch = datetime.date(1899, 12, 30)
    assert epoch + datetime.timedelta(days=2011) == datetime.date(1905, 7, 3)


# --- places ------------------------------------------------------------------------------------


def test_point_y_is_the_latitude() -> None:
    published = {"POINT_X": "174.763332", "POINT_Y": "-36.84846"}
    assert places.choose_coordinates("auckland", published) == (-36.84846, 174.763332)


def test_arlington_is_the_one_in_massachusetts() -> None:
    texas = {"POINT_X": "-97.108066", "POINT_Y": "32.735687"}
    latitude, longitude = places.choose_coordinates("arlington", texas)
    assert 42.3 < latitude < 42.5
    assert -71.3 < longitude < -71.0
    assert "Massachusetts" in places.note_of("arlington", "", 43305)


@pytest.mark.parametrize(
    ("country", "codes"),
    [
        ("NZ", ("009", "053")),  # the source: Melanesia
        ("PT", ("150", "039")),  # the source, for Lisbon: Western Europe
        ("GB", ("150", "154")),  # the source, for Sheffield: Western Europe
        ("IR", ("142", "034")),
        ("MX", ("419", "013")),
        ("US", ("021", "021")),
    ],
)
def test_regions_are_the_united_nations_own(country, codes) -> None:
    assert places.regions_of(country) == codes


def test_tables_that_name_different_cities_are_refused() -> None:
    published = [{"Name": "Testville "}]
    names = [
        {"source_name": "Testville", "id": "t", "name": "T", "country": "ES", "remark": ""}
        | dict.fromkeys(build.NAME_COLUMNS, "x"),
    ]
    joined = build.match_places([response()], published, names)
    assert [place.name for place in joined] == ["T"]
    assert joined[0].names == dict.fromkeys(build.NAME_COLUMNS, "x")
    with pytest.raises(ValueError, match="Elsewhere"):
        build.match_places([response(), response(id="2", Name="Elsewhere")], published, names)
    with pytest.raises(ValueError, match="Nowhere"):
        build.match_places([response()], [*published, {"Name": "Nowhere"}], names)


# --- the whole build ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def raw_dir():
    """Find the raw files; they may not be redistributed, so they are not in the repository."""
    beside = Path(__file__).resolve().parents[3] / "shared" / "data" / "urban-governance-survey"
    folder = Path(os.environ.get("SMARTGOV_RAW_SURVEY", beside))
    if not (folder / build.RESPONSES_FILE).exists():
        pytest.skip("the survey's raw files are not here: set SMARTGOV_RAW_SURVEY to their folder")
    return folder


def test_the_raw_files_give_the_committed_study_byte_for_byte(raw_dir, tmp_path) -> None:
    build.main([str(raw_dir), "--out", str(tmp_path / "study")])
    built = {file.name: file.read_bytes() for file in (tmp_path / "study").iterdir()}
    committed = {f.name: f.read_bytes() for f in STUDY.iterdir() if f.name != CHANGES}
    assert sorted(built) == sorted(committed)
    for name, content in built.items():
        assert content == committed[name], f"{name} differs: build the study again"


def test_the_raw_files_are_the_ones_the_study_was_built_from(raw_dir) -> None:
    package = json.loads((STUDY / "datapackage.json").read_text(encoding="utf-8"))
    for file in package["sources"][0]["files"]:
        content = (raw_dir / file["path"]).read_bytes()
        assert f"sha256:{hashlib.sha256(content).hexdigest()}" == file["hash"]


def test_every_point_of_the_source_that_the_gazetteer_puts_elsewhere_was_settled(raw_dir) -> None:
    joined = build.match_places(
        study_folder.read_rows(raw_dir / build.RESPONSES_FILE),
        study_folder.read_rows(raw_dir / build.CITIES_FILE),
        study_folder.read_rows(build.TEXTS / "places.csv"),
    )
    rows = [
        {
            "id": place.id,
            "name": place.name,
            "country": place.country,
            "latitude": place.published["POINT_Y"],
            "longitude": place.published["POINT_X"],
        }
        for place in joined
    ]
    elsewhere = {match.city for match in match_cities(rows) if not match.agrees}
    assert elsewhere == {"arlington", "istanbul", "sultanbeyli", "villa-el-salvador"}
    assert elsewhere - set(places.COORDINATES) == {"villa-el-salvador"}


def test_no_question_is_worded_as_in_the_source(raw_dir) -> None:
    codes = json.loads((raw_dir / build.CODES_FILE).read_text(encoding="utf-8-sig"))
    headings = {
        question["heading"].strip().casefold() for page in codes for question in page["questions"]
    }
    with (STUDY / "questions.csv").open(encoding="utf-8", newline="") as file:
        ours = {row["text_en"].casefold() for row in csv.DictReader(file)}
    assert not ours & headings
