"""Tests of the cache: studies and scores are recomputed only if a file changes."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from components import cache
from smartgov.model import Spec, Study
from smartgov.study.catalog import study_folders
from smartgov.study.load import LoadedStudy
from tests.smartgov.cases.test_own_cases import ROW, table
from tests.smartgov.made_studies import StudyFolder, write_study


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StudyFolder:
    """Return the folder of the only study that there is."""
    monkeypatch.setattr(cache, "study_folders", lambda: study_folders(tmp_path))
    monkeypatch.setattr(cache, "_valid", {})
    return write_study(tmp_path / "made")


def known() -> LoadedStudy:
    """Return the study as its files are now."""
    return cache.load_studies()["made"]


def load() -> Study:
    study = known().study
    assert study is not None
    return study


def later(folder: StudyFolder, file: str) -> None:
    """Give a file another time, as an editor does; two writes may fall into one tick."""
    path = folder.path / file
    changed = path.stat().st_mtime_ns + 10**9
    os.utime(path, ns=(changed, changed))


def test_a_study_is_read_once(folder: StudyFolder) -> None:
    assert load() is load()


def test_a_changed_file_is_read_anew(folder: StudyFolder) -> None:
    before = load()
    folder.change("cities.csv", "arco,Arco", "arco,Arca")
    later(folder, "cities.csv")
    assert (before.cities[0].name, load().cities[0].name) == ("Arco", "Arca")


def test_scores_are_counted_anew_with_the_file(folder: StudyFolder) -> None:
    before = cache.load_scores(known(), Spec())
    assert cache.load_scores(known(), Spec()) is before
    folder.change("answers.csv", "arco,vote,1", "arco,vote,0")
    later(folder, "answers.csv")
    after = cache.load_scores(known(), Spec())
    assert after.normalized.loc["arco", "vote"] == 0
    assert before.normalized.loc["arco", "vote"] == 100


def test_scores_belong_to_their_spec(folder: StudyFolder) -> None:
    plain = cache.load_scores(known(), Spec())
    weighted = cache.load_scores(known(), Spec(weights=(("plans", 3.0),)))
    assert weighted.overall["arco"] != plain.overall["arco"]


def test_a_broken_study_has_problems_and_no_scores(folder: StudyFolder) -> None:
    folder.remove("answers.csv")
    loaded = known()
    assert loaded.study is None
    assert [problem.file for problem in loaded.problems] == ["answers.csv"]
    with pytest.raises(ValueError, match="made has problems"):
        cache.load_scores(known(), Spec())


def test_recommendations_of_the_study_are_those_of_its_framework(
    folder: StudyFolder, survey: Study
) -> None:
    assert len(cache.load_recommendations(survey)) == 7
    assert cache.load_recommendations(load()) == ()


def test_what_follows_from_a_visitors_file_is_kept_in_the_session_alone(small: Study) -> None:
    """Two sessions may have two files of one id; a download is written outside of both."""
    shared = LoadedStudy("small", small, digest="1")
    kept = cache.load_scores(shared, Spec())
    assert cache.load_scores(replace(shared), Spec()) is kept
    own = replace(shared, own=True)
    first, second = cache.load_scores(own, Spec()), cache.load_scores(own, Spec())
    assert first is not second
    assert first is not kept
    assert first.overall.equals(second.overall)


def test_results_follow_the_file_and_the_choices(folder: StudyFolder) -> None:
    study = known()
    spec = Spec(aggregation="geometric")
    for load_one in (cache.load_intervals, cache.load_shifts):
        made = load_one(study, spec, "voice")
        assert made is load_one(study, spec, "voice")
        assert made is not load_one(study, Spec(), "voice")
        assert made is not load_one(study, spec, "overall")
    files = cache.load_files(study)
    assert cache.load_files(known()) is files
    folder.change("answers.csv", "arco,vote,1", "arco,vote,0")
    later(folder, "answers.csv")
    assert cache.load_files(known())["answers.csv"] != files["answers.csv"]


def test_the_best_changes_are_those_of_a_city(small: Study) -> None:
    made = LoadedStudy("small", small, digest="1")
    questions, after = cache.load_best_changes(made, Spec(), "brae")
    assert "vote" in questions
    assert after is not None
    assert after.overall["brae"] > cache.load_scores(made, Spec()).overall["brae"]
    assert cache.load_best_changes(made, Spec(), "arco")[0] != questions


def test_a_study_that_is_deleted_stays_as_it_was(folder: StudyFolder) -> None:
    before = load()
    shutil.rmtree(folder.path)
    assert known().outdated
    assert known().study is before
    assert known().problems == ()


def test_a_study_that_is_damaged_stays_as_it_was_until_it_is_repaired(folder: StudyFolder) -> None:
    before = load()
    content = (folder.path / "answers.csv").read_bytes()
    folder.write("answers.csv", content[: len(content) // 2] + b"\x00")  # half-written
    damaged = known()
    assert damaged.outdated
    assert damaged.study is before
    assert damaged.problems
    folder.write("answers.csv", content.replace(b"arco,vote,1", b"arco,vote,0"))
    later(folder, "answers.csv")
    assert not known().outdated
    assert load().answers.at["arco", "vote"] == 0


def test_a_folder_that_cannot_be_read_has_a_problem(
    folder: StudyFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(cache, "fingerprint", refuse)
    loaded = known()
    assert loaded.study is None
    assert [problem.code for problem in loaded.problems] == ["no_access"]


def test_a_study_that_cannot_be_read_any_more_stays_as_it_was(
    folder: StudyFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> str:
        raise PermissionError(13, "Permission denied")

    before = load()
    monkeypatch.setattr(cache, "fingerprint", refuse)
    assert known().study is before
    assert known().outdated


def test_a_study_that_cannot_be_read_at_all_takes_no_other_with_it(
    folder: StudyFolder, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: Path) -> LoadedStudy:
        raise KeyError("Ana García")

    monkeypatch.setattr(cache, "load_study", fail)
    later(folder, "cities.csv")
    loaded = known()
    assert loaded.study is None
    assert [problem.code for problem in loaded.problems] == ["study_failed"]
    (record,) = caplog.records
    assert record.fields["error"] == "KeyError"  # type: ignore[attr-defined]
    assert "Ana" not in caplog.text


# --- editions of a series ------------------------------------------------------------------------


@pytest.fixture
def series(folder: StudyFolder, tmp_path: Path) -> dict[int, StudyFolder]:
    """Return the folders of three editions, beside a study that has none."""
    made = {year: write_study(tmp_path / f"made-{year}") for year in (2012, 2014, 2018)}
    for year, edition in made.items():
        edition.describe_itself(id=f"made-{year}", series="made-series", edition=year)
    return made


def test_of_a_series_the_latest_edition_alone_is_loaded(series, monkeypatch) -> None:
    read: list[str] = []
    kept = cache._load_current
    monkeypatch.setattr(cache, "_load_current", lambda key, at: read.append(key) or kept(key, at))
    assert set(cache.load_studies()) == {"made", "made-2018"}
    assert sorted(read) == ["made", "made-2018"]


def test_the_edition_that_is_asked_for_is_loaded_as_well(series) -> None:
    assert set(cache.load_studies("made-2012")) == {"made", "made-2012", "made-2018"}


def test_a_damaged_edition_gives_its_place_to_the_one_before(series) -> None:
    series[2018].remove("answers.csv")
    studies = cache.load_studies()
    assert studies["made-2018"].study is None
    assert studies["made-2014"].study is not None
    assert "made-2012" not in studies


def test_editions_come_in_order_with_the_one_shown(series) -> None:
    studies = cache.load_studies("made-2014")
    editions = cache.load_editions(studies["made-2014"])
    assert [known.name for known in editions] == ["made-2012", "made-2014", "made-2018"]
    assert cache.load_editions(studies["made"]) == ()


def test_changes_follow_the_files_of_both_editions(series) -> None:
    def find() -> float:
        shown = cache.load_studies()["made-2018"]
        editions = cache.load_editions(shown)
        table = cache.load_changes(shown, editions[1], editions, Spec(), "voice")
        return float(table.loc["brae", "change"])

    assert find() == 0
    answers = (series[2014].path / "answers.csv").read_text(encoding="utf-8")
    series[2014].write("answers.csv", answers.replace("brae,vote,0", "brae,vote,1"))
    later(series[2014], "answers.csv")
    assert find() == pytest.approx(-100 / 3)


def test_practices_in_the_folder_of_a_study_are_shown(folder: StudyFolder) -> None:
    ids = ("plan_stronger", "look_ahead")
    assert cache.load_folder_cases(known(), ids) == ()
    city = load().cities[0].id
    (folder.path / "practices.csv").write_bytes(table({**ROW, "city": city}))
    (case,) = cache.load_folder_cases(known(), ids)
    assert (case.id, case.city.id) == ("arco-plan", city)
    assert cache.load_folder_cases(replace(known(), own=True), ids) == ()
    (folder.path / "practices.csv").write_bytes(table({**ROW, "city": "atlantis"}))
    later(folder, "practices.csv")
    assert cache.load_folder_cases(known(), ids) == ()
