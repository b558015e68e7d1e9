"""What a file leaves open is asked, with the names and numbers of the file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
import streamlit as st

from components.sections.data import decide
from components.sections.data.decide import Form
from smartgov.intake.choices import BLANKS, NO_CHOICES, Choices
from smartgov.intake.tables.encodings import LEGACY, TWICE, UNICODE
from smartgov.intake.understood import (
    BlankColumn,
    Column,
    Doubt,
    Encoding,
    Location,
    NumberFormat,
    Suggestion,
    Understood,
)
from smartgov.text import LANGUAGES, Language
from tests.components.conftest import MakeReader
from tests.components.sections.conftest import Drawn
from tests.smartgov.made_studies import make_yes_no

languages = pytest.mark.parametrize("language", LANGUAGES)
BLANK = (BlankColumn("a", "A", 2, 1, None), BlankColumn("b", "B", 1, 2, None))
Answer = Callable[..., None]


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch, drawn: Drawn) -> Answer:
    """Return a function that says what is chosen in each kind of widget."""

    def use(
        radio: str | None = None, differ: Sequence[str] = (), select: str | None = None
    ) -> None:
        def draw(label: str, options: Sequence[str], *_: Any, format_func: Any, **__: Any) -> None:
            drawn.words.extend([label, *map(format_func, options)])

        def choose(chosen: Any) -> Callable[..., Any]:
            return lambda *args, **named: draw(*args, **named) or chosen

        monkeypatch.setattr(st, "radio", choose(radio))
        monkeypatch.setattr(st, "multiselect", choose(list(differ)))
        monkeypatch.setattr(st, "selectbox", choose(select))

    return use


@languages
def test_a_blank_is_asked_about_for_all_columns_with_exceptions(
    make_reader: MakeReader, answer: Answer, drawn: Drawn, language: Language
) -> None:
    t = (reader := make_reader(language)).t
    answer("no", ["b"])
    understood = Understood(blanks=BLANK)
    chosen = decide._ask_blank(Form(reader, "x"), NO_CHOICES, understood)
    assert chosen == Choices(blank={"a": "no", "b": "missing"})
    assert t("understood.blank.label", count=2) in drawn.words
    assert [t(f"understood.blank.{means}") for means in BLANKS] == drawn.words[1:3]
    assert {"A", "B"} <= set(drawn.words)


def test_without_an_answer_nothing_is_chosen(make_reader: MakeReader, answer: Answer) -> None:
    answer(None, ["b"])
    form = Form(make_reader(), "x")
    understood = Understood(
        blanks=BLANK, unnamed="N", numbers=NumberFormat(",", "guessed", ("2.500",), decided=False)
    )
    for question in (decide._ask_blank, decide._ask_name, decide._ask_decimal):
        assert question(form, NO_CHOICES, understood) == NO_CHOICES


@languages
def test_a_number_is_shown_as_it_would_read(
    make_reader: MakeReader, answer: Answer, drawn: Drawn, language: Language
) -> None:
    t = (reader := make_reader(language)).t
    answer(",")
    understood = Understood(numbers=NumberFormat(",", "guessed", ("2.500",), decided=False))
    chosen = decide._ask_decimal(Form(reader, "x"), NO_CHOICES, understood)
    assert chosen == Choices(decimal=",")
    said = [("comma", t.number(2500)), ("point", t.number(2.5, 1))]
    assert drawn.words[1:3] == [
        t(f"understood.decimal.{name}", example="2.500", number=number) for name, number in said
    ]


@pytest.mark.parametrize("role", ["name", "ignored"])
def test_a_name_is_of_cities_or_persons(make_reader: MakeReader, answer: Answer, role: str) -> None:
    answer(role)
    understood = Understood(columns=(Column("", "A", "Nombre", "name"),), unnamed="Nombre")
    chosen = decide._ask_name(Form(make_reader(), "x"), NO_CHOICES, understood)
    assert chosen == Choices(columns={"Nombre": role})


@languages
def test_encodings_are_offered_with_names_as_they_would_read(
    make_reader: MakeReader, answer: Answer, drawn: Drawn, language: Language
) -> None:
    reader = make_reader(language)
    answer(select="cp850")
    samples = (("mac_roman", ("Medellín",)), ("cp850", ("MedellÆn",)))
    understood = Understood(encoding=Encoding("mac_roman", "guessed", samples))
    chosen = decide._ask_encoding(Form(reader, "x"), NO_CHOICES, understood)
    assert chosen == Choices(encoding="cp850")
    assert drawn.words[1] == "Medellín (Mac)"
    assert all(decide.encoding_label(reader, name) for name in (UNICODE, TWICE, *LEGACY))


@languages
@pytest.mark.parametrize("kind", ["swapped", "sign", "zero", "point", "far"])
def test_doubtful_coordinates_are_asked_about_with_their_repair(
    make_reader: MakeReader, answer: Answer, drawn: Drawn, language: Language, kind: str
) -> None:
    t = (reader := make_reader(language)).t
    answer("repaired")
    place = Location("Bilbao", "ES", "file", Doubt(kind, 43.263, -2.935, 5000))
    understood = Understood(locations=(place, Location("Lyon", "FR", "file")))
    chosen = decide._ask_coordinates(Form(reader, "x"), NO_CHOICES, understood)
    assert chosen == Choices(coordinates={"Bilbao": "repaired"})
    row = ["Bilbao", t(f"understood.coordinates.kinds.{kind}"), "43.263, -2.935"]
    assert decide.doubt_row(reader, place) == row
    assert all(cell in drawn.words[-1] for cell in row)


def test_what_was_chosen_before_is_chosen_again(
    make_reader: MakeReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[Any] = []
    monkeypatch.setattr(st, "radio", lambda _, options, index, **__: options[index])
    monkeypatch.setattr(
        st, "multiselect", lambda _, items, others, **__: kept.append(others) or others
    )
    monkeypatch.setattr(st, "html", lambda *_: None)
    blanks = (*BLANK[:1], BlankColumn("b", "B", 1, 2, "missing"), BlankColumn("c", "C", 1, 1, "no"))
    blanks = tuple(BlankColumn(b.question, b.name, 1, 1, b.means or "no") for b in blanks)
    form = Form(make_reader(), "x")
    chosen = decide._ask_blank(form, NO_CHOICES, Understood(blanks=blanks))
    assert chosen.blank == {"a": "no", "b": "missing", "c": "no"}
    assert kept == [["b"]]


def test_only_what_is_open_is_asked() -> None:
    sure = NumberFormat(",", "certain", ("2.500",))
    nothing = Understood(numbers=sure, encoding=Encoding("utf-8", "certain"))
    assert decide._questions(nothing) == []
    chosen = NumberFormat(",", "chosen", ("2.500",))
    assert decide._questions(Understood(numbers=chosen)) == [decide._ask_decimal]


def test_long_lists_are_cut_and_counted(make_reader: MakeReader, drawn: Drawn) -> None:
    reader = make_reader()
    decide.draw_rows(reader, "c", [], [["x"]] * 5, 3)
    assert drawn.words[0].count("<tr") == 4
    assert reader.t("understood.more", count=2) in drawn.words[1]


@languages
def test_roles_have_names(make_reader: MakeReader, language: Language) -> None:
    reader = make_reader(language)
    understood = Understood(questions=(make_yes_no("vote"),))
    names = [
        decide.choice_label(reader, understood, role)
        for role in ("ignored", *decide.COLUMNS, "question:vote", "question:gone", "value")
    ]
    assert all(names)
    assert names[-2] == "gone"


@languages
@pytest.mark.parametrize("chosen", [None, "ignored"])
def test_what_seems_to_name_the_cities_is_asked(
    make_reader: MakeReader,
    answer: Answer,
    drawn: Drawn,
    language: Language,
    chosen: str | None,
) -> None:
    t = (reader := make_reader(language)).t
    answer(chosen)
    suggested = (Suggestion("name", "Ort"), Suggestion("country", "Land"))
    understood = Understood(
        columns=tuple(Column("", "A", name, "ignored") for name in ("Ort", "Land")),
        suggested=suggested,
    )
    assert decide._questions(understood) == [decide._ask_place]
    choices = decide._ask_place(Form(reader, "x"), NO_CHOICES, understood)
    assert choices.columns == {found.column: chosen or found.role for found in suggested}
    for role, column in (("name", "Ort"), ("country", "Land")):
        assert t(f"understood.place.label.{role}", column=column) in drawn.words
        assert t(f"understood.place.{role}") in drawn.words
