"""Views that several visitors open: computed once, and never with anything of another visitor."""

from __future__ import annotations

import threading
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from components.menu import PAGES, name_of
from smartgov.export.study_files import to_workbook
from smartgov.model import Study
from smartgov.text import Text
from tests.conftest import ROOT, OpenApp
from tests.pages.reading import text
from tests.pages.test_data import go, use

#: What computes: on a page, nothing of it may run again for a view that was seen.
COMPUTING = ("scoring", "certainty", "peers", "advice", "export")

#: Lookups in lists of questions, weights and cities, which widgets and sentences need; no table is
#: touched.
LOOKUPS = {
    *(
        "weights.presets",
        "weights.measure_parts",
        "variants.has_choices",
        "weights.effective_weights",
        "score.weighted_dimensions",
    ),
    *("practices.practices_of", "practices.unlinked_practices", "practices.circumstances_of"),
    *("filters.choose", "filters.matches"),
    *("practices.is_graded", "validation.agrees", "whatif.best_value"),
}

pages = pytest.mark.parametrize("page", PAGES, ids=name_of)


def count_computations(run: Any) -> Counter[str]:
    """Count the calls of functions of the domain that compute, in all threads."""
    rooms = tuple(str(ROOT / "smartgov" / room) for room in COMPUTING)
    called: Counter[str] = Counter()

    def count(frame: FrameType, event: str, _: object) -> None:
        code = frame.f_code
        if event == "call" and code.co_filename.startswith(rooms) and code.co_name[0] != "<":
            called[f"{Path(code.co_filename).stem}.{code.co_name}"] += 1

    threading.setprofile(count)
    try:
        run()
    finally:
        threading.setprofile(None)
    return called


@pages
@pytest.mark.parametrize(
    "query", [{}, {"city": "ghent", "compare": "ghent,barcelona", "region": "150"}]
)
def test_what_a_visitor_has_seen_is_not_computed_for_the_next(
    open_app: OpenApp, page: str, query: dict[str, str]
) -> None:
    open_app(page, **query)
    called = count_computations(lambda: open_app(page, **query))
    assert set(called) <= LOOKUPS


def test_the_names_of_a_visitors_files_are_its_own(open_app: OpenApp, survey: Study) -> None:
    """A visitor with a file looks at a bundled study, and another at the same view after it."""
    title = Text("Secretariat’s own file")
    mine = replace(survey, info=replace(survey.info, id="mine", title=title, short_title=title))
    app = use(open_app, "mine.xlsx", to_workbook(mine))
    del app.query_params["study"]
    app.query_params["region"] = "150"  # nobody has seen this view
    assert title.en in text(go(app, "pages/data.py"))
    assert title.en not in text(open_app("data", region="150"))


@pytest.mark.parametrize("days", [-400, 400])
def test_a_jump_of_the_clock_changes_nothing(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch, days: int
) -> None:
    before = text(open_app("city", city="ghent"))
    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() + days * 86_400)
    assert text(open_app("city", city="ghent")) == before
    assert "Ghent" in text(open_app("city", city="ghent", region="150"))
