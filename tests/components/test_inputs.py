"""Controls whose value is the view's: their options, in order, and what is shown for them."""

from __future__ import annotations

from typing import Any

import pytest
import streamlit as st

from components import inputs
from components.reader import Reader
from smartgov.model import Study
from smartgov.peers.rules import PEER_RULES
from smartgov.text import LANGUAGES, Language, without_accents
from tests.components.conftest import MakeReader
from tests.smartgov.made_studies import make_city, make_study, make_yes_no

languages = pytest.mark.parametrize("language", LANGUAGES)

Controls = dict[str, dict[str, Any]]


@pytest.fixture
def controls(session: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> Controls:
    """Return the controls that are drawn from here on, by key: options and all else they get."""
    drawn: Controls = {}

    def draw(label: str, options: Any = (), **more: Any) -> None:
        shown = more.get("format_func", str)
        drawn[more["key"]] = {
            "label": label,
            "options": list(options),
            "shown": list(map(shown, options)),
            "value": session[more["key"]],
            **more,
        }

    for name in ("selectbox", "multiselect", "segmented_control", "text_input", "toggle"):
        monkeypatch.setattr(st, name, draw)
    return drawn


@languages
def test_cities_stand_by_name_with_where_they_lie(
    make_reader: MakeReader, controls: Controls, language: Language
) -> None:
    reader = make_reader(language, city="cove")
    inputs.choose_city(reader, "City", hide_label=True)
    control = controls["choose_city"]
    assert control["options"] == ["arco", "brae", "cove", "dell"]
    assert control["shown"][2] == f"Cove, {reader.t.country('CL')}"
    assert (control["value"], control["label_visibility"]) == ("cove", "collapsed")
    assert control["index"] is None


def test_a_choice_without_a_placeholder_begins_with_the_first(
    make_reader: MakeReader, controls: Controls
) -> None:
    reader = make_reader()
    inputs.choose_one(reader, "x", "X", ["a", "b"], str.upper, value="b")
    control = controls["choose_x"]
    assert (control["index"], control["value"], control["shown"]) == (0, "b", ["A", "B"])
    inputs.choose_one(make_reader(x="a"), "x", "X", ["a", "b"], str.upper, value="b")
    assert controls["choose_x"]["value"] == "a"


def test_of_many_only_what_is_an_option_is_shown(
    make_reader: MakeReader, controls: Controls
) -> None:
    reader = make_reader(regions=("150", "999"))
    inputs.choose_many(reader, "regions", "Regions", ["002", "150"], reader.t.region)
    assert controls["choose_regions"]["value"] == ["150"]


def test_scores_stand_under_their_pillar_as_far_as_asked_about(
    make_reader: MakeReader, controls: Controls
) -> None:
    inputs.choose_measure(make_reader(measure="data"))
    control = controls["choose_measure"]
    assert control["options"] == ["overall", "open", "voice", "data", "plans", "look"]
    assert control["value"] == "data"


def one_country() -> Study:
    cities = [make_city("a", region="CL-AP"), make_city("b", region="CL-TA")]
    return make_study([make_yes_no("q")], {"a": [1], "b": [0]}, cities=cities)


def options_of_peers(reader: Reader, controls: Controls) -> list[str]:
    inputs.choose_peers(reader, "Peers")
    options: list[str] = controls["choose_peers"]["options"]
    return options


def test_every_rule_of_peers_can_be_chosen(make_reader: MakeReader, controls: Controls) -> None:
    assert options_of_peers(make_reader(), controls) == list(PEER_RULES)
    assert "choose_picked" not in controls


def test_in_one_country_its_cities_are_all(make_reader: MakeReader, controls: Controls) -> None:
    assert "country" not in options_of_peers(make_reader(of=one_country()), controls)
    chosen = make_reader(of=one_country(), peers="country")
    assert "country" in options_of_peers(chosen, controls)


def test_peers_are_picked_by_name(make_reader: MakeReader, controls: Controls) -> None:
    inputs.choose_peers(make_reader(peers="picked", picked=("cove",)), "Peers")
    control = controls["choose_picked"]
    names = [label.partition(",")[0] for label in control["shown"]]
    assert names == ["Arco", "Brae", "Cove", "Dell"]
    assert control["value"] == ["cove"]


@languages
def test_filters_have_what_the_study_has_by_name(
    make_reader: MakeReader, controls: Controls, language: Language
) -> None:
    reader = make_reader(language, search="co")
    inputs.filter_cities(reader)
    assert set(controls) == {
        *("choose_regions", "choose_countries", "choose_sizes", "choose_search")
    }
    assert set(controls["choose_countries"]["options"]) == {"ES", "NA", "CL"}
    for key in ("choose_regions", "choose_countries"):
        shown = controls[key]["shown"]
        assert shown == sorted(shown, key=reader.collate)
    assert controls["choose_sizes"]["options"] == reader.sizes
    assert controls["choose_search"]["value"] == "co"


def test_the_measure_is_a_filter_where_it_is_asked_for(
    make_reader: MakeReader, controls: Controls
) -> None:
    inputs.filter_cities(make_reader(), with_measure=True)
    assert "choose_measure" in controls


def test_one_country_is_no_filter_unless_it_is_chosen(
    make_reader: MakeReader, controls: Controls
) -> None:
    inputs.filter_cities(make_reader(of=one_country()))
    assert "choose_countries" not in controls
    inputs.filter_cities(make_reader(of=one_country(), countries=("ES",)))
    assert controls["choose_countries"]["value"] == ["ES"]


def test_segments_and_switches_show_the_view(make_reader: MakeReader, controls: Controls) -> None:
    reader = make_reader(group="size", lacking=True)
    inputs.choose_segment(reader, "group", "By", ["region", "size"], str.title, "size")
    inputs.switch(reader, "lacking", "Lacking", disabled=True)
    assert (controls["choose_group"]["value"], controls["choose_group"]["required"]) == (
        "size",
        True,
    )
    assert (controls["choose_lacking"]["value"], controls["choose_lacking"]["disabled"]) == (
        True,
        True,
    )


@languages
def test_of_many_cities_those_typed_are_listed(
    make_reader: MakeReader,
    session: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
    language: Language,
) -> None:
    cities = [make_city(f"c{n}", name=f"Évora {n:04}") for n in range(inputs.MOST_OPTIONS + 1)]
    study = make_study([make_yes_no("q")], {c.id: [1] for c in cities}, cities=cities)
    reader = make_reader(language, of=study, city="c7")
    asked: list[str] = []

    def type_text(label: str, **_: object) -> str:
        asked.append(label)
        return "EVORA 05"

    monkeypatch.setattr(st, "text_input", type_text)
    options = inputs.city_options(reader, ["c7"])
    assert asked == [reader.t("city.type")]
    assert len(options) == 1 + inputs.MOST_FOUND
    assert list(options)[:2] == ["c7", "c500"]  # the chosen city stays an option


def test_few_cities_are_all_listed(make_reader: MakeReader, controls: Controls) -> None:
    assert list(inputs.city_options(make_reader(), [])) == ["arco", "brae", "cove", "dell"]
    assert controls == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_city_is_found_by_each_of_its_names(
    make_reader: MakeReader, survey: Study, language: Language
) -> None:
    """The boxes compare letter by letter with the label, whatever the case."""
    labels = inputs.city_labels(make_reader(language, of=survey))
    for city in survey.cities:
        for name in (*city.all_names, without_accents(city.name)):
            assert name.casefold() in labels[city.id].casefold()
        assert labels[city.id].startswith(city.name_in(language))


def test_what_the_label_has_already_is_not_repeated(make_reader: MakeReader, survey: Study) -> None:
    labels = inputs.city_labels(make_reader(of=survey))
    assert labels["ghent"] == "Ghent, Belgium · Gante, Gand, Gent"
    assert labels["toronto"] == "Toronto, Canada"
    assert labels["malaga"] == "Málaga, Spain · Malaga"
