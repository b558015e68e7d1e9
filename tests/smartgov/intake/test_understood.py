"""Tests of what was understood of a file, and of what must be decided."""

from __future__ import annotations

from smartgov.intake.choices import ALL, Choices
from smartgov.intake.understood import (
    NOTHING,
    BlankColumn,
    Column,
    Doubt,
    Location,
    NumberFormat,
    Understood,
    assign_role,
    headers,
    spell_out,
)


def test_what_must_be_decided() -> None:
    assert NOTHING.undecided == ()
    open_ = Understood(
        blanks=(BlankColumn("a", "A", 1, 1, None), BlankColumn("b", "B", 1, 1, "no")),
        numbers=NumberFormat(",", "guessed", ("2.500",), decided=False),
        unnamed="Nombre",
    )
    assert open_.undecided == ("name", "blank", "decimal")
    settled = Understood(
        blanks=(BlankColumn("a", "A", 1, 1, "missing"),), numbers=NumberFormat(",", "guessed")
    )
    assert settled.undecided == ()


def test_choices_are_settled_one_by_one() -> None:
    """A column that comes new with a later file is asked about again."""
    doubt = Doubt("zero", 1, 2, 3)
    understood = Understood(
        blanks=(BlankColumn("a", "A", 1, 1, None), BlankColumn("b", "B", 1, 1, None)),
        locations=(
            Location("Bilbao", "ES", "file", doubt),
            Location("Lyon", "FR", "file"),
        ),
    )
    chosen = Choices(blank={ALL: "no"}, coordinates={ALL: "repaired"}, decimal=",")
    assert spell_out(chosen, understood) == Choices(
        blank={"a": "no", "b": "no"}, coordinates={"Bilbao": "repaired"}, decimal=","
    )
    some = Choices(blank={"b": "missing", "gone": "no"}, coordinates={"Gone": "file"})
    assert spell_out(some, understood) == Choices(blank={"b": "missing"})


def test_a_role_has_one_column_in_each_table() -> None:
    understood = Understood(
        columns=(
            Column("Cities", "A", "Municipio", "name"),
            Column("Answers", "A", "Nombre", "name"),
            Column("Answers", "B", "Lugar", "ignored"),
            Column("Answers", "C", "¿Votan?", "question", "voting"),
            Column("Answers", "D", "Cargo", "respondent"),
        )
    )
    assert assign_role(Choices(), understood, "Lugar", "name").columns == {
        "Nombre": "ignored",
        "Lugar": "name",
    }
    assert assign_role(Choices(), understood, "Lugar", "question:voting").columns == {
        "¿Votan?": "ignored",
        "Lugar": "question:voting",
    }
    chosen = assign_role(Choices(columns={"x": "note"}), understood, "Nombre", "ignored")
    assert chosen.columns == {"x": "note", "Nombre": "ignored"}


def test_headers_are_listed_once() -> None:
    names = ("Ciudad", "voting", "Ciudad")
    assert headers(Column("", "A", name, "name") for name in names) == ("Ciudad", "voting")
