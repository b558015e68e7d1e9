"""Tests of what a study says of its series."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from smartgov.export.study_files import study_files
from smartgov.model import Break
from smartgov.study.edition import Edition, check_edition, parse_break, parse_edition, peek_edition
from smartgov.text import Text
from tests.smartgov.made_studies import StudyFolder, write_study


@pytest.mark.parametrize(
    ("value", "edition"),
    [(2014, "2014"), ([2014], "2014"), ([2014, 2015], "2014-2015"), ([2014, 2016], "2014-2016")],
)
def test_an_edition_is_a_year_or_its_first_and_last_year(value: object, edition: str) -> None:
    assert parse_edition(value) == edition


@pytest.mark.parametrize(
    "value", ["2014", None, True, 2014.0, [], [2015, 2014], [2014, 2014], 999, 2201, [2014, "2015"]]
)
def test_anything_else_is_no_edition(value: object) -> None:
    assert parse_edition(value) is None


def test_a_break_says_why_and_where() -> None:
    value = {"en": "New rules.", "es": "Reglas nuevas.", "questions": ["vote"]}
    assert parse_break(value) == Break(Text("New rules.", "Reglas nuevas."), ("vote",))
    assert parse_break({"en": "New rules."}) == Break(Text("New rules."))
    assert parse_break(None) is None


@pytest.mark.parametrize(
    "broken", ["x", {}, {"es": "Reglas."}, {"en": "x", "questions": "vote"}, {"en": "x" * 5_001}]
)
def test_a_break_without_its_reason_is_a_problem(broken: object) -> None:
    package = {"series": "s", "edition": 2014, "break": broken}
    assert [problem.code for problem in check_edition(package)] == ["bad_break"]


def test_a_folder_tells_its_edition_without_being_loaded(folder: StudyFolder) -> None:
    assert peek_edition(folder.path) is None
    folder.describe_itself(series="made", edition=[2014, 2015])
    assert peek_edition(folder.path) == Edition("made", "2014-2015", "made")
    folder.describe_itself(series="made", edition=2019)
    assert peek_edition(folder.path) == Edition("made", "2019", "made")


@pytest.mark.parametrize("content", ["{", "[]", '{"series": "a b", "edition": 2014}'])
def test_a_damaged_folder_has_no_edition(folder: StudyFolder, content: str) -> None:
    assert peek_edition(folder.write("datapackage.json", content).path) is None


def test_a_missing_folder_has_no_edition(tmp_path: Path) -> None:
    assert peek_edition(tmp_path / "nowhere") is None


def test_series_wording_and_former_names_survive_an_export(
    folder: StudyFolder, tmp_path: Path
) -> None:
    changed = {"en": "New rules.", "fr": "Nouvelles règles.", "questions": ["vote"]}
    folder.describe_itself(series="made-series", edition=[2014, 2015], **{"break": changed})
    folder.change("questions.csv", "recommendations,text_en", "recommendations,text_en,wording")
    folder.change("questions.csv", "Do residents vote?", "Do residents vote?,2")
    folder.change("cities.csv", "subregion,note", "subregion,note,former_names")
    folder.change("cities.csv", "150,039,\nbrae", "150,039,,Arcum; Arca\nbrae")
    table = (folder.path / "questions.csv").read_text(encoding="utf-8").splitlines()
    rows = [row if row.endswith((",2", "wording")) else f"{row}," for row in table]
    folder.write("questions.csv", "\n".join([*rows, ""]))
    cities = (folder.path / "cities.csv").read_text(encoding="utf-8").splitlines()
    rows = [row if "form" in row or "Arcum" in row else f"{row}," for row in cities]
    study = folder.write("cities.csv", "\n".join([*rows, ""])).study()
    again = write_study(tmp_path / "again" / "made", study_files(study)).study()
    for one in (study, again):
        assert (one.info.series, one.info.edition) == ("made-series", "2014-2015")
        assert one.info.change_of_measure == parse_break(changed)
        assert [question.wording for question in one.questions][:2] == ["2", "1"]
        assert one.city_by_id["arco"].former_names == ("Arcum", "Arca")
        assert "Arca" in one.city_by_id["arco"].all_names
    package = json.loads(study_files(study)["datapackage.json"])
    assert (package["edition"], package["break"]) == ([2014, 2015], changed)


def test_a_study_without_series_exports_no_such_columns(folder: StudyFolder) -> None:
    files = study_files(folder.study())
    assert "series" not in json.loads(files["datapackage.json"])
    assert b"wording" not in files["questions.csv"]
    assert b"former_names" not in files["cities.csv"]
