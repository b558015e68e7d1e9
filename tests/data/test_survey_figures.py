"""Tests of the shipped survey: its figures, and the consistency of its tables."""

import csv
import hashlib
import json
import re
import unicodedata
from pathlib import Path

import pycountry
import pytest

from smartgov.text import LANGUAGES
from tools.check_city_coordinates import NOT_IN_GAZETTEER, match_cities
from tools.survey_places import COORDINATES

DATA = Path(__file__).resolve().parents[2] / "data"
STUDY = DATA / "studies" / "urban-governance-survey-2015"

#: UN M49: every region and subregion that a city of the study can be in.
SUBREGIONS = {
    "002": {"011", "014", "015", "017", "018"},
    "142": {"030", "034", "035", "143", "145"},
    "150": {"039", "151", "154", "155"},
    "419": {"005", "013", "029"},
    "021": {"021"},
    "009": {"053", "054", "057", "061"},
}


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


QUESTIONS = read(STUDY / "questions.csv")
CITIES = read(STUDY / "cities.csv")
ANSWERS = read(STUDY / "answers.csv")
FRAMEWORK = read(DATA / "framework.csv")
RECOMMENDATIONS = read(DATA / "recommendations.csv")
PACKAGE = json.loads((STUDY / "datapackage.json").read_text(encoding="utf-8"))
WIDE = {(row["city"], row["question"]): row["value"] for row in ANSWERS}


def ids(rows):
    return [row["id"] for row in rows]


def texts(package=PACKAGE):
    """Yield (where, the text in each language) for everything that a reader sees."""
    tables = {
        "questions": (QUESTIONS, ("label", "text")),
        "framework": (FRAMEWORK, ("label", "definition")),
        "recommendations": (RECOMMENDATIONS, ("title", "text")),
    }
    for table, (rows, stems) in tables.items():
        for row in rows:
            for stem in stems:
                yield f"{table} {row['id']} {stem}", [row[f"{stem}_{lang}"] for lang in LANGUAGES]
    for field in ("title", "description", "licence_note", "caveat"):
        yield f"datapackage {field}", [package[field][lang] for lang in LANGUAGES]


ALL_TEXTS = dict(texts())


# --- figures -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "yes", "answered"),
    [
        ("strategic_plan", 63, 77),
        ("corruption_reporting", 62, 74),
        ("participatory_budgeting", 34, 78),
        ("forecasting", 38, 71),
        ("scenarios", 41, 72),
        ("representation_quota", 15, 67),
        ("online_engagement", 53, 77),  # Ilo's two responses differ here alone in this block
        ("transport_authority", 44, 72),
        ("transport_authority_accountable", 26, 44),
    ],
)
def test_how_many_cities_say_yes(question, yes, answered) -> None:
    values = [value for (_, asked), value in WIDE.items() if asked == question]
    assert (values.count("1"), len(values)) == (yes, answered)


def test_seventy_eight_cities() -> None:
    assert len(CITIES) == len(set(ids(CITIES))) == len({row["name"] for row in CITIES}) == 78
    assert not any("azores" in city for city in ids(CITIES))


def test_bilbao_left_corruption_blank() -> None:
    assert ("bilbao", "corruption_reporting") not in WIDE
    assert WIDE["bilbao", "strategic_plan"] == "0"


def test_ilo_is_blank_where_its_two_responses_differ() -> None:
    assert WIDE["ilo", "scenarios"] == "1"
    for question in ("forecasting", "backcasting", "online_engagement", "transport_authority"):
        assert ("ilo", question) not in WIDE


def test_a_city_without_any_tick_is_blank_on_the_whole_question() -> None:
    for city in ("tunja", "maputo", "monteria", "elvas", "lousada"):
        assert (city, "forecasting") not in WIDE
    assert WIDE["abuja", "forecasting"] == "0"  # ticked "none"
    assert not [q for c, q in WIDE if c == "stockholm" and q.startswith("barrier_")]


