"""The header: the titles of the data sets to choose from."""

from __future__ import annotations

from components import header
from smartgov.model import Study
from smartgov.study.load import LoadedStudy
from tests.components.conftest import MakeReader


def test_the_title_of_a_study_has_its_years(make_reader: MakeReader, small: Study) -> None:
    t = make_reader().t
    studies = {"broken": LoadedStudy("broken", None), "first": LoadedStudy("first", small)}
    assert header._study_title(studies, "first", t) == t.dated("Made-up", "2019")
    assert header._study_title(studies, "broken", t) == "broken"
