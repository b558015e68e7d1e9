"""What a template says: its sheets, headers, sentences and lists, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from babel import Locale
from babel.numbers import format_percent, get_decimal_symbol

from smartgov.intake.vocabulary import words
from smartgov.model import Question
from smartgov.places.countries import COUNTRIES
from smartgov.study.questionnaire import Questionnaire
from smartgov.study.statuses import status_words
from smartgov.text import Language

#: The rows of a sheet that are ready for a city each.
ROWS = 200


@dataclass(frozen=True)
class Template:
    """A questionnaire in one language, with the words that a template of it is written in."""

    questionnaire: Questionnaire
    language: Language

    @cached_property
    def texts(self) -> dict[str, str]:
        """The sentences of templates."""
        return dict(words(self.language)["template"])

    @cached_property
    def sheets(self) -> dict[str, str]:
        """The names of the sheets by their id."""
        return dict(words(self.language)["sheets"])

    @cached_property
    def countries(self) -> list[str]:
        """The names of all countries, in alphabetical order."""
        names = Locale.parse(self.language).territories
        return sorted(str(names[code]) for code in COUNTRIES if code in names)

    @cached_property
    def statuses(self) -> dict[str, str]:
        """The word for each status."""
        return {status: spelled[0] for status, spelled in status_words(self.language).items()}

    @cached_property
    def decimal_comma(self) -> bool:
        """Whether decimals stand after a comma, so that a comma separates nothing else."""
        return str(get_decimal_symbol(self.language)) == ","

    @property
    def csv_separator(self) -> str:
        """What spreadsheets of this language expect between the cells of a CSV file."""
        return ";" if self.decimal_comma else ","

    def count(self, number: int) -> str:
        """Return a whole number with its thousands set apart, by a blank that does not break.

        Not as the language does beside a decimal comma: the point of "5.000" would read as 5
        elsewhere, and templates travel.
        """
        return f"{number:,}".replace(",", "\u00a0") if self.decimal_comma else f"{number:,}"

    def percent(self, share: float) -> str:
        """Return a share from 0 to 1 as a whole percentage."""
        return str(format_percent(share, locale=self.language))

    def say(self, key: str, **values: object) -> str:
        """Return a sentence with its values filled in; names of sheets fill in by themselves."""
        return self.texts[key].format(**{**self.sheets, **self.statuses, **values})

    def column(self, column: str) -> str:
        """Return the header of a column of the cities."""
        return str(words(self.language)["cities"][column][0])

    def header(self, question: Question) -> str:
        """Return the header of a question's column."""
        return question.label.read(self.language)

    def choices(self, question: Question) -> list[str]:
        """Return the answers to choose from, the best first for yes and no; none for a number."""
        if question.type == "number":
            return []
        if question.type == "yes_no":
            given = [str(words(self.language)["values"][value][0]) for value in ("yes", "no")]
        else:
            given = [str(step) for step in range(round(question.low), round(question.high) + 1)]
        if question.levels:
            named = zip(given, question.levels, strict=True)
            given = [f"{step} – {level.read(self.language)}" for step, level in named]
        return [*given, self.say("unknown")]

    def about(self, question: Question) -> str:
        """Return what a question is about: its dimension, or that it does not count."""
        if question.role != "scored" or question.dimension is None:
            return self.say("barrier" if question.role == "barrier" else "context")
        return self.questionnaire.framework.labels[question.dimension].read(self.language)
