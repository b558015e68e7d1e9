"""Tests of the ranking, beside that which compares it with the app."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from components.publish.site import ranking_page
from components.publish.site.edition import Edition
from components.publish.site.ranking_page import ranked
from components.publish.site.sheet import Sheet
from components.publish.site.site_address import Address
from tests.components.publish.site.reading import open_page

RANKING = Address("en", "ranking")


def test_cities_are_in_the_order_of_their_rank(tiny: Edition) -> None:
    table = ranked(Sheet(tiny, tiny.reader("en"), RANKING))
    assert list(table.index) == ["arco", "cove", "brae"]
    assert table["rank"].tolist() == [1, 2, 3]
    pd.testing.assert_series_equal(
        table["score"], tiny.scores.overall[table.index], check_names=False
    )


def test_a_range_is_drawn_from_its_first_rank(edition: Edition) -> None:
    drawn = open_page(edition, RANKING).query(".range i")
    table = ranked(Sheet(edition, edition.reader("en"), RANKING))
    assert len(drawn) == len(table)
    last = table["rank_p95"].max()
    share = 100 * (table["rank_p05"].iloc[-1] - 1) / (last - 1)
    assert drawn[-1].attrs["style"].startswith(f"--x:{share:.1f}%")


def test_a_long_ranking_is_drawn_with_less(tiny: Edition, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    assert open_page(tiny, RANKING).query(".shape")
    monkeypatch.setattr(ranking_page, "MOST_DRAWN", 2)
    page = open_page(replace(tiny), RANKING)  # a new edition, whose pages no other test reads
    assert not page.query(".shape")
    assert not page.query(".bar")
    assert page.query(".range")


def test_where_all_have_a_rank_nobody_is_left_out(tiny: Edition) -> None:
    assert len(open_page(tiny, RANKING).query("#not-ranked")) == 1
