"""Which recommendation matters most, and how far each region is."""

from __future__ import annotations

import pytest

from components.sections.recommendations import priorities
from components.sections.recommendations.selection import apply_filters, titles
from components.words.glossary import explain_within
from smartgov.model import Study
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader
from tests.components.sections.conftest import Drawn

languages = pytest.mark.parametrize("language", LANGUAGES)


@languages
def test_the_table_counts_with_its_base(
    make_reader: MakeReader, survey: Study, language: Language
) -> None:
    reader = make_reader(language, of=survey)
    chosen = apply_filters(reader)
    table = priorities.priority_table(reader)
    for (_, at), row in zip(chosen.priorities.iterrows(), table.rows, strict=True):
        assert row[1] == reader.t.share(at["lacking"], at["answered"])
        assert row[2] == reader.t.score(at["distance"])
    data = table.data.set_index("recommendation")
    assert data["distance"].to_dict() == chosen.priorities["distance"].to_dict()
    assert data["distance"].map(lambda value: value != round(value, 1)).any()


def test_the_heading_names_what_most_cities_are_furthest_from(
    make_reader: MakeReader, drawn: Drawn, survey: Study
) -> None:
    reader = make_reader(of=survey, regions=("150",))
    chosen = apply_filters(reader)
    priorities.show_priority(reader)
    table = chosen.priorities
    first = (table["lack"] * table["distance"]).idxmax()
    title = reader.t("recommendations.priority_title", recommendation=titles(reader)[first])
    assert drawn.headings == [explain_within(reader, "gap", title)]


@pytest.mark.parametrize("section", [priorities.show_priority, priorities.show_regions])
def test_without_cities_nothing_is_drawn(
    make_reader: MakeReader, drawn: Drawn, survey: Study, section
) -> None:
    reader = make_reader(of=survey, search="atlantis")
    section(reader)
    assert (drawn.headings, drawn.tables) == ([], [])


@languages
def test_regions_stand_by_name_with_what_is_in_place(
    make_reader: MakeReader, survey: Study, language: Language
) -> None:
    reader = make_reader(language, of=survey)
    chosen = apply_filters(reader)
    table = priorities.region_values(reader)
    names = [reader.t.region(region) for region in table.columns]
    assert names == sorted(names, key=reader.collate)
    europe = [c.id for c in survey.cities if c.region == "150"]
    expected = 100 - chosen.needs.loc[europe, "plan_stronger"].mean()
    assert table.loc["plan_stronger", "150"] == pytest.approx(expected, abs=1e-9)
    assert not table.isna().all().any()


def test_heads_count_the_chosen_cities(make_reader: MakeReader, survey: Study) -> None:
    reader = make_reader(of=survey, countries=("ES",))
    table = priorities.region_values(reader)
    count = sum(city.country == "ES" for city in survey.cities)
    heads = priorities.region_heads(reader, table.columns)
    assert heads == {"150": f"Europe ({count})"}


def test_the_figure_has_the_table_of_the_same_numbers(
    make_reader: MakeReader, drawn: Drawn, survey: Study
) -> None:
    reader = make_reader(of=survey)
    priorities.show_regions(reader)
    (table,) = drawn.tables
    expected = priorities.region_values(reader)
    assert table.data.set_index("recommendation").to_numpy() == pytest.approx(
        expected.to_numpy(), nan_ok=True
    )
    assert len(table.columns) == 1 + len(expected.columns)


def test_many_regions_are_rows_with_numbers_above(
    make_reader: MakeReader, drawn: Drawn, survey: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = make_reader(of=survey)
    priorities.show_regions(reader)
    assert drawn.words == []
    monkeypatch.setattr(priorities, "MOST_REGIONS", 1)
    priorities.show_regions(reader)
    assert "sg-legend" in drawn.words[0]
    labels = [list(figure.data[0].x) for figure in drawn.figures]
    assert labels[0] != labels[1]


def test_a_dot_opens_its_recommendation(
    make_reader: MakeReader, drawn: Drawn, survey: Study
) -> None:
    reader = make_reader(of=survey, regions=("150",), practice="scenarios")
    priorities.show_priority(reader)
    marks = drawn.figures[0].data[0].meta
    assert [mark for (mark,) in marks] == list(apply_filters(reader).priorities.index)
    opened = drawn.leads["priorities"].follow(reader.view, tuple(marks[0]))
    assert (opened.recommendation, opened.practice) == (marks[0][0], None)
    assert opened.regions == ("150",)


@pytest.mark.parametrize("most", [1, 8])
def test_a_cell_opens_its_recommendation_and_region(
    make_reader: MakeReader,
    drawn: Drawn,
    survey: Study,
    monkeypatch: pytest.MonkeyPatch,
    most: int,
) -> None:
    monkeypatch.setattr(priorities, "MOST_REGIONS", most)
    reader = make_reader(of=survey, city="ghent")
    priorities.show_regions(reader)
    cells, table = drawn.figures[0].data[1], priorities.region_values(reader)
    assert len(cells.meta) == table.size
    opened = drawn.leads["regions"].follow(reader.view, tuple(cells.meta[0]))
    assert (opened.recommendation, opened.regions) == (table.index[0], (table.columns[0],))
    assert opened.city == "ghent"
