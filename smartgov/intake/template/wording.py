"""Look up the texts of a template in one language: sheets, headers, sentences and lists."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from babel import Locale
from babel.numbers import format_percent, get_decimal_symbol

from smartgov.intake.vocabulary import first_spelling, words
from smartgov.model import Question
from smartgov.places.countries import COUNTRIES
from smartgov.study.questionnaire import Questionnaire
from smartgov.study.statuses import status_words
from smartgov.text import Language

#: Number of rows prepared for cities.
ROWS = 200


@dataclass(frozen=True)
class Template:
    """A questionnaire, the language of its template, and the rows prepared for cities."""

    questionnaire: Questionnaire
    language: Language
    rows: int = ROWS

    @cached_property
    def texts(self) -> dict[str, str]:
        """The sentences of templates."""
        return dict(words(self.language)["template"])

    @cached_property
    def sheets(self) -> dict[str, str]:
        """The names of the sheets by their id."""
        names = words(self.language)["sheets"]
        return {sheet: first_spelling(word) for sheet, word in names.items()}

    @cached_property
    def countries(self) -> list[str]:
        """The names of all countries, in alphabetical order."""
        return sorted(self.country_names.values())

    @cached_property
    def country_names(self) -> dict[str, str]:
        """The name of each country by its code."""
        names = Locale.parse(self.language).territories
        return {code: str(names[code]) for code in COUNTRIES if code in names}

    @cached_property
    def statuses(self) -> dict[str, str]:
        """The word for each status."""
        return {status: spelled[0] for status, spelled in status_words(self.language).items()}

    @cached_property
    def decimal_comma(self) -> bool:
        """Whether the language writes decimals with a comma."""
        return str(get_decimal_symbol(self.language)) == ","

    @property
    def csv_separator(self) -> str:
        """The cell separator that spreadsheets expect in this language."""
        return ";" if self.decimal_comma else ","

    def count(self, number: int) -> str:
        """Format a whole number, with a no-break space for thousands if decimals have a comma.

        The point that such languages use, as in "5.000", would read as 5 elsewhere, and templates
        are shared across languages.
        """
        return f"{number:,}".replace(",", "\u00a0") if self.decimal_comma else f"{number:,}"

    def percent(self, share: float) -> str:
        """Format a share from 0 to 1 as a whole percentage."""
        return str(format_percent(share, locale=self.language))

    def say(self, key: str, **values: object) -> str:
        """Look up a sentence and fill in values; sheet names and statuses are always available."""
        return self.texts[key].format(**{**self.sheets, **self.statuses, **values})

    def column(self, column: str) -> str:
        """Look up the header of a city column."""
        return str(words(self.language)["cities"][column][0])

    def header(self, question: Question) -> str:
        """Look up the header of a question column."""
        return question.label.read(self.language)

    def choices(self, question: Question) -> list[str]:
        """List the choices of a question, yes before no; empty for a number."""
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
        """Describe the subject of a question: its dimension, or that it is not scored."""
        if question.role != "scored" or question.dimension is None:
            return self.say("barrier" if question.role == "barrier" else "context")
        return self.questionnaire.framework.labels[question.dimension].read(self.language)
