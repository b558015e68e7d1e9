"""The table of studies and the files of the one that is shown."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from hashlib import sha256

import pandas as pd
import pytest

from components.sections.data import studies
from components.view.view import OWN_FILE
from smartgov.model import Study
from smartgov.study.load import LoadedStudy
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import SURVEY, MakePage, MakeReader

languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
def test_every_study_has_its_size_status_and_license(
    make_page: MakePage, small: Study, language: Language
) -> None:
    page = make_page(language)
    t = page.t
    made = LoadedStudy(f"{OWN_FILE}made", small, own=True)
    table = studies.studies_table(page, [made, page.known])
    first, second = table.rows
    assert first[0] == "Made-up"
    assert t("status.demonstration") in first[1]
    assert t("data.own_chip") in first[1]
    assert first[2:] == ["2019", "4", "3", "4", t.share(3, 4), t("data.licence_none")]
    assert f"study={SURVEY}" in second[0]
    assert t("data.own_chip") not in second[1]
    assert table.chosen == 1


def test_records_of_studies_name_what_was_left_out(make_page: MakePage, small: Study) -> None:
    page = make_page()
    some = replace(small, info=replace(small.info, left_out=2))
    data = studies.studies_table(page, [page.known, LoadedStudy("made", some)]).data
    assert data["id"].tolist() == [SURVEY, "made"]
    assert data["rows_left_out"].tolist() == [0, 2]
    assert data["study_status"].tolist() == ["real", "demonstration"]
    assert data.loc[1, ["cities", "scored_questions", "dimensions_asked"]].tolist() == [4, 4, 3]


def test_files_have_their_size_and_hash(make_reader: MakeReader) -> None:
    files = {"answers.csv": b"city,question,value\n", "README.md": b"x" * 1234}
    reader = make_reader()
    table = studies.files_table(reader, files)
    assert [row[0] for row in table.rows] == list(files)
    assert table.rows[1][1] == reader.t("data.files.readme")
    assert table.rows[1][2] == "1,234"
    assert table.data["bytes"].tolist() == [20, 1234]
    assert table.data["sha256"].tolist() == [sha256(c).hexdigest() for c in files.values()]
    assert table.data["sha256"][0] in table.rows[0][3]


def test_a_study_is_written_in_each_format(small: Study) -> None:
    known = LoadedStudy("made", small, digest="1")
    written = {suffix: write(known) for suffix, write in studies.WRITERS.items()}
    with zipfile.ZipFile(io.BytesIO(written["zip"])) as archive:
        assert {name.partition("/")[0] for name in archive.namelist()} == {"made"}
    assert "Answers" in pd.ExcelFile(io.BytesIO(written["xlsx"])).sheet_names
    assert len(pd.read_csv(io.BytesIO(written["csv"]))) == 4
