"""A visitor's file: what would be shown of it, and what is wrong with it."""

from __future__ import annotations

import pytest
import streamlit as st

from components.sections.data import load_file
from smartgov.intake.read_file import FileStudy
from smartgov.intake.understood import Understood
from smartgov.model import Study
from smartgov.problems import Problem
from smartgov.scoring.score import score
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader
from tests.components.sections.conftest import Drawn

languages = pytest.mark.parametrize("language", LANGUAGES)
PROBLEM = Problem("not_a_number", "answers.csv", 3, "value", "x")

ASKED, OPEN = Problem("name_undecided", "answers.csv"), Understood(unnamed="Nombre")


@languages
def test_every_number_of_the_preview_has_its_base(
    make_reader: MakeReader, small: Study, language: Language
) -> None:
    reader = make_reader(language)
    t = reader.t
    base = t("data.preview_of", count=4)
    assert load_file.preview_figures(reader, small, score(small)) == [
        (t("data.cities"), "4", t("data.preview_countries", count=3)),
        (t("data.preview_placed"), "3", base),
        (t("data.questions"), "4", t("data.preview_dimensions", asked=3, all=4)),
        (t("data.preview_ranked"), "3", base),
    ]


def test_the_preview_of_a_city_without_a_rank(
    make_reader: MakeReader, drawn: Drawn, small: Study
) -> None:
    reader = make_reader()
    load_file._draw_preview(reader, small)
    cells = drawn.words[1].partition("Dell")[2]
    assert reader.t("data.not_on_map") in cells
    assert "25%" in cells
    assert reader.t("terms.too_few_answers") in cells


def test_a_preview_lists_a_few_cities_and_counts_the_others(
    make_reader: MakeReader, drawn: Drawn, survey: Study
) -> None:
    reader = make_reader()
    load_file._draw_preview(reader, survey)
    assert drawn.words[1].count("<tr") == 1 + load_file.PREVIEWED
    more = reader.t("data.preview_more", count=len(survey.cities) - load_file.PREVIEWED)
    assert more in drawn.words[2]


@pytest.mark.parametrize(
    ("intake", "box", "key"),
    [
        (FileStudy("a.csv", None, (PROBLEM,)), "error", "unusable"),
        (FileStudy("a.csv", None, (ASKED,), understood=OPEN), "warning", "undecided"),
        (FileStudy("a.csv", None, (PROBLEM, ASKED), understood=OPEN), "error", "unusable"),
        ("left_out", "warning", "partly"),
        ("problems", "info", "warnings"),
        ("sound", "success", "sound"),
    ],
)
def test_the_verdict_fits_the_file(
    make_reader: MakeReader,
    small: Study,
    monkeypatch: pytest.MonkeyPatch,
    intake: FileStudy | str,
    box: str,
    key: str,
) -> None:
    of_study = {
        "left_out": FileStudy("a.csv", small, (PROBLEM,), 1),
        "problems": FileStudy("a.csv", small, (PROBLEM,)),
        "sound": FileStudy("a.csv", small, ()),
    }
    said: list[tuple[str, str]] = []
    for name in ("error", "warning", "info", "success"):
        monkeypatch.setattr(st, name, lambda body, name=name, **_: said.append((name, body)))
    reader = make_reader()
    load_file._draw_verdict(reader, of_study[intake] if isinstance(intake, str) else intake)
    assert said == [(box, reader.t(f"data.verdict.{key}", file="a.csv", count=1))]
