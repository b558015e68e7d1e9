"""Tests of options shared by commands: the study to read and the options of a spec."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from smartgov.cli.options import (
    find_study,
    language_option,
    open_study,
    score_study,
    spec_options,
)
from smartgov.model import Spec
from smartgov.scoring.score import score
from tests.smartgov.made_studies import StudyFolder

SURVEY = "urban-governance-survey-2015"


def run(*arguments: object) -> tuple[Result, dict[str, Any]]:
    """Run a command that has all shared options; return what it was given."""
    given: dict[str, Any] = {}

    @click.command()
    @spec_options
    @language_option
    def command(**options: Any) -> None:
        given.update(options)

    return CliRunner().invoke(command, [str(argument) for argument in arguments]), given


def test_options_have_the_defaults_of_a_spec() -> None:
    _, given = run(SURVEY)
    assert given.pop("study") == SURVEY
    assert given.pop("language") == "en"
    assert Spec(**given) == Spec()


def test_options_make_a_spec() -> None:
    result, given = run(
        *("made", "--weight", "data=0", "--weight", " voice = 2.5 "),
        *("--aggregation", "geometric", "--min-coverage", "0.5", "--language", "es"),
    )
    assert result.exit_code == 0
    assert given.pop("language") == "es"
    del given["study"]
    assert Spec(**given) == Spec((("data", 0.0), ("voice", 2.5)), "geometric", 0.5)


@pytest.mark.parametrize("weight", ["voice", "voice=much", "voice=1=2"])
def test_a_weight_that_is_none_is_a_usage_error(weight: str) -> None:
    result, given = run("made", "--weight", weight)
    assert (result.exit_code, given) == (2, {})
    assert f"{weight!r} is not of the form dimension=number" in result.stderr


def test_a_study_is_found_by_id_and_by_path(folder: StudyFolder) -> None:
    assert find_study(SURVEY).sound.info.id == SURVEY
    assert find_study(str(folder.path)).name == folder.path.name


def test_a_study_is_scored_as_the_options_say(folder: StudyFolder) -> None:
    spec = Spec((("data", 0.0),), "geometric", 0.5)
    study, scores = score_study(
        str(folder.path), weights=spec.weights, aggregation="geometric", min_coverage=0.5
    )
    assert scores.overall.equals(score(study, spec).overall)
    assert [city.id for city in study.cities] == ["arco", "brae", "cove", "dell"]


def test_options_that_do_not_fit_the_study_are_a_usage_error(folder: StudyFolder) -> None:
    with pytest.raises(click.UsageError, match="no pillar or dimension is called nowhere"):
        score_study(str(folder.path), weights=(("nowhere", 1.0),))


def test_a_study_with_errors_is_told_on_standard_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        open_study(str(tmp_path / "nowhere"))
    assert stopped.value.code == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"error: {tmp_path / 'nowhere'}: There is no such folder.")