def test_shifted_rows_are_under_their_own_city() -> None:
    cities = {row["id"]: row for row in CITIES}
    for city, population in {
        "philadelphia": "1553165",
        "port-harcourt": "1050000",
        "portimao": "55614",
        "porto-alegre": "1409351",
        "pasto": "360238",
    }.items():
        assert cities[city]["population"] == population
    assert WIDE["porto-alegre", "participatory_budgeting"] == "1"
    assert WIDE["portimao", "strategic_plan"] == "0"


# --- the tables hold together ------------------------------------------------------------------


def test_every_answer_is_of_a_known_city_to_a_known_question() -> None:
    assert {row["city"] for row in ANSWERS} == set(ids(CITIES))
    assert {row["question"] for row in ANSWERS} == set(ids(QUESTIONS))
    assert {row["value"] for row in ANSWERS} == {"0", "1"}
    assert len(WIDE) == len(ANSWERS)


def test_answers_are_sorted_by_city_and_question() -> None:
    order = {question: n for n, question in enumerate(ids(QUESTIONS))}
    keys = [(row["city"], order[row["question"]]) for row in ANSWERS]
    assert keys == sorted(keys)
    assert ids(CITIES) == sorted(ids(CITIES))


def test_every_id_that_is_referred_to_exists() -> None:
    pillars = {row["id"] for row in FRAMEWORK if not row["parent"]}
    dimensions = {row["id"]: row["parent"] for row in FRAMEWORK if row["parent"]}
    assert set(dimensions.values()) == pillars == {"open_government", "strategic_management"}
    for question in QUESTIONS:
        assert question["dimension"] in {"", *dimensions}
        named = set(filter(None, question["recommendations"].split(";")))
        assert named <= set(ids(RECOMMENDATIONS))
    for recommendation in RECOMMENDATIONS:
        for dimension in recommendation["dimensions"].split(";"):
            assert dimensions[dimension] == recommendation["pillar"]


def test_ids_are_unique() -> None:
    for rows in (QUESTIONS, CITIES, FRAMEWORK, RECOMMENDATIONS):
        assert len(set(ids(rows))) == len(rows)


def test_nine_dimensions_of_which_four_were_not_asked() -> None:
    dimensions = {row["id"] for row in FRAMEWORK if row["parent"]}
    scored = {row["dimension"] for row in QUESTIONS if row["role"] == "scored"}
    assert len(dimensions) == 9
    assert dimensions - scored == {"transparency", "collaboration", "open_data", "evaluation"}


def test_being_asked_is_evidence_for_no_recommendation() -> None:
    linked = {row["id"]: row["recommendations"] for row in QUESTIONS}
    assert linked["public_consultation"] == linked["voting"] == ""
    assert linked["participatory_budgeting"] == "design_together"
    assert not [q for q, named in linked.items() if "evaluate_impact" in named]


def test_questions_are_scored_on_a_fixed_scale() -> None:
    for question in QUESTIONS:
        assert question["role"] in {"scored", "context", "barrier"}
        scale = {k: question[k] for k in ("type", "low", "high", "range", "direction", "weight")}
        assert scale == {
            "type": "yes_no",
            "low": "0",
            "high": "1",
            "range": "fixed",
            "direction": "1",
            "weight": "1",
        }


# --- places ------------------------------------------------------------------------------------


def test_ids_of_cities_are_slugs_of_their_names() -> None:
    for city in CITIES:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", city["id"])
        name = city["name"].split(" (")[0].replace("\N{LATIN SMALL LETTER DOTLESS I}", "i")
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
        assert city["id"].replace("-", "") == re.sub(r"\W", "", plain).casefold()


def test_countries_and_regions_are_codes() -> None:
    for city in CITIES:
        assert pycountry.countries.get(alpha_2=city["country"]) is not None
        assert city["subregion"] in SUBREGIONS[city["region"]]
    by_country = {(city["country"], city["subregion"]) for city in CITIES}
    assert len(by_country) == len({country for country, _ in by_country})


def test_every_city_is_where_the_gazetteer_has_it() -> None:
    matches = match_cities(CITIES)
    assert len(matches) == 78
    elsewhere = {match.city for match in matches if not match.agrees}
    assert elsewhere == set(NOT_IN_GAZETTEER)


