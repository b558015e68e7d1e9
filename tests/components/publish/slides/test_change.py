"""Tests of the slide of change since an earlier edition."""

from __future__ import annotations

import pytest

from components.publish.slides.change import make_change
from components.publish.slides.deck import read_decks
from components.publish.slides.make import make_all
from components.publish.slides.slide import Chart, Draft
from components.reader import Reader
from components.words.series import score_since
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader
from tests.components.editions_made import read_editions

DECKS = {deck.id: deck for deck in read_decks()}
ENTRY = next(slide for slide in DECKS["whole"].slides if slide.kind == "change")


def draft(reader: Reader) -> Draft:
    (only,) = make_change(reader, ENTRY, "")
    return only


def test_it_has_the_medians_then_and_now(make_reader: MakeReader) -> None:
    reader = read_editions(make_reader, since="2012")
    slide, scored = draft(reader), score_since(reader)
    assert scored is not None
    assert isinstance(slide.main, Chart)
    then, now = slide.main.series
    ids = [dimension.id for dimension in scored.matched.after.asked]
    assert (then.name, now.name) == ("2012", "2018")
    assert then.values == tuple(scored.before.dimensions[ids].median())
    assert now.values == tuple(scored.after.dimensions[ids].median())
    rose = sum(b > a for a, b in zip(then.values, now.values, strict=True))
    assert slide.title.startswith(f"Higher median than in 2012: {rose} of ")
    assert "Compared over what both editions share" in slide.subtitle


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chosen_city_has_its_own_scores(make_reader: MakeReader, language: Language) -> None:
    reader = read_editions(make_reader, language=language, city="arco", since="2012")
    slide, scored = draft(reader), score_since(reader)
    assert scored is not None
    assert isinstance(slide.main, Chart)
    ids = [dimension.id for dimension in scored.matched.after.asked]
    assert slide.main.series[1].values == tuple(scored.after.dimensions.loc["arco", ids])
    assert slide.title.startswith("Arco")
    assert "2012" in slide.title
    assert slide.page == "city"


def test_a_city_that_is_new_has_the_medians(make_reader: MakeReader) -> None:
    all_cities = draft(read_editions(make_reader, since="2012"))
    new = draft(read_editions(make_reader, city="dell", since="2012"))
    assert new.title == all_cities.title


def test_it_is_left_out_without_another_edition(make_reader: MakeReader) -> None:
    assert make_change(make_reader(city="arco"), ENTRY, "") == []
    kinds = [slide.kind for slide in make_all(make_reader(city="arco"), DECKS["council"])]
    assert "change" not in kinds


@pytest.mark.parametrize("deck", ["whole", "council"])
def test_the_decks_have_it(make_reader: MakeReader, deck: str) -> None:
    reader = read_editions(make_reader, city="arco", since="2012")
    slides = [slide for slide in make_all(reader, DECKS[deck]) if slide.kind == "change"]
    assert len(slides) == 1
    assert slides[0].say
