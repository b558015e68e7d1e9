"""What a visitor decides about a file that can be read in more than one way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

#: What a blank cell means in a column that contains only yes and blanks.
Blank = Literal["no", "missing"]

#: Where a city with doubtful coordinates is put: where the file says, or where it was repaired.
Coordinates = Literal["file", "repaired"]

DecimalSign = Literal[",", "."]

#: The choices allowed for `Blank`, `Coordinates` and `DecimalSign`.
BLANKS: tuple[Blank, ...] = get_args(Blank)
COORDINATES: tuple[Coordinates, ...] = get_args(Coordinates)
DECIMAL_SIGNS: tuple[DecimalSign, ...] = get_args(DecimalSign)

#: The key of a choice that holds for all columns or cities that have no choice of their own.
ALL = "*"

#: The role of a column that is not read, and the prefix of the role of a question.
IGNORED, QUESTION = "ignored", "question:"


@dataclass(frozen=True)
class Choices:
    """A visitor's choices about a file; what is not chosen is decided by the file itself.

    Attributes
    ----------
    columns
        Roles by column name: a column of ``cities.csv``, `IGNORED`, or `QUESTION` and an id.
    blank
        What a blank means, by the id of the question or `ALL`.
    coordinates
        Where cities with doubtful coordinates are put, by the name in the file or `ALL`.
    decimal
        The decimal sign of text; blank if the file decides.
    encoding
        The encoding of a text file that is not Unicode; blank if the file decides.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    blank: Mapping[str, Blank] = field(default_factory=dict)
    coordinates: Mapping[str, Coordinates] = field(default_factory=dict)
    decimal: DecimalSign | Literal[""] = ""
    encoding: str = ""

    def blank_means(self, question: str) -> Blank | None:
        """Look up what a blank means in the column of a question; None if not chosen."""
        return self.blank.get(question, self.blank.get(ALL))

    def place_of(self, city: str) -> Coordinates | None:
        """Look up where a city with doubtful coordinates is put; None if not chosen."""
        return self.coordinates.get(city, self.coordinates.get(ALL))


#: No choices.
NO_CHOICES = Choices()
