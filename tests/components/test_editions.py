"""Tests of which edition a reader compares with, and of what changed."""

from __future__ import annotations

from dataclasses import replace

from components.editions import (
    changes_of,
    chosen_in_both,
    earlier_of,
    measures_of,
    scored_of,
    shown_of,
    since_of,
    studies_of,
    trends_of,
)
from smartgov.editions.change import compute_changes
from smartgov.editions.choice import earlier_editions, match_editions
from smartgov.model import Break
from smartgov.text import Text
from tests.components.conftest import MakeReader
from tests.components.editions_made import EDITIONS, read_editions


def test_a_study_without_other_editions_has_nothing_to_compare(make_reader: MakeReader) -> None:
    reader = make_reader()
    assert earlier_of(reader) == ()
    assert since_of(reader) is None
    assert scored_of(reader) is None
    assert changes_of(reader, "overall").empty
    assert trends_of(reader) == ()
    assert chosen_in_both(reader) == []


def test_by_default_the_edition_before_is_compared_with(make_reader: MakeReader) -> None:
    reader = read_editions(make_reader)
    since = since_of(reader)
    assert since is not None
    assert since.sound.info.edition == "2014"
    assert shown_of(reader).sound is EDITIONS[-1]
    assert studies_of(reader) == list(EDITIONS)


def test_a_link_chooses_an_earlier_edition(make_reader: MakeReader) -> None:
    since = since_of(read_editions(make_reader, since="2012"))
    assert since is not None
    assert since.sound.info.edition == "2012"


def test_the_earliest_edition_has_none_before_it(make_reader: MakeReader) -> None:
    reader = read_editions(make_reader, EDITIONS[0])
    assert since_of(reader) is None
    assert changes_of(reader, "overall").empty


def test_a_break_of_every_question_hides_what_was_before(make_reader: MakeReader) -> None:
    info = replace(EDITIONS[1].info, change_of_measure=Break(Text("New.")))
    editions = (EDITIONS[0], replace(EDITIONS[1], info=info), EDITIONS[2])
    years = [
        k.sound.info.edition for k in earlier_of(read_editions(make_reader, editions=editions))
    ]
    assert years == ["2014"]
    assert match_editions(editions[0], editions[2], editions) is None
    assert [s.info.edition for s in earlier_editions(editions[2], editions)] == ["2014"]


def test_changes_are_those_of_the_domain(make_reader: MakeReader) -> None:
    reader = read_editions(make_reader, since="2012")
    scored = scored_of(reader)
    assert scored is not None
    assert changes_of(reader, "voice").equals(compute_changes(scored, "voice"))


def test_a_score_that_the_editions_do_not_share_has_no_changes(make_reader: MakeReader) -> None:
    assert changes_of(read_editions(make_reader), "none").empty
    assert measures_of(EDITIONS[0]) == ["overall", "open", "plans", "voice", "data", "plan"]


def test_weights_of_the_view_count(make_reader: MakeReader) -> None:
    plain = changes_of(read_editions(make_reader), "overall")
    weighted = changes_of(read_editions(make_reader, weights=(("plans", 5.0),)), "overall")
    assert not plain["change"].equals(weighted["change"])


def test_filters_choose_among_the_cities_of_both(make_reader: MakeReader) -> None:
    assert chosen_in_both(read_editions(make_reader)) == ["arco", "brae", "dell"]
    assert chosen_in_both(read_editions(make_reader, search="arc")) == ["arco"]
