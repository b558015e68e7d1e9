"""Ask what a visitor's file leaves open, and change how a column is read."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import streamlit as st

from components import html, show
from components.html import Cell, Column
from components.reader import Speaker
from components.session_files import Upload, choose
from smartgov.intake.choices import (
    BLANKS,
    COORDINATES,
    DECIMAL_SIGNS,
    IGNORED,
    QUESTION,
    Blank,
    Choices,
    Coordinates,
    DecimalSign,
)
from smartgov.intake.study.check_coordinates import show_point
from smartgov.intake.study.city_table import COLUMNS
from smartgov.intake.understood import Location, Understood, assign_role
from smartgov.intake.vocabulary import words
from smartgov.numbers import parse_number

#: Maximum rows of a table beside a question.
LISTED = 12

T = TypeVar("T", bound=str)


@dataclass(frozen=True)
class Form:
    """The widgets of the questions about one file: its reader, and what makes keys unique."""

    reader: Speaker
    suffix: str

    def key(self, name: str) -> str:
        """Build the key of a widget."""
        return f"{name}_{self.suffix}"

    def one(
        self,
        name: str,
        label: str,
        options: Sequence[T],
        shown: Callable[[T], str],
        chosen: T | None = None,
    ) -> T | None:
        """Draw a choice of one of a few options; None until one is chosen."""
        index = None if chosen is None else options.index(chosen)
        return st.radio(label, options, index, format_func=shown, key=self.key(name))

    def each(
        self,
        name: str,
        label: str,
        options: Sequence[T],
        items: Mapping[str, T | None],
        named: Callable[[str], str] = str,
    ) -> dict[str, T]:
        """Draw a choice between two options for all items, and for which it is the other one."""
        t = self.reader.t
        made = [choice for choice in items.values() if choice is not None]
        usual = max(options, key=made.count) if made else None
        chosen = self.one(name, label, options, lambda o: t(f"understood.{name}.{o}"), usual)
        others = [item for item, choice in items.items() if choice not in (None, usual)]
        differ = st.multiselect(
            t(f"understood.{name}.except"),
            list(items),
            others,
            format_func=named,
            placeholder=t("understood.except_none"),
            key=self.key(f"{name}_except"),
        )
        if chosen is None:
            return {}
        other = options[1 - options.index(chosen)]
        return {item: other if item in differ else chosen for item in items}


def ask(reader: Speaker, upload: Upload, understood: Understood) -> None:
    """Draw one form with all that was guessed or is doubtful, if there is anything."""
    asks = _questions(understood)
    if not asks:
        return
    t, choices = reader.t, upload.choices
    form = Form(reader, _suffix(upload))
    with st.form(form.key("decide")):
        for question in asks:
            choices = question(form, choices, understood)
        label = t("understood.apply" if understood.undecided else "understood.apply_again")
        if st.form_submit_button(label, icon=":material/check:", type="primary"):
            choose(choices)
            st.rerun()


def _suffix(upload: Upload) -> str:
    """Make the keys of widgets new where the file or a choice is another one."""
    return f"{upload.digest[:8]}_{hash(repr(upload.choices)) & 0xFFFFFF:x}"


#: Draws one question, and adds its answer to the choices.
Ask = Callable[[Form, Choices, Understood], Choices]


def _questions(understood: Understood) -> list[Ask]:
    """List what there is to ask about a file, the most urgent first."""
    numbers, encoding = understood.numbers, understood.encoding
    there: list[tuple[bool, Ask]] = [
        (bool(understood.suggested), _ask_place),
        (bool(understood.unnamed), _ask_name),
        (bool(understood.blanks), _ask_blank),
        (
            numbers is not None
            and bool(numbers.ambiguous)
            and numbers.certainty in ("guessed", "chosen"),
            _ask_decimal,
        ),
        (encoding is not None and len(encoding.samples) > 1, _ask_encoding),
        (bool(understood.doubts), _ask_coordinates),
    ]
    return [question for is_open, question in there if is_open]


def _ask_place(form: Form, choices: Choices, understood: Understood) -> Choices:
    """Ask whether columns name the cities and their countries, as their entries suggest."""
    t = form.reader.t
    for role, column in ((found.role, found.column) for found in understood.suggested):
        label = t(f"understood.place.label.{role}", column=column)
        options = (role, IGNORED)
        chosen = form.one(
            f"place_{role}", label, options, lambda o: t(f"understood.place.{o}"), role
        )
        choices = assign_role(choices, understood, column, chosen or role)
    return choices


def _ask_name(form: Form, choices: Choices, understood: Understood) -> Choices:
    """Ask whether a column names the cities or the persons who answered."""
    t, column = form.reader.t, understood.unnamed
    label = t("understood.name.label", column=column)
    options = ("name", IGNORED)
    chosen = form.one("name", label, options, lambda o: t(f"understood.name.{o}"))
    return choices if chosen is None else assign_role(choices, understood, column, chosen)


def _ask_blank(form: Form, choices: Choices, understood: Understood) -> Choices:
    """Ask what a blank means in the columns that contain only yes and blanks."""
    t, blanks = form.reader.t, understood.blanks
    rows: list[list[Cell]] = [
        [column.name, t.number(column.yes), t.number(column.blank)] for column in blanks
    ]
    names = {column.question: column.name for column in blanks}
    items: dict[str, Blank | None] = {column.question: column.means for column in blanks}
    label = t("understood.blank.label", count=len(blanks))
    found = form.each("blank", label, BLANKS, items, names.__getitem__)
    header = [
        Column(t("data.column")),
        Column(t("answers.yes"), True),
        Column(t("understood.blank_cell"), True),
    ]
    draw_rows(form.reader, t("understood.blank.caption"), header, rows, LISTED)
    return replace(choices, blank={**choices.blank, **found})


def _ask_decimal(form: Form, choices: Choices, understood: Understood) -> Choices:
    """Ask whether the point or the comma marks decimals, with an example of the file."""
    t, numbers = form.reader.t, understood.numbers
    assert numbers is not None
    example = numbers.ambiguous[0]

    def shown(sign: DecimalSign) -> str:
        value = parse_number(example, comma=sign == ",")
        name = "comma" if sign == "," else "point"
        number = t.number(value, len(f"{value:.3f}".rstrip("0").partition(".")[2]))
        return t(f"understood.decimal.{name}", example=example, number=number)

    label = t("understood.decimal.label", examples=t.join(list(numbers.ambiguous)))
    chosen = numbers.decimal if numbers.decided else None
    sign = form.one("decimal", label, DECIMAL_SIGNS, shown, chosen)
    return choices if sign is None else replace(choices, decimal=sign)


def _ask_encoding(form: Form, choices: Choices, understood: Understood) -> Choices:
    """Ask in which encoding names read right; the guess is chosen."""
    t, encoding = form.reader.t, understood.encoding
    assert encoding is not None
    samples = dict(encoding.samples)
    chosen = st.selectbox(
        t("understood.encoding.label"),
        list(samples),
        format_func=lambda name: (
            f"{', '.join(samples[name])} ({encoding_label(form.reader, name)})"
        ),
        help=t("understood.encoding.help"),
        key=form.key("encoding"),
    )
    return replace(choices, encoding=chosen or encoding.name)


def encoding_label(reader: Speaker, name: str) -> str:
    """Name an encoding by the programs or languages that use it."""
    return reader.t(f"understood.encodings.{name.replace('-', '_')}")


def _ask_coordinates(form: Form, choices: Choices, understood: Understood) -> Choices:
    """Ask where cities with doubtful coordinates are put."""
    t, doubts = form.reader.t, understood.doubts
    items: dict[str, Coordinates | None] = {place.name: place.choice for place in doubts}
    label = t("understood.coordinates.label", count=len(items))
    found = form.each("coordinates", label, COORDINATES, items)
    header = [Column(t(f"understood.coordinates.{part}")) for part in ("city", "doubt", "repair")]
    rows = [doubt_row(form.reader, place) for place in doubts]
    draw_rows(form.reader, t("understood.coordinates.caption"), header, rows, LISTED)
    return replace(choices, coordinates={**choices.coordinates, **found})


def doubt_row(reader: Speaker, place: Location) -> list[Cell]:
    """Describe what is doubtful about the coordinates of a city, and the repair."""
    t, doubt = reader.t, place.doubt
    assert doubt is not None
    known = not math.isnan(doubt.latitude)
    repair = show_point(doubt.latitude, doubt.longitude) if known else ""
    return [place.name, t(f"understood.coordinates.kinds.{doubt.kind}"), repair]


def draw_rows(
    reader: Speaker,
    caption: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    most: int,
) -> None:
    """Draw the first rows of a table, and count the others."""
    st.html(html.data_table(caption, columns, rows[:most]))
    if len(rows) > most:
        show.paragraph(reader.t("understood.more", count=len(rows) - most))


def change_column(reader: Speaker, upload: Upload, understood: Understood) -> None:
    """Draw a form that gives one column another role, and a button to undo all choices."""
    t = reader.t
    form = Form(reader, _suffix(upload))
    names = list(dict.fromkeys(column.name for column in understood.columns))
    roles = [IGNORED, *COLUMNS, *(f"{QUESTION}{q.id}" for q in understood.questions)]
    with st.form(form.key("change")):
        name = st.selectbox(t("data.column"), names, key=form.key("column"))
        role = st.selectbox(
            t("understood.role"),
            roles,
            format_func=lambda role: choice_label(reader, understood, role),
            key=form.key("role"),
        )
        if st.form_submit_button(t("understood.apply_change")):
            choose(assign_role(upload.choices, understood, name, role))
            st.rerun()
    if st.button(
        t("understood.reset"),
        icon=":material/undo:",
        disabled=upload.choices == Choices(),
        key=form.key("reset"),
    ):
        choose(Choices())
        st.rerun()


def choice_label(reader: Speaker, understood: Understood, role: str) -> str:
    """Name a role that can be chosen."""
    if role.startswith(QUESTION):
        return question_label(reader, understood, role.removeprefix(QUESTION))
    return role_label(reader, role)


def question_label(reader: Speaker, understood: Understood, question: str) -> str:
    """Name a question of the file by its label, or by its text or id if it has none."""
    by_id = {asked.id: asked for asked in understood.questions}
    if question not in by_id:
        return question
    asked = by_id[question]
    return reader.t.text(asked.label) or reader.t.text(asked.text) or question


def role_label(reader: Speaker, role: str) -> str:
    """Name the role of a column that answers no question."""
    if role == IGNORED:
        return reader.t("understood.roles.ignored")
    groups = words(reader.t.language)
    names = {**groups["answers"], **groups["cities"]}
    return str(names[role][0])
