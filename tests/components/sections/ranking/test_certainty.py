"""Tests of the certainty of the ranking: intervals, choices and other weights."""

from __future__ import annotations

import pandas as pd
import pytest

from components.sections.ranking import certainty
from components.words.ranks import interval_text
from smartgov.certainty.robustness import rank_intervals
from smartgov.certainty.sensitivity import rank_shifts
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
    low, high = reader.interval_ends()["cove"]
    for city, (first, last) in reader.interval_ends().items():
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
    monkeypatch.setattr(certainty, "load_shifts", lambda known, spec, measure: shifts)
    page = make_page()
    certainty.show_shifts(page)
    (table,) = drawn.tables
    assert [row[1] for row in table.rows] == ["3.46", "0.04"]
    pd.testing.assert_frame_equal(table.data, shifts.assign(measure="overall"))
    subject = certainty.choice_subject(page, "weight", "foresight")
    assert drawn.headings == [page.t("shifts.title", choice=subject)]


@pytest.mark.parametrize("measure", ["open_government", "participation"])
def test_intervals_and_shifts_are_those_of_the_score_shown(
    make_page: MakePage, drawn: Drawn, survey: Study, measure: str
) -> None:
    page = make_page(measure=measure)
    certainty.show_intervals(page)
    certainty.show_shifts(page)
    table, shifts = drawn.tables
    expected = rank_intervals(survey, page.scores, measure).dropna(subset="rank")
    found = table.data.set_index("city_id")
    for column in ("rank", "rank_p05", "rank_p50", "rank_p95", "top10_share"):
        assert found[column].to_dict() == expected[column].to_dict()
    low, high = page.interval_ends(measure)["ghent"]
    (row,) = [row for row, city in zip(table.rows, found.index, strict=True) if city == "ghent"]
    assert row[2] == interval_text(page.t, low, high)
    of_measure = rank_shifts(survey, page.scores, measure).assign(measure=measure)
    pd.testing.assert_frame_equal(shifts.data, of_measure)
    assert set(found["measure"]) == {measure}
    widest = (expected["rank_p95"] - expected["rank_p05"]).max()
    sure = expected[expected["rank_p95"] - expected["rank_p05"] == widest]
    assert any(page.name(str(city)) in drawn.headings[0] for city in sure.index)


def test_subtitle_says_which_score_and_what_is_varied(make_reader: MakeReader) -> None:
    """A dimension has no weights."""
    assert certainty._subtitle(make_reader(measure="open")) == "certainty.subtitle"
    assert certainty._subtitle(make_reader(measure="voice")) == "certainty.subtitle_dimension"
    assert certainty.measured(make_reader(measure="voice"), "ranks") == "voice · ranks"


@languages
def test_one_question_has_no_interval_and_no_shift(
    make_page: MakePage, drawn: Drawn, language: Language
) -> None:
    page = make_page(language, measure="strategic_planning")
    certainty.show_intervals(page)
    certainty.show_shifts(page)
    assert (drawn.headings, drawn.tables, drawn.figures) == ([], [], [])
    label = page.measure_label("strategic_planning")
    (words,) = drawn.words
    assert page.t("certainty.fixed", measure=label) in words
