"""Tests of importing an edition of a series."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from smartgov.cli.commands import main
from smartgov.cli.edition_options import MOST_NAMED, Years, check_place, name_some
from smartgov.study.load import load_study
from tests.smartgov.made_studies import SOUND, StudyFolder, make_city, to_zip, write_study


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def file(folder: StudyFolder, tmp_path: Path) -> Path:
    """Return the zip of a data set in which a city answers otherwise, and one is new."""
    folder.write("answers.csv", SOUND["answers.csv"].replace("brae,vote,0", "brae,vote,1"))
    path = tmp_path / "answers.zip"
    path.write_bytes(to_zip(folder.study()))
    return path


def load_into(out: Path, file: Path, *options: object) -> Result:
    return run("import", file, "--id", "made-2018", "--out", out, *options)


def test_an_import_may_be_an_edition(tmp_path: Path, file: Path) -> None:
    result = load_into(tmp_path / "out", file, "--series", "made", "--edition", "2018-2019")
    assert result.exit_code == 0, result.output
    study = load_study(tmp_path / "out" / "made-2018").study
    assert study is not None
    assert (study.info.series, study.info.edition) == ("made", "2018-2019")
    assert "Compared with" not in result.output


def test_an_import_says_what_changed_since_the_last_edition(tmp_path: Path, file: Path) -> None:
    before = write_study(tmp_path / "out" / "made-2014")
    before.describe_itself(id="made-2014", series="made", edition=2014)
    before.change("cities.csv", "brae,Brae", "brae,Brae Old")
    result = load_into(tmp_path / "out", file, "--series", "made", "--edition", "2018")
    assert "Compared with the edition 2014: new cities: –; no longer there: –" in result.output
    assert "Answers that changed: 1 of" in result.output
    assert "Under another name: Brae" in result.output


@pytest.mark.parametrize(
    "options",
    [("--series", "made"), ("--edition", "2018"), ("--series", "a b", "--edition", "2018")],
)
def test_series_and_edition_belong_together(tmp_path: Path, file: Path, options) -> None:
    assert load_into(tmp_path / "out", file, *options).exit_code == 2
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("text", "edition"), [("2014", "2014"), ("2014-2015", "2014-2015")])
def test_years(text: str, edition: str) -> None:
    assert Years().convert(text, None, None) == edition


@pytest.mark.parametrize("text", ["", "14", "2015-2014", "2014-", "soon", "2014-2015-2016"])
def test_what_is_no_edition(text: str) -> None:
    with pytest.raises(click.BadParameter):
        Years().convert(text, None, None)


def test_neither_is_fine() -> None:
    check_place(None, None, "en")


def test_many_cities_are_counted() -> None:
    cities = tuple(make_city(f"c{n}") for n in range(MOST_NAMED + 2))
    assert name_some(cities).endswith("(+2)")
    assert name_some(()) == "–"
