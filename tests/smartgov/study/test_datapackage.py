"""Tests of the description of a study, and of the checksums of its files."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smartgov.model import Source
from smartgov.problems import Problem, has_errors
from smartgov.study.datapackage import read_package
from smartgov.text import Text
from tests.smartgov.made_studies import SOUND, StudyFolder

FILE = "datapackage.json"


def read(folder: StudyFolder, **fields):
    """Return what is read from a package with these fields."""
    return read_package(folder.describe_itself(**fields).path)


def problems_of(folder: StudyFolder, **fields):
    info, problems = read(folder, **fields)
    assert info is None
    return problems


# --- what is read ------------------------------------------------------------------------------


def test_every_field_is_read(folder) -> None:
    info, problems = read(
        folder,
        id="made-2019",
        title={"en": "Title", "es": "Título", "fr": "Titre"},
        short_title={"en": "Short"},
        description="What it is",
        years=[2018, 2019],
        publishers=["LSE", {"en": "UCLG", "es": "CGLU"}, {"title": "UN-Habitat"}, {"name": "X"}],
        citation="Cite it so.",
        licence="CC BY 4.0",
        status="real",
        caveat={"en": "Beware"},
        sources=[{"title": "Site", "path": "https://example.org"}, {"path": "p"}, "A book"],
    )
    assert problems == []
    assert info.id == "made-2019"
    assert info.title == Text("Title", "Título", "Titre")
    assert info.short_title == Text("Short")
    assert info.description == Text("What it is")
    assert info.years == (2018, 2019)
    assert info.publishers == (
        Text("LSE"),
        Text("UCLG", "CGLU"),
        Text("UN-Habitat"),
        Text("X"),
    )
    assert info.citation == "Cite it so."
    assert info.licence == "CC BY 4.0"
    assert info.status == "real"
    assert info.caveat == Text("Beware")
    assert info.sources == (
        Source("Site", "https://example.org"),
        Source("", "p"),
        Source("A book"),
    )


def test_what_is_left_out_has_a_default(folder) -> None:
    info, problems = read(folder, years=None)
    assert problems == []
    assert info.short_title == info.title
    assert info.licence == "none stated"
    assert (info.years, info.publishers, info.sources) == ((), (), ())
    assert (info.citation, info.caveat) == ("", Text(""))


def test_names_of_frictionless_serve_as_well(folder) -> None:
    info, _ = read(folder, id=None, name="made-2019", license="CC0", title="Title")
    assert (info.id, info.licence, info.title) == ("made-2019", "CC0", Text("Title"))


def test_single_year_and_publisher_need_no_list(folder) -> None:
    info, problems = read(folder, years=2019, publishers="UCLG")
    assert problems == []
    assert (info.years, info.publishers) == ((2019,), (Text("UCLG"),))


def test_byte_order_mark_is_no_part_of_the_json(folder) -> None:
    folder.write(FILE, b"\xef\xbb\xbf" + SOUND[FILE].encode("utf-8"))
    assert read_package(folder.path)[1] == []


# --- what is wrong -----------------------------------------------------------------------------


def test_every_missing_field_is_told(folder) -> None:
    assert problems_of(folder, id=None, title=None, status=None) == [
        Problem("missing_id", FILE, column="id"),
        Problem("missing_title", FILE, column="title", allowed="en, es, fr"),
        Problem("missing_field", FILE, column="status", allowed="real, demonstration, not_stated"),
    ]


@pytest.mark.parametrize("title", ["", {}, {"es": "Título"}, {"en": ""}, []])
def test_title_without_english_is_missing(folder, title) -> None:
    (problem,) = problems_of(folder, title=title)
    assert (problem.code, problem.column) == ("missing_title", "title")


@pytest.mark.parametrize(
    ("status", "value"), [("Real", "Real"), (["real"], "['real']"), (1, "1"), ("", "")]
)
def test_status_is_real_or_demonstration(folder, status, value) -> None:
    assert problems_of(folder, status=status) == [
        Problem("not_allowed", FILE, None, "status", value, "real, demonstration, not_stated")
    ]


@pytest.mark.parametrize("basis", ["Recorded", "", ["recorded"], 1])
def test_basis_is_of_two_kinds(folder, basis) -> None:
    assert problems_of(folder, basis=basis) == [
        Problem("not_allowed", FILE, None, "basis", str(basis), "self_reported, recorded")
    ]


@pytest.mark.parametrize("years", [["2019"], [2019.5], [True], "2019", {"from": 2014}, [None]])
def test_years_are_whole_numbers(folder, years) -> None:
    (problem,) = problems_of(folder, years=years)
    assert (problem.code, problem.column, problem.row) == ("not_allowed", "years", None)
    assert problem.allowed == "[2014, 2015]"


@pytest.mark.parametrize(
    ("content", "row", "value"),
    [
        ('{"id": "made",\n "title": }', 2, "Expecting value"),
        ("id: made", 1, "Expecting value"),
        ('["made"]', 1, "not an object"),
        ('"made"', 1, "not an object"),
        ("[" * 100_000, None, "nested too deeply"),
    ],
    ids=["broken", "not at all", "list", "text", "deep"],
)
def test_what_is_not_a_json_object(folder, content, row, value) -> None:
    folder.write(FILE, content)
    assert read_package(folder.path) == (None, [Problem("not_json", FILE, row=row, value=value)])


def test_number_of_thousands_of_digits_is_told(folder) -> None:
    folder.write(FILE, '{"id": "made", "years": [' + "9" * 5000 + "]}")
    info, (problem,) = read_package(folder.path)
    assert info is None
    assert problem.code == "not_json"


# --- hashes ------------------------------------------------------------------------------------


def resource(path: str, written: str) -> dict[str, str]:
    return {"path": path, "hash": written}


def digest(file: str) -> str:
    return hashlib.sha256(SOUND[file].encode("utf-8")).hexdigest()


def test_hash_of_the_file_as_it_is_says_nothing(folder) -> None:
    resources = [
        resource("cities.csv", f"sha256:{digest('cities.csv')}"),
        resource("answers.csv", digest("answers.csv")),
    ]
    assert read(folder, resources=resources)[1] == []


def test_hash_of_another_content_is_a_warning(folder) -> None:
    resources = [resource(f"tables/{file}", f"sha256:{digest('cities.csv')}") for file in SOUND]
    info, problems = read(folder, resources=resources)
    assert info is not None
    expected = [file for file in SOUND if file != "cities.csv"]
    assert problems == [Problem("hash_mismatch", file) for file in expected]


def test_hash_of_a_file_that_is_not_there_says_nothing(folder) -> None:
    assert read(folder, resources=[resource("nowhere.csv", "00")])[1] == []


@pytest.mark.parametrize(
    "resources",
    [
        *(None, "cities.csv", {}, [None], ["cities.csv"], [{"path": "cities.csv"}]),
        *([{"hash": "00"}], [{"path": 1}]),
        *([resource(path, "00")] for path in ("..", "", "a\0b")),
    ],
    ids=repr,
)
def test_resources_in_any_form_do_no_harm(folder, resources) -> None:
    assert read(folder, resources=resources)[1] == []


def test_resource_with_an_endless_name_does_no_harm(folder) -> None:
    assert read(folder, resources=[resource("x" * 5000, "00")])[1] == []


def test_hash_outside_the_folder_is_not_looked_at(folder) -> None:
    (folder.path.parent / "secret.csv").write_text("x", encoding="utf-8")
    assert read(folder, resources=[resource("../secret.csv", "00")])[1] == []


# --- whatever the JSON -------------------------------------------------------------------------

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(st.sampled_from(["en", "es", "title", "name", "path", "hash"]), inside)
    ),
    max_leaves=9,
)
FIELDS = (
    *("id", "name", "title", "short_title", "description", "years", "publishers", "citation"),
    *("licence", "license", "status", "caveat", "sources", "resources"),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fields=st.dictionaries(st.sampled_from(FIELDS), VALUES))
def test_any_json_is_read_or_told(folder, fields) -> None:
    info, problems = read(folder, **fields)
    assert (info is None) == has_errors(problems)
