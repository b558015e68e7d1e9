"""The city profile of a city as a file."""

from __future__ import annotations

import io
import re

import pytest
from pypdf import PdfReader

from components.publish.report.card import WRITERS, apply_changes, write_card
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


#: What Ghent would lose without its strategic plan, and an answer that is its own.
CHANGES = (("participatory_budgeting", 1.0), ("strategic_plan", 0.0))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_scenario_is_marked_on_every_page(
    make_reader: MakeReader, survey: Study, language: Language
) -> None:
    reader = make_reader(language, of=survey, city="ghent", changes=CHANGES)
    mark = reader.t("report.scenario.mark")
    for page in PdfReader(io.BytesIO(write_card(reader, "pdf"))).pages:
        assert page.extract_text().count(mark) >= 2  # behind the page, and in its footer
    html = write_card(reader, "html").decode("utf-8")
    assert f'<p class="mark"><span>{mark}</span></p>' in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_scenario_has_the_real_values_beside_it(
    make_reader: MakeReader, survey: Study, language: Language
) -> None:
    reader = make_reader(language, of=survey, city="ghent", changes=CHANGES)
    t, scenario = reader.t, apply_changes(reader, "ghent")
    html = write_card(reader, "html").decode("utf-8")
    real, after = (r.scores.overall["ghent"] for r in (reader, scenario))
    assert real - after > 5
    assert f"<dd>{t.score(after)}</dd>" in html
    assert t("report.scenario.real", value=t.score(real)) in html
    rank = t("terms.rank_of", rank=int(reader.scores.rank["ghent"]), ranked=reader.scores.ranked)
    assert t("report.scenario.real", value=rank) in html
    plan = survey.question_by_id["strategic_plan"].label.read(language)
    assert f"{plan}: " in html.replace("\N{NO-BREAK SPACE}:", ":")
    assert t("report.scenario.real", value=t.score(100)) in html  # of its strategic planning
    assert 'stroke="#c47300"' in html  # the ring of the real score


def test_an_answer_that_is_the_citys_own_is_no_scenario(
    make_reader: MakeReader, survey: Study
) -> None:
    usual = write_card(make_reader(of=survey, city="ghent"), "html")
    same = make_reader(of=survey, city="ghent", changes=CHANGES[:1])
    assert write_card(same, "html") == usual


def test_the_peers_of_a_scenario_are_those_without_it(
    make_reader: MakeReader, survey: Study
) -> None:
    reader = make_reader(of=survey, city="ghent", peers="similar", changes=CHANGES)
    usual = make_reader(of=survey, city="ghent", peers="similar")
    scenario = apply_changes(reader, "ghent")
    assert scenario.peers is not None
    assert set(scenario.peers.cities) != set(usual.peer_ids)
    median = re.compile(r"<td>([\d.]+)</td><td>[\d. –]+</td></tr>")
    found = [median.findall(write_card(r, "html").decode("utf-8")) for r in (reader, usual)]
    assert len(found[0]) == 5
    assert found[0] == found[1]


@pytest.mark.parametrize("city", [None, "atlantis"])
def test_no_city_no_card(make_reader: MakeReader, city: str | None) -> None:
    with pytest.raises(ValueError, match="needs a city"):
        write_card(make_reader(city=city), "pdf")
