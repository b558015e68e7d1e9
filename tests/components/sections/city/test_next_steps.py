"""The list of what a city could do next, as it is drawn."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
import streamlit as st

from components.sections.city.next_steps import show_next
from smartgov.model import Study
from smartgov.scoring.score import score
from tests.components.conftest import MakePage
from tests.smartgov.made_studies import make_city, make_framework, make_study, make_yes_no


@dataclass
class Drawn:
    """What a section has drawn."""

    html: list[str] = field(default_factory=list)
    success: list[str] = field(default_factory=list)

    @property
    def items(self) -> int:
        """How many items are listed."""
        return sum(body.count("<li ") for body in self.html)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    """Return what is drawn from here on."""
    found = Drawn()
    monkeypatch.setattr(st, "html", lambda body: found.html.append(str(body)))
    monkeypatch.setattr(st, "success", lambda body, icon: found.success.append(body))
    return found


def make(*answers: float) -> Study:
    """Return a study of two cities with three practices of a tenth each."""
    questions = [
        make_yes_no(f"q{n}", "participation", weight=0.1, recommendations=("design_together",))
        for n in range(3)
    ]
    return make_study(
        questions,
        {"one": answers, "two": [1, 1, 0]},
        make_framework({"open_government": ["participation"]}),
        [make_city("one"), make_city("two")],
    )


def test_a_rounding_error_of_fractional_weights_is_no_gap(
    make_page: MakePage, drawn: Drawn
) -> None:
    study = make(1, 1, 1)
    page = make_page(of=study, city="one", peers="study")
    assert 100 - score(study).overall["one"] != 0
    show_next(page)
    assert drawn.items == 0
    assert drawn.success == [page.t("city.no_gaps")]


def test_a_gap_names_what_is_lacking_and_whom_to_learn_from(
    make_page: MakePage, drawn: Drawn
) -> None:
    page = make_page(of=make(1, 0, 0), city="one", peers="study")
    show_next(page)
    assert drawn.items == 1
    assert drawn.success == []
    assert "Two</a>" in "".join(drawn.html)
    assert page.t.share(2, 3) in "".join(drawn.html)


def test_nothing_is_drawn_without_a_city(make_page: MakePage, drawn: Drawn) -> None:
    show_next(make_page())
    assert drawn == Drawn()
