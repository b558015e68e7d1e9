"""Tests of which earlier edition a study is compared with."""

from __future__ import annotations

import pandas as pd

from components.editions import scored_of
from components.words.series import earlier_of, score_since, since_of
from tests.components.conftest import MakeReader
from tests.components.editions_made import read_editions


def test_it_is_the_one_chosen_or_the_one_before(make_reader: MakeReader) -> None:
    assert [k.sound.info.edition for k in earlier_of(read_editions(make_reader))] == [
        "2012",
        "2014",
    ]
    for chosen, expected in ((None, "2014"), ("2012", "2012"), ("1999", "2014")):
        since = since_of(read_editions(make_reader, since=chosen))
        assert since is not None
        assert since.sound.info.edition == expected


def test_files_have_the_scores_of_the_pages(make_reader: MakeReader) -> None:
    reader = read_editions(make_reader, since="2012")
    page, file = scored_of(reader), score_since(reader)
    assert page is not None and file is not None
    pd.testing.assert_series_equal(page.after.overall, file.after.overall, check_exact=True)
    assert page.matched.gone == file.matched.gone


def test_a_study_that_is_alone_has_none(make_reader: MakeReader) -> None:
    reader = make_reader()
    assert (earlier_of(reader), since_of(reader), score_since(reader)) == ((), None, None)
