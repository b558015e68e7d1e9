"""Tests that the evidence behind answers is exported, and read again as it was."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from smartgov.evidence import EVIDENCE_COLUMNS, Evidence
from smartgov.export.behind_answers import with_evidence
from smartgov.export.study_files import pack, study_files, study_tables, write_study
from smartgov.intake.read_file import read_file
from smartgov.model import Spec, Study
from smartgov.scoring.score import score
from smartgov.study.load import load_study
from tests.conftest import load_shipped

DEMO = load_shipped("smart-cities-study-2019-demo")


def without(study: Study) -> Study:
    return replace(study, evidence={})


def test_a_study_without_evidence_has_no_columns_of_it() -> None:
    assert list(study_tables(without(DEMO))["answers"]) == ["city", "question", "value"]


def test_evidence_stands_beside_its_answer() -> None:
    table = pd.DataFrame({"city": ["a", "b"], "question": ["vote", "vote"]})
    behind = Evidence("Adopted.", "https://example.org/a", "Court", "2019")
    added = with_evidence(table, replace(DEMO, evidence={("b", "vote"): behind}))
    assert added[list(EVIDENCE_COLUMNS)].to_numpy().tolist() == [
        ["", "", "", ""],
        ["Adopted.", "https://example.org/a", "Court", "2019"],
    ]


@pytest.mark.parametrize("form", ["folder", "zip"])
def test_evidence_survives_an_export(form: str, tmp_path) -> None:
    formula = Evidence(note="=1+1, a “note”;\nin two lines", verified_by="@court")
    key = next(iter(DEMO.evidence))
    study = replace(DEMO, evidence={**DEMO.evidence, key: formula})
    if form == "folder":
        write_study(study, tmp_path / DEMO.info.id)
        again = load_study(tmp_path / DEMO.info.id).sound
    else:
        again = read_file(pack(DEMO.info.id, study_files(study)), "study.zip").sound
    assert dict(again.evidence) == dict(study.evidence)


def test_evidence_is_never_scored() -> None:
    assert DEMO.evidence
    before, after = score(DEMO, Spec()), score(without(DEMO), Spec())
    for name in ("normalized", "dimensions", "pillars"):
        pd.testing.assert_frame_equal(getattr(before, name), getattr(after, name), check_exact=True)
    for name in ("overall", "coverage", "rank"):
        pd.testing.assert_series_equal(
            getattr(before, name), getattr(after, name), check_exact=True
        )
