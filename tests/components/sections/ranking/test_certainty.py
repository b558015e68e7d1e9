"""Tests of the certainty of the ranking: intervals, choices and other weights."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from components.sections.ranking import certainty
from smartgov.model import Study
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakePage, MakeReader
from tests.components.sections.conftest import Drawn

languages = pytest.mark.parametrize("language", LANGUAGES)


def test_intervals_stand_in_the_order_of_ranks(make_reader: MakeReader) -> None:
    table = certainty.ranked_intervals(make_reader())
    assert table.index.tolist() == ["arco", "cove", "brae"]
    filtered = certainty.ranked_intervals(make_reader(countries=("ES",)))
    assert filtered.index.tolist() == ["arco"]


def long_table(rows: int) -> pd.DataFrame:
    return pd.DataFrame({"rank": range(1, rows + 1)}, index=[f"c{n}" for n in range(rows)])


@pytest.mark.parametrize(
    ("rows", "city", "first"),
    [
        (certainty.MOST, "c7", 0),
        (200, None, 0),
        (200, "nowhere", 0),
        (200, "c3", 0),
        (200, "c100", 75),
        (200, "c199", 150),
    ],
)
def test_of_a_long_table_the_nearest_are_drawn(rows: int, city: str | None, first: int) -> None:
    part = certainty.rows_to_draw(long_table(rows), city)
    assert part.index[0] == f"c{first}"
    assert len(part) == (rows if rows <= certainty.MOST else certainty.SHOWN)


def test_cities_alike_are_those_whose_intervals_overlap(make_reader: MakeReader) -> None:
    reader = make_reader(city="cove")
    alike = certainty.alike_cities(reader)
    low, high = reader.interval_ends["cove"]
    for city, (first, last) in reader.interval_ends.items():
        expected = city != "cove" and first <= high and last >= low
        assert (city in alike) == expected
    assert certainty.alike_cities(make_reader()) == []


@languages
def test_the_table_says_interval_and_who_is_alike(
    make_reader: MakeReader, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = make_reader(language, city="cove")
    t = reader.t
    ranked = certainty.ranked_intervals(reader)
    monkeypatch.setattr(certainty, "alike_cities", lambda _: ["brae"])
    table = certainty.interval_table(reader)
    assert [row[1] for row in table.rows] == ["1", "2", "3"]
    assert [row[5] for row in table.rows] == ["", "", t("certainty.not_distinct")]
    assert table.data["city_id"].tolist() == ["arco", "cove", "brae"]
    assert table.data["not_distinguishable"].tolist() == [False, False, True]
    assert table.data["top10_share"].tolist() == ranked["top10_share"].tolist()
    assert table.chosen == 1


def test_no_ranks_no_intervals(make_reader: MakeReader, drawn: Drawn) -> None:
    certainty.show_intervals(make_reader(search="dell"))
    assert (drawn.headings, drawn.tables) == ([], [])


def test_the_widest_interval_is_in_the_heading(
    make_reader: MakeReader, drawn: Drawn, survey: Study
) -> None:
    reader = make_reader(of=survey, regions=("150",))
    certainty.show_intervals(reader)
    table = certainty.ranked_intervals(reader)
    widest = (table["rank_p95"] - table["rank_p05"]).idxmax()
    assert reader.name(widest) in drawn.headings[0]
    assert drawn.tables[0].data["city_id"].tolist() == table.index.tolist()


@languages
def test_choices_in_words(make_reader: MakeReader, language: Language) -> None:
    reader = make_reader(language)
    t = reader.t
    quoted = t("format.quoted", text="Votes")
    assert certainty.choice_words(reader, "question", "vote") == t("shifts.question", name=quoted)
    short = certainty.choice_words(reader, "question", "vote", "_short")
    assert short == t("shifts.question_short", name=quoted)
    assert certainty.choice_words(reader, "weight", "voice") == t("shifts.weight", name="voice")
    assert certainty.choice_words(reader, "aggregation", "geometric") == t("shifts.geometric")


def test_titles_name_what_a_choice_is_about(make_reader: MakeReader) -> None:
    reader = make_reader()
    assert certainty.choice_subject(reader, "question", "vote") == "Votes"
    weight = certainty.choice_subject(reader, "weight", "voice")
    assert weight == reader.t("shifts.weight_short", name="voice")
    assert certainty.choice_subject(reader, "aggregation", "geometric") == reader.t(
        "shifts.geometric"
    )


def test_choices_have_the_hue_of_their_pillar(make_reader: MakeReader) -> None:
    reader = make_reader()
    assert certainty.choice_color(reader, "question", "plan") == reader.hue("plans")
    assert certainty.choice_color(reader, "weight", "voice") == reader.hue("open")
    assert certainty.choice_color(reader, "aggregation", "geometric") == reader.theme.peer


def test_shifts_are_drawn_with_their_numbers(
    make_page: MakePage, drawn: Drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    shifts = pd.DataFrame(
        {
            "choice": ["weight", "question"],
            "target": ["foresight", "forecasting"],
            "shift": [3.456, 0.04],
        }
    )
    monkeypatch.setattr(certainty, "load_shifts", lambda known, spec: shifts)
    page = make_page()
    certainty.show_shifts(page)
    (table,) = drawn.tables
    assert [row[1] for row in table.rows] == ["3.46", "0.04"]
    pd.testing.assert_frame_equal(table.data, shifts)
    subject = certainty.choice_subject(page, "weight", "foresight")
    assert drawn.headings == [page.t("shifts.title", choice=subject)]


def test_slopes_compare_the_chosen_cities(make_page: MakePage, drawn: Drawn) -> None:
    page = make_page(countries=("ES",), against="equal_dimensions")
    certainty.show_slopes(page)
    (table,) = drawn.tables
    spanish = {c.id for c in page.study.cities if c.country == "ES"}
    assert set(table.data["city_id"]) == spanish & set(page.scores.rank.dropna().index)
    change = table.data["before"] - table.data["after"]
    assert table.data["change"].tolist() == change.tolist()
    assert np.all(np.diff(change.abs()) <= 0)