def test_settled_coordinates_are_in_the_study_and_noted() -> None:
    cities = {row["id"]: row for row in CITIES}
    for city, correction in COORDINATES.items():
        assert float(cities[city]["latitude"]) == pytest.approx(correction.latitude, abs=1e-5)
        assert float(cities[city]["longitude"]) == pytest.approx(correction.longitude, abs=1e-5)
        assert correction.reason in cities[city]["note"]


def test_the_dictionary_lists_every_settled_place() -> None:
    dictionary = (DATA / "README.md").read_text(encoding="utf-8")
    for city in {**COORDINATES, **NOT_IN_GAZETTEER}:
        assert f"`{city}`" in dictionary


def test_populations_and_their_years_are_plausible() -> None:
    for city in CITIES:
        assert 1_000 <= int(city["population"]) <= 20_000_000
        assert city["population_year"] == "" or 2000 <= int(city["population_year"]) <= 2015
    assert {c["id"]: c["population_year"] for c in CITIES}["abuja"] == ""  # the figures differ


# --- words -------------------------------------------------------------------------------------


@pytest.mark.parametrize("where", ALL_TEXTS)
def test_every_text_is_there_in_each_language(where) -> None:
    assert all(text.strip() == text != "" for text in ALL_TEXTS[where])
    assert len(set(ALL_TEXTS[where])) == len(LANGUAGES)


@pytest.mark.parametrize("where", ALL_TEXTS)
def test_punctuation_is_that_of_the_language(where) -> None:
    by_language = dict(zip(LANGUAGES, ALL_TEXTS[where], strict=True))
    spanish, french = by_language["es"], by_language["fr"]
    assert spanish.count("?") == spanish.count("¿")
    assert not re.search(r"[^\u00a0][:;?!»]", french), "no-break space missing"
    assert not re.search(r"«[^\u00a0]", french), "no-break space missing"
    assert "'" not in "".join(ALL_TEXTS[where]), "typographic apostrophe missing"


@pytest.mark.parametrize("where", [w for w in ALL_TEXTS if w.endswith((" label", " title"))])
def test_labels_are_short(where) -> None:
    if not where.startswith("datapackage"):
        assert max(map(len, ALL_TEXTS[where])) <= 45


def test_questions_end_as_questions() -> None:
    for question in QUESTIONS:
        assert all(question[f"text_{lang}"].endswith("?") for lang in LANGUAGES)


# --- the package -------------------------------------------------------------------------------


def test_hashes_and_sizes_are_those_of_the_files() -> None:
    assert {r["path"] for r in PACKAGE["resources"]} == {
        "questions.csv",
        "cities.csv",
        "answers.csv",
    }
    for resource in PACKAGE["resources"]:
        content = (STUDY / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_the_schema_names_the_columns_in_their_order() -> None:
    for resource in PACKAGE["resources"]:
        header = (STUDY / resource["path"]).read_text(encoding="utf-8").splitlines()[0]
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == header.split(",")
        assert all(field["type"] and field["description"] for field in fields)


def test_the_package_says_what_a_reader_must_know() -> None:
    assert PACKAGE["id"] == PACKAGE["name"] == STUDY.name
    assert PACKAGE["status"] == "real"
    assert PACKAGE["licence"] == "none stated"
    assert PACKAGE["years"] == [2014, 2015]
    assert [p if isinstance(p, str) else p["en"] for p in PACKAGE["publishers"]] == [
        "LSE Cities",
        "UN-Habitat",
        "UCLG",
    ]
    assert re.fullmatch(r"[0-9a-f]{40}", PACKAGE["sources"][0]["commit"])
    assert all("2019" in PACKAGE["caveat"][lang] for lang in LANGUAGES)


@pytest.mark.parametrize("path", sorted(DATA.glob("*.csv")) + sorted(STUDY.iterdir()), ids=str)
def test_files_are_plain_utf8(path) -> None:
    content = path.read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert content.endswith(b"\n")
    content.decode("utf-8")
