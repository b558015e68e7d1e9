"""Tests of saving choices as a mapping, and of applying it to a later file of the same office."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartgov.intake.choices import ALL, NO_CHOICES, Choices
from smartgov.intake.mapping_file import (
    MAX_MAPPING,
    Mapping,
    adopt,
    compare_headers,
    read_mapping,
    write_mapping,
)
from smartgov.problems import describe
from smartgov.text import LANGUAGES
from tests.smartgov.intake.made_files import PLAN, VOTING
from tests.smartgov.intake.made_ticks import BILBAO, HEADER, PORTO, answers_of, read_ticks

PETITIONS = "formal_petitions"

CHOSEN = Choices(
    columns={"Nombre": "name", "Cargo": "ignored", "¿Votan?": f"question:{VOTING}"},
    blank={VOTING: "no", PLAN: "missing"},
    coordinates={"Bilbao": "repaired"},
    decimal=",",
    encoding="mac_roman",
)


def save(choices: Choices = CHOSEN) -> dict[str, Any]:
    """Return a mapping as it is saved for the list of ticks."""
    whole: dict[str, Any] = json.loads(
        write_mapping(choices, read_ticks(choices=choices).understood)
    )
    return whole


def load(whole: object) -> Mapping:
    mapping, problems = read_mapping(json.dumps(whole).encode(), "mapping.json")
    assert mapping is not None, problems
    return mapping


def test_choices_are_saved_with_the_columns_of_the_file() -> None:
    mapping = load(save())
    assert mapping.headers == HEADER
    assert mapping.choices.columns == CHOSEN.columns
    assert mapping.choices.blank == CHOSEN.blank
    assert (mapping.choices.decimal, mapping.choices.encoding) == (",", "mac_roman")


def test_a_choice_for_all_is_saved_for_each() -> None:
    assert save(Choices(blank={ALL: "no"}))["blank"] == {VOTING: "no", PLAN: "no"}


def test_next_years_file_is_read_at_once() -> None:
    mapping = load(save(Choices(blank={ALL: "no"})))
    rows = [(*BILBAO, "", "X"), (*PORTO, "X", "")]
    understood = read_ticks(rows).understood
    assert understood.undecided == ("blank",)
    assert compare_headers(mapping, understood) == ((), ())
    choices = adopt(mapping, understood)
    assert answers_of(read_ticks(rows, choices=choices)) == {VOTING: [0, 1], PLAN: [1, 0]}


def test_what_is_new_is_asked_about_and_what_is_gone_is_told() -> None:
    mapping = load(
        save(Choices(blank={ALL: "no"}, columns={"Cargo": "ignored", "País": "country"}))
    )
    rows = [(*BILBAO, "X", ""), (*PORTO, "", "X")]
    header = ("Ciudad", "País", VOTING, PETITIONS)
    understood = read_ticks(rows, header).understood
    assert compare_headers(mapping, understood) == ((PETITIONS,), (PLAN,))
    choices = adopt(mapping, understood)
    assert choices.columns == {"País": "country"}
    blanks = read_ticks(rows, header, choices).understood.blanks
    assert [(column.question, column.means) for column in blanks] == [
        (VOTING, "no"),
        (PETITIONS, None),
    ]


def test_a_file_that_says_how_its_numbers_are_written_is_not_overruled() -> None:
    mapping = Mapping(Choices(decimal=","))
    header = ("Ciudad", "País", "transparency_audit")
    certain = read_ticks([(*BILBAO, "75.5")], header).understood
    assert adopt(mapping, certain).decimal == ""
    assert adopt(mapping, read_ticks([(*BILBAO, "75")], header).understood).decimal == ","


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b"{}", b'{"format": "x"}'),
        b'{"format": "smart-governance-mapping", "version": 2}',
        b'{"format": "smart-governance-mapping", "version": ' + b"9" * 5_000 + b"}",
    ],
)
def test_what_is_no_mapping_is_refused(content: bytes) -> None:
    mapping, problems = read_mapping(content, "m.json")
    assert mapping is None
    assert [problem.code for problem in problems] == ["not_a_mapping"]


def test_a_mapping_that_is_too_large_is_refused() -> None:
    mapping, problems = read_mapping(b" " * (MAX_MAPPING + 1), "m.json")
    assert (mapping, [problem.code for problem in problems]) == (None, ["too_large"])


def put(*path: str, value: object) -> Callable[[dict[str, Any]], None]:
    def change(whole: dict[str, Any]) -> None:
        for name in path[:-1]:
            whole = whole[name]
        whole[path[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (put("columns", "X", value="mayor"), "columns: X"),
        (put("columns", "X", value="question:../x"), "columns: X"),
        (put("columns", "X", value=1), "columns: X"),
        (put("columns", value=[]), "columns"),
        (put("columns", "y" * 3_000, value="name"), "columns"),
        (put("columns", "\u200b", value="name"), "columns"),
        (put("columns", value={f"c{n}": "name" for n in range(1_000)}), "columns"),
        (put("blank", VOTING, value="yes"), "blank: voting"),
        (put("coordinates", "Bilbao", value=[0, 0]), "coordinates: Bilbao"),
        (put("decimal", value="'"), "decimal"),
        (put("encoding", value="rot13"), "encoding"),
        (put("encoding", value=None), "encoding"),
        (put("headers", value="Ciudad"), "headers"),
        (put("headers", value=[1]), "headers"),
        (put("headers", value=["x"] * 5_000), "headers"),
    ],
)
def test_every_entry_is_checked(change: Callable[[dict[str, Any]], None], told: str) -> None:
    whole = save()
    change(whole)
    mapping, problems = read_mapping(json.dumps(whole).encode(), "m.json")
    assert mapping is None
    assert [(problem.code, problem.value) for problem in problems] == [("bad_mapping", told)]
    assert all(told in describe(problems[0], language) for language in LANGUAGES)


def test_names_are_cleaned_as_the_cells_of_a_file_are() -> None:
    whole = save()
    whole["columns"] = {"  Nom\u202ebre\ud800 ": "name"}
    assert load(whole).choices.columns == {"Nombre": "name"}


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(st.sampled_from(["headers", "columns", "blank", "coordinates", "decimal"]), json_values)
def test_any_json_is_a_mapping_or_told(field: str, value: object) -> None:
    whole = {"format": "smart-governance-mapping", "version": 1, field: value}
    mapping, problems = read_mapping(json.dumps(whole).encode(), "m.json")
    assert (mapping is None) == bool(problems)


def test_nothing_chosen_is_a_mapping_too() -> None:
    assert load(save(NO_CHOICES)).choices == NO_CHOICES
