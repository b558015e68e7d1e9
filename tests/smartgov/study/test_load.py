"""Tests of loading a folder into a study or a complete list of problems."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgov.model import Scores, Study
from smartgov.problems import Problem, describe, has_errors, locate
from smartgov.scoring.score import score
from smartgov.study.catalog import STUDIES
from smartgov.study.framework import read_framework
from smartgov.study.load import LoadedStudy, load_study
from smartgov.text import LANGUAGES
from tests.conftest import at_most
from tests.smartgov.made_studies import FILES, SOUND, StudyFolder, write_study

# --- what is read ------------------------------------------------------------------------------


def test_sound_folder_is_a_study_without_problems(folder: StudyFolder) -> None:
    loaded = folder.load()
    assert loaded.name == folder.path.name
    assert loaded.problems == ()
    study = loaded.study
    assert study.info.title.read("fr") == "Étude inventée"
    assert [city.id for city in study.cities] == ["arco", "brae", "cove", "dell"]
    assert study.answers.shape == (4, 7)
    assert study.answers.loc["arco"].tolist() == [1, 3, 10, 10, 1, 500, 1]
    assert study.answers.loc["dell"].notna().tolist() == [False] * 4 + [True, False, False]


def test_own_framework_counts_for_the_study(folder: StudyFolder) -> None:
    framework = folder.study().framework
    assert [p.id for p in framework.pillars] == ["open", "plans"]
    assert [(d.id, d.pillar) for d in framework.dimensions] == [
        ("voice", "open"),
        ("data", "open"),
        ("plan", "plans"),
        ("look", "plans"),
    ]
    assert framework.weights["data"] == 2


def test_shared_framework_stands_in_for_one_left_out(folder: StudyFolder) -> None:
    folder.remove("framework.csv")
    folder.write(
        "questions.csv",
        "id,dimension,role,type,text_en\nvote,participation,scored,yes_no,Do they?\n",
    ).write("answers.csv", "city,question,value\narco,vote,1\n")
    study = folder.study()
    assert study.framework == read_framework()[0]
    assert score(study).overall["arco"] == 100


def test_shipped_survey_has_no_problem(survey: Study, survey_scores: Scores) -> None:
    assert load_study(STUDIES / survey.info.id).problems == ()
    assert (len(survey.cities), len(survey.questions)) == (78, 30)
    assert survey.answers.notna().sum().sum() == 2175
    assert len(survey_scores.overall) == 78


# --- what is wrong -----------------------------------------------------------------------------


def test_everything_that_is_wrong_is_told_at_once(folder: StudyFolder) -> None:
    folder.describe_itself(status="draft")
    folder.change("framework.csv", "voice,open,1,Voice", "voice,opened,-1,Voice")
    folder.change("questions.csv", "listen,voice,scored,scale,0,4", "listen,voice,scored,scale,4,0")
    folder.change("cities.csv", "Brae,NA,-22.5", ",NA,-99")
    folder.change("answers.csv", "arco,vote,1", "elsewhere,vote,nine")
    loaded = folder.load()
    assert loaded.study is None
    assert [(p.file, p.row, p.code) for p in loaded.problems] == [
        ("datapackage.json", None, "not_allowed"),
        ("framework.csv", 3, "out_of_range"),
        ("framework.csv", 3, "unknown_parent"),
        ("questions.csv", 3, "bad_goalposts"),
        ("cities.csv", 3, "required"),
        ("cities.csv", 3, "bad_coordinates"),
        ("answers.csv", 2, "not_a_number"),
    ]


def test_every_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    files = ["datapackage.json", "questions.csv", "cities.csv", "answers.csv"]
    assert load_study(tmp_path) == LoadedStudy(
        tmp_path.name, None, tuple(Problem("missing_file", file) for file in files)
    )


def test_folder_that_is_not_there(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    problem = Problem("missing_folder", str(nowhere))
    assert load_study(nowhere) == LoadedStudy("nowhere", None, (problem,))


def test_file_in_place_of_the_folder(folder: StudyFolder) -> None:
    (problem,) = load_study(folder.path / "cities.csv").problems
    assert problem.code == "missing_folder"


def test_endless_name_of_a_folder() -> None:
    (problem,) = load_study(Path("x" * 5000)).problems
    assert problem.code == "missing_folder"


@pytest.mark.parametrize("file", FILES)
def test_study_with_a_broken_file_does_not_load(folder: StudyFolder, file: str) -> None:
    folder.write(file, b"\xff\xfe")
    loaded = folder.load()
    assert loaded.study is None
    assert has_errors(loaded.problems)
    assert Problem("not_utf8", file, row=1, value="0xff") in loaded.problems


def test_warnings_do_not_keep_a_study_from_loading(folder: StudyFolder) -> None:
    folder.change("cities.csv", "CL,-33.4,-70.6", "CL,,")
    folder.change("answers.csv", "cove,delay,50", "cove,delay,60")
    loaded = folder.load()
    assert [p.severity for p in loaded.problems] == ["warning"] * 2
    assert score(loaded.study).normalized.loc["cove", "delay"] == 0
    assert loaded.study.city_by_id["cove"].latitude is None


# --- whatever the bytes ------------------------------------------------------------------------

CELLS = st.sampled_from(
    [
        *("", " ", "0", "1", "-1", "1e400", "nan", "x", "ä", "=1+1", "{value}", "9" * 400),
        *('"', '""', ",", "\n", "\r", "\t", "é\n", "\ufeff", "{", "}", "[", "null", '"id":'),
        *("scored", "scale", "number", "log10", "sample", "arco", "vote", "voice", "open", "ES"),
    ]
)


@st.composite
def damaged(draw: st.DrawFn, file: str) -> bytes:
    """Return the sound content of a file with a few pieces cut out, doubled or put in."""
    text = SOUND[file]
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        text = text[:start] + draw(CELLS) + text[start if draw(st.booleans()) else end :]
    return text.encode("utf-8")


def load_changed(file: str, content: bytes) -> LoadedStudy:
    """Load the sound study with one file of other content."""
    with tempfile.TemporaryDirectory() as path:
        return write_study(Path(path) / "made", {**SOUND, file: content}).load()


def check_outcome(loaded: LoadedStudy) -> None:
    """Hold that there is a study that can be scored or an error, and that all can be said."""
    assert (loaded.study is None) == has_errors(loaded.problems)
    for problem in loaded.problems:
        for language in LANGUAGES:
            assert locate(problem, language)
            assert describe(problem, language)
    if loaded.study is not None:
        overall = score(loaded.study).overall.dropna()
        assert overall.between(0, 100 + 1e-9).all()


@pytest.mark.parametrize("file", FILES)
@at_most(8)
@given(data=st.data())
def test_any_bytes_give_a_study_or_problems(file: str, data: st.DataObject) -> None:
    check_outcome(load_changed(file, data.draw(st.binary())))


@pytest.mark.parametrize("file", FILES)
@at_most(15)
@given(data=st.data())
def test_any_damage_gives_a_study_or_problems(file: str, data: st.DataObject) -> None:
    check_outcome(load_changed(file, data.draw(damaged(file))))
