"""A folder of files becomes a study, or everything that is wrong with it."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartgov.model import City, Question, Scores, Study
from smartgov.problems import Problem, describe, has_errors, locate
from smartgov.scoring.score import score
from smartgov.study.catalog import STUDIES
from smartgov.study.framework import read_framework, read_recommendations
from smartgov.study.load import LoadedStudy, load_study
from smartgov.text import LANGUAGES, Text
from tests.smartgov.made_studies import FILES, SOUND, StudyFolder, write_study

# --- what is read ------------------------------------------------------------------------------


def test_sound_folder_is_a_study_without_problems(folder: StudyFolder):
    loaded = folder.load()
    assert loaded.name == folder.path.name
    assert loaded.problems == ()
    study = loaded.study
    assert study.info.title.read("fr") == "Étude inventée"
    assert [city.id for city in study.cities] == ["arco", "brae", "cove", "dell"]
    assert study.answers.shape == (4, 7)
    assert study.answers.loc["arco"].tolist() == [1, 3, 10, 10, 1, 500, 1]
    assert study.answers.loc["dell"].notna().tolist() == [False] * 4 + [True, False, False]


def test_question_is_read_with_its_defaults(folder: StudyFolder):
    assert folder.study().question_by_id["vote"] == Question(
        id="vote",
        dimension="voice",
        role="scored",
        type="yes_no",
        low=0,
        high=1,
        log10=False,
        sample_range=False,
        direction=1,
        weight=1,
        unit="",
        source_item="",
        recommendations=("design_together",),
        label=Text("Do residents vote?"),
        text=Text("Do residents vote?"),
    )


def test_question_is_read_with_all_it_may_have(folder: StudyFolder):
    folder.write(
        "questions.csv",
        "id,dimension,role,type,low,high,transform,range,direction,weight,unit,source_item,"
        "recommendations,label_en,label_es,label_fr,text_en,text_es,text_fr\n"
        "q,data,context,number,0.5,1e3,log10,sample,-1,2.5,days,q7,"
        "look_ahead; plan_stronger;,Delay,Plazo,Délai,How long?,¿Cuánto?,Combien ?\n"
        "r,data,scored,number,0,9,none,fixed,1,0,,,,,,,R?,¿R?,\n",
    ).write("answers.csv", "city,question,value\narco,q,3\nbrae,q,4\narco,r,1\n")
    question, other = folder.study().questions
    assert question == Question(
        id="q",
        dimension="data",
        role="context",
        type="number",
        low=0.5,
        high=1000,
        log10=True,
        sample_range=True,
        direction=-1,
        weight=2.5,
        unit="days",
        source_item="q7",
        recommendations=("look_ahead", "plan_stronger"),
        label=Text("Delay", "Plazo", "Délai"),
        text=Text("How long?", "¿Cuánto?", "Combien ?"),
    )
    assert (other.weight, other.log10, other.sample_range, other.direction) == (0, False, False, 1)
    assert other.label == other.text == Text("R?", "¿R?", "")


def test_question_outside_the_framework_has_no_dimension(folder: StudyFolder):
    assert folder.study().question_by_id["money"].dimension is None


def test_city_is_read(folder: StudyFolder):
    arco, brae, cove, _ = folder.study().cities
    assert arco == City("arco", "Arco", "ES", 43.3, -3, 40000, 2019, "150", "039", "")
    assert brae.country == "NA"  # Namibia, not a blank
    assert (brae.region, brae.population_year) == ("002", None)
    assert cove.population is None


def test_city_may_be_described_in_few_columns(folder: StudyFolder):
    folder.write("cities.csv", "country,id,name,latitude,longitude\nES,arco,Arco,43,-3\n")
    folder.write("answers.csv", "city,question,value\narco,vote,1\n")
    (city,) = folder.study().cities
    assert city == City("arco", "Arco", "ES", 43, -3, None, None, "", "", "")


def test_own_framework_counts_for_the_study(folder: StudyFolder):
    framework = folder.study().framework
    assert [p.id for p in framework.pillars] == ["open", "plans"]
    assert [(d.id, d.pillar) for d in framework.dimensions] == [
        ("voice", "open"),
        ("data", "open"),
        ("plan", "plans"),
        ("look", "plans"),
    ]
    assert framework.weights["data"] == 2


def test_shared_framework_stands_in_for_one_left_out(folder: StudyFolder):
    folder.remove("framework.csv")
    folder.write(
        "questions.csv",
        "id,dimension,role,type,text_en\nvote,participation,scored,yes_no,Do they?\n",
    ).write("answers.csv", "city,question,value\narco,vote,1\n")
    study = folder.study()
    assert study.framework == read_framework()[0]
    assert score(study).overall["arco"] == 100


@pytest.mark.parametrize("root", ["", "index"])
def test_parent_of_a_pillar_is_blank_or_the_index(folder: StudyFolder, root: str):
    folder.write(
        "framework.csv",
        f"id,parent,label_en,label_es,definition_en\np,{root},P,Pe,The P\nd,p,D,De,The D\n",
    )
    framework, problems = read_framework(folder.path / "framework.csv")
    assert problems == []
    (pillar,), (dimension,) = framework.pillars, framework.dimensions
    assert (pillar.id, pillar.weight) == ("p", 1)
    assert (pillar.label, pillar.definition) == (Text("P", "Pe"), Text("The P"))
    assert (dimension.id, dimension.pillar, dimension.weight) == ("d", "p", 1)
    assert (dimension.label, dimension.definition) == (Text("D", "De"), Text("The D"))


def test_shipped_framework_has_two_pillars_and_nine_dimensions():
    framework, problems = read_framework()
    assert problems == []
    assert [p.id for p in framework.pillars] == ["open_government", "strategic_management"]
    assert len(framework.dimensions_of("open_government")) == 5
    assert len(framework.dimensions_of("strategic_management")) == 4
    assert set(framework.weights.values()) == {1}


def test_seven_recommendations_speak_of_dimensions_of_their_pillar():
    framework, _ = read_framework()
    recommendations = read_recommendations()
    assert len(recommendations) == 7
    for recommendation in recommendations:
        inside = {d.id for d in framework.dimensions_of(recommendation.pillar)}
        assert recommendation.dimensions
        assert set(recommendation.dimensions) <= inside


@pytest.mark.parametrize("content", ["", "id,pillar\n", "id,pillar,dimensions\na b,p,d\n"])
def test_broken_recommendations_are_an_error_of_the_project(tmp_path: Path, content: str):
    path = tmp_path / "recommendations.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=r"recommendations\.csv"):
        read_recommendations(path)


def test_shipped_survey_has_no_problem(survey: Study, survey_scores: Scores):
    assert load_study(STUDIES / survey.info.id).problems == ()
    assert (len(survey.cities), len(survey.questions)) == (78, 30)
    assert survey.answers.notna().sum().sum() == 2175
    assert len(survey_scores.overall) == 78


# --- what is wrong -----------------------------------------------------------------------------


def test_everything_that_is_wrong_is_told_at_once(folder: StudyFolder):
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


def test_roles_that_are_not_known_are_told_and_not_that_none_is_scored(folder: StudyFolder):
    folder.write("questions.csv", SOUND["questions.csv"].replace(",scored,", ",Scored,"))
    assert {problem.code for problem in folder.problems()} == {"not_allowed"}


def test_every_file_that_is_not_there_is_told(tmp_path: Path):
    files = ["datapackage.json", "questions.csv", "cities.csv", "answers.csv"]
    assert load_study(tmp_path) == LoadedStudy(
        tmp_path.name, None, tuple(Problem("missing_file", file) for file in files)
    )


def test_folder_that_is_not_there(tmp_path: Path):
    nowhere = tmp_path / "nowhere"
    problem = Problem("missing_folder", str(nowhere))
    assert load_study(nowhere) == LoadedStudy("nowhere", None, (problem,))


def test_file_in_place_of_the_folder(folder: StudyFolder):
    (problem,) = load_study(folder.path / "cities.csv").problems
    assert problem.code == "missing_folder"


def test_endless_name_of_a_folder():
    (problem,) = load_study(Path("x" * 5000)).problems
    assert problem.code == "missing_folder"


@pytest.mark.parametrize("file", FILES)
def test_study_with_a_broken_file_does_not_load(folder: StudyFolder, file: str):
    folder.write(file, b"\xff\xfe")
    loaded = folder.load()
    assert loaded.study is None
    assert has_errors(loaded.problems)
    assert Problem("not_utf8", file, row=1, value="0xff") in loaded.problems


def test_warnings_do_not_keep_a_study_from_loading(folder: StudyFolder):
    folder.change("cities.csv", "CL,-33.4,-70.6", "CL,,")
    folder.change("answers.csv", "cove,delay,50", "cove,delay,60")
    loaded = folder.load()
    assert [p.severity for p in loaded.problems] == ["warning"] * 2
    assert score(loaded.study).normalized.loc["cove", "delay"] == 0
    assert loaded.study.city_by_id["cove"].latitude is None


def test_goalposts_of_a_number_scored_by_its_sample_may_be_blank(folder: StudyFolder):
    old, new = "sets,data,scored,number,1,1000,log10,,", "sets,data,scored,number,,,log10,sample,"
    folder.change("questions.csv", old, new)
    study = folder.study()
    assert folder.problems() == []
    assert score(study).normalized["sets"].tolist() == pytest.approx(
        [0, 100, 50, np.nan], nan_ok=True
    )


def test_scale_needs_its_ends_even_where_the_sample_is_scored(folder: StudyFolder):
    old, new = "listen,voice,scored,scale,0,4,,,", "listen,voice,scored,scale,,,,sample,"
    folder.change("questions.csv", old, new)
    assert folder.problems() == [
        Problem("required", "questions.csv", 3, "low"),
        Problem("required", "questions.csv", 3, "high"),
    ]


@pytest.mark.parametrize(
    "goalposts", ["0,4,,", "1,2,,", "1,,,", ",,log10,"], ids=["0-4", "1-2", "low alone", "log10"]
)
def test_yes_is_100_and_no_is_0_or_the_question_is_wrong(folder: StudyFolder, goalposts: str):
    start = "strategy,plan,scored,yes_no,"
    folder.change("questions.csv", f"{start}0,1,none,", start + goalposts)
    folder.change("answers.csv", "brae,strategy,0", "brae,strategy,1")
    loaded = folder.load()
    if loaded.study is None:
        assert {p.file for p in loaded.problems} == {"questions.csv"}
    else:
        assert score(loaded.study).normalized["strategy"].dropna().tolist() == [100] * 4


@pytest.mark.parametrize("dimension", ["overall", "coverage", "rank", "city"])
def test_id_that_means_something_else_is_told(folder: StudyFolder, dimension: str):
    folder.change("framework.csv", "look,plans", f"{dimension},plans")
    assert [(p.file, p.row, p.column) for p in folder.problems()] == [("framework.csv", 7, "id")]


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
@settings(max_examples=8)
@given(data=st.data())
def test_any_bytes_give_a_study_or_problems(file: str, data: st.DataObject):
    check_outcome(load_changed(file, data.draw(st.binary())))


@pytest.mark.parametrize("file", FILES)
@settings(max_examples=15)
@given(data=st.data())
def test_any_damage_gives_a_study_or_problems(file: str, data: st.DataObject):
    check_outcome(load_changed(file, data.draw(damaged(file))))
