"""The city profile of a city as a file."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from components.publish.report.card import WRITERS, write_card
from smartgov.model import Study
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader
from tests.components.publish.report.conftest import ADDRESS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("suffix", WRITERS)
def test_a_card_needs_a_reader_alone(
    make_reader: MakeReader, survey: Study, suffix: str, language: Language
) -> None:
    file = write_card(make_reader(language, of=survey, city="fagaras"), suffix, ADDRESS)
    if suffix == "pdf":
        text = PdfReader(io.BytesIO(file)).pages[0].extract_text()
    else:
        text = file.decode("utf-8")
        assert f'lang="{language}"' in text
    assert "Făgăraș" in text


def test_a_card_follows_the_weights_of_the_view(make_reader: MakeReader, survey: Study) -> None:
    chosen = {"city": "barcelona", "weights": (("foresight", 9.0),)}
    reader = make_reader(of=survey, **chosen)
    usual = make_reader(of=survey, city="barcelona")
    text = write_card(reader, "html").decode("utf-8")
    score, other = (r.t.score(r.scores.overall["barcelona"]) for r in (reader, usual))
    assert score != other
    assert score in text


@pytest.mark.parametrize("city", [None, "atlantis"])
def test_no_city_no_card(make_reader: MakeReader, city: str | None) -> None:
    with pytest.raises(ValueError, match="needs a city"):
        write_card(make_reader(city=city), "pdf")
