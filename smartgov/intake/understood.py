"""What the reader understood of a visitor's file, to be looked over and corrected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from smartgov.intake.choices import IGNORED, QUESTION, Blank, Choices, Coordinates, DecimalSign
from smartgov.model import Question, QuestionType
from smartgov.text import NO_WORDS, Text

#: How a column was recognized: by an id, its wording, its values, or by the visitor's choice.
How = Literal["id", "wording", "values", "chosen", ""]

#: How the table of answers is laid out, where it is not one row per city or per answer: questions
#: in rows and cities in columns, one sheet per city, or the form of one city.
LayoutKind = Literal["transposed", "sheets", "form", ""]

#: The role of a column about the persons who answered.
RESPONDENT = "respondent"

#: How sure the reader is of a property of the whole file.
Certainty = Literal["stated", "certain", "guessed", "chosen"]


@dataclass(frozen=True)
class Column:
    """A column of a file and its role.

    Attributes
    ----------
    sheet, letter, name
        Where it is, and its name in the header.
    role
        A column of ``cities.csv`` or of a table with one row per answer, ``question``,
        ``respondent`` (personal data, not kept), or ``ignored``.
    question
        The id of the question that it answers; blank for other columns.
    how
        How it was recognized.
    """

    sheet: str
    letter: str
    name: str
    role: str
    question: str = ""
    how: How = ""

    @property
    def choice(self) -> str:
        """The role as it is chosen; see `Choices.columns`."""
        if self.question:
            return f"{QUESTION}{self.question}"
        return IGNORED if self.role == RESPONDENT else self.role


@dataclass(frozen=True)
class Value:
    """A word that stands for an answer: its number, or None for no answer.

    ``kind`` is the type of the questions, ``level`` the name of the level on a scale.
    """

    word: str
    kind: QuestionType
    number: float | None
    level: Text = NO_WORDS


@dataclass(frozen=True)
class BlankColumn:
    """A column that contains only yes and blanks; ``means`` is None until that is chosen."""

    question: str
    name: str
    yes: int
    blank: int
    means: Blank | None


@dataclass(frozen=True)
class Doubt:
    """Coordinates that are far from the place of that name, and what would repair them.

    ``kind`` is ``swapped``, ``sign``, ``zero``, ``point`` or ``far``; ``distance`` is in
    kilometers, NaN if the place is not known.
    """

    kind: str
    latitude: float
    longitude: float
    distance: float


@dataclass(frozen=True)
class Location:
    """A city of the file and its place.

    ``how`` is ``file`` if the file gives the coordinates, ``gazetteer`` if its name does,
    ``repaired`` if the visitor accepted a repair, ``missing`` if there are none.
    """

    name: str
    country: str
    how: str
    doubt: Doubt | None = None
    choice: Coordinates | None = None


@dataclass(frozen=True)
class Encoding:
    """The encoding of a text file, and some names as they would read in each candidate."""

    name: str
    certainty: Certainty
    samples: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True)
class NumberFormat:
    """The decimal sign of the numbers in a file.

    ``ambiguous`` are numbers that depend on it, such as "2.500"; ``decided`` is False if nothing
    in the file tells how they are meant.
    """

    decimal: DecimalSign
    certainty: Certainty
    ambiguous: tuple[str, ...] = ()
    decided: bool = True


@dataclass(frozen=True)
class Suggestion:
    """A column whose entries suggest its role, ``name`` or ``country`` of the cities."""

    role: str
    column: str


@dataclass(frozen=True)
class Understood:
    """What the reader understood of a file.

    Attributes
    ----------
    questions
        The questions that the file may answer.
    columns, values, blanks, locations
        The meaning of columns, words, blank cells and city names.
    encoding, numbers
        The notation of the file; None if it does not matter.
    unnamed
        The column that may name cities or the persons who answered; blank if there is none.
    suggested
        The columns that seem to name the cities and their countries; no header says so.
    layout
        How the table was turned before it was read; blank if it was not.
    """

    questions: tuple[Question, ...] = ()
    columns: tuple[Column, ...] = ()
    values: tuple[Value, ...] = ()
    blanks: tuple[BlankColumn, ...] = ()
    locations: tuple[Location, ...] = ()
    encoding: Encoding | None = None
    numbers: NumberFormat | None = None
    unnamed: str = ""
    suggested: tuple[Suggestion, ...] = ()
    layout: LayoutKind = ""

    @property
    def undecided(self) -> tuple[str, ...]:
        """What must be decided before anything is scored, such as ``name`` or ``blank``."""
        open_ = {
            "place": bool(self.suggested),
            "name": bool(self.unnamed),
            "blank": any(column.means is None for column in self.blanks),
            "decimal": self.numbers is not None and not self.numbers.decided,
        }
        return tuple(what for what, is_open in open_.items() if is_open)

    @property
    def doubts(self) -> tuple[Location, ...]:
        """The cities whose coordinates are doubtful."""
        return tuple(location for location in self.locations if location.doubt is not None)


#: Nothing was understood.
NOTHING = Understood()


def spell_out(choices: Choices, understood: Understood) -> Choices:
    """Write out the choices that were made for all columns or cities, one by one.

    A column or city that comes new with a later file is then asked about again.
    """
    blank = {c.question: choices.blank_means(c.question) for c in understood.blanks}
    coordinates = {c.name: choices.place_of(c.name) for c in understood.doubts}
    return replace(
        choices,
        blank={name: means for name, means in blank.items() if means is not None},
        coordinates={name: place for name, place in coordinates.items() if place is not None},
    )


def assign_role(choices: Choices, understood: Understood, name: str, role: str) -> Choices:
    """Choose the role of a column; another column of the same table that had it is ignored."""
    sheets = {column.sheet for column in understood.columns if column.name == name}
    before = {
        column.name: IGNORED
        for column in understood.columns
        if column.choice == role != IGNORED and column.name != name and column.sheet in sheets
    }
    return replace(choices, columns={**choices.columns, **before, name: role})


def headers(columns: Iterable[Column]) -> tuple[str, ...]:
    """List the distinct names of columns, in their order."""
    return tuple(dict.fromkeys(column.name for column in columns))
