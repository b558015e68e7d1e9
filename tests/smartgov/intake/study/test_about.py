"""Tests of the description of a study in a file, and of its defaults."""

from __future__ import annotations

from smartgov.intake.spot import Row, Spot
from smartgov.intake.study.about import (
    About,
    describe_imported,
    describe_study,
    note_choices,
    own_file_caveat,
    read_about,
    read_fields,
)
from smartgov.intake.tables.read_tables import StudySheet, Tables
from smartgov.intake.understood import BlankColumn, Doubt, Location, Understood
from tests.smartgov.intake.made_tables import make_rows

SPOT = Spot("Our cities.xlsx", "Study")


def test_fields_are_known_in_every_language_and_others_are_told() -> None:
    rows = make_rows(
        ("Study", ""), ("Título", "Ours"), ("Años de las respuestas", "2019"), ("Color", "red")
    )
    fields, problems = read_fields(SPOT, rows)
    assert fields == {"title": "Ours", "years": "2019"}
    assert [(p.code, p.row, p.value) for p in problems] == [("unknown_field", 4, "Color")]


def test_file_that_says_nothing_is_called_as_it_is() -> None:
    about, problems = read_about(Tables(Spot("Our cities.csv")))
    assert problems == []
    assert about.info is not None
    assert (about.info.id, about.info.title.en) == ("our-cities", "Our cities")
    assert about.info.caveat == own_file_caveat()
    assert (about.info.status, about.info.kind) == ("not_stated", "not_stated")


def test_columns_say_what_the_sheet_of_the_study_does_not() -> None:
    sheet = StudySheet(SPOT, [Row(1, {0: "Title", 1: "Ours"})])
    columns = {"status": "demonstration", "basis": "recorded"}
    for study in (None, sheet):
        about, problems = read_about(Tables(Spot("a.xlsx"), study), columns)
        assert about.info is not None
        assert (about.info.status, about.info.basis, problems) == ("demonstration", "recorded", [])


def test_columns_and_sheet_of_the_study_have_to_agree() -> None:
    sheet = StudySheet(SPOT, [Row(1, {0: "Estado", 1: "reales"})])
    about, problems = read_about(Tables(Spot("a.xlsx"), sheet), {"status": "real"})
    assert about.info is not None
    assert problems == []
    about, (problem,) = read_about(Tables(Spot("a.xlsx"), sheet), {"status": "demonstration"})
    assert (about.info, problem.code) == (None, "mixed_status")


def test_sheet_of_the_study_says_the_rest() -> None:
    rows = [Row(1, {0: "Title", 1: "Ours"}), Row(2, {0: "Years", 1: "2018-2019"})]
    about, _ = read_about(Tables(Spot("a.xlsx"), StudySheet(SPOT, rows)))
    assert about.info is not None
    assert (about.info.title.en, about.info.years) == ("Ours", (2018, 2019))
    assert about.fields["title"] == "Ours"


def test_status_that_is_not_known_is_told() -> None:
    info, (problem,) = describe_study(SPOT, {"status": "perhaps"})
    assert (info, problem.code, problem.value) == (None, "unknown_status", "perhaps")
    assert About(info).fields == {}


def test_year_with_decimals_is_told() -> None:
    info, (problem,) = describe_study(SPOT, {"years": "2018; 2019.5"})
    assert (info, problem.code, problem.value) == (None, "not_a_year", "2019.5")
    for years in ("2018,2019", "2018.", "2018-2019"):
        assert describe_study(SPOT, {"years": years})[1] == []


def test_what_was_decided_is_told_in_every_language() -> None:
    info, _ = describe_study(SPOT, {"caveat": "Mind the gap"})
    assert info is not None
    assert note_choices(info, Understood()) == info
    blanks = [BlankColumn(n, n, 1, 1, m) for n, m in (("a", "no"), ("b", "no"), ("c", "missing"))]
    doubt = Doubt("zero", 43, -3, 5000)
    places = (Location("Bilbao", "ES", "repaired", doubt, "repaired"),)
    noted = note_choices(info, Understood(blanks=tuple(blanks), locations=places))
    for caveat in noted.caveat.words:
        assert caveat.startswith("Mind the gap ")
        assert (caveat.count("(2)"), caveat.count("(1)")) == (1, 2)


def test_file_that_is_kept_keeps_what_was_decided() -> None:
    info, _ = describe_study(SPOT, {})
    assert info is not None
    noted = note_choices(info, Understood(blanks=(BlankColumn("a", "a", 1, 1, "no"),)))
    kept = describe_imported(noted, "ours")
    assert "imported" in kept.caveat.en
    assert noted.caveat.en.removeprefix(info.caveat.en) in kept.caveat.en


def test_file_that_is_kept_gets_an_id_and_a_caveat_of_its_own() -> None:
    info, _ = describe_study(SPOT, {})
    assert info is not None
    kept = describe_imported(info, "ours")
    assert kept.id == "ours"
    assert kept.caveat != info.caveat
    own, _ = describe_study(SPOT, {"caveat": "Mind the gap"})
    assert own is not None
    assert describe_imported(own, "ours").caveat == own.caveat


def test_field_whose_formula_failed_is_told() -> None:
    fields, (problem,) = read_fields(SPOT, make_rows(("Study", ""), ("Title", "#N/D")))
    assert fields == {}
    assert (problem.code, problem.row, problem.value) == ("formula_error", 2, "#N/D")


def test_title_that_fills_pages_is_told_and_not_shown() -> None:
    info, (problem,) = describe_study(SPOT, {"title_en": "x" * 30_000, "caveat": "Mind the gap"})
    assert info is not None
    assert (info.title.en, info.caveat.en) == ("Our cities", "Mind the gap")
    assert (problem.code, problem.column, problem.allowed) == ("too_long", "title_en", "300")
