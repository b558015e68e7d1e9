"""Problems in data: collected instead of raised, so that all can be reported at once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from smartgov.text import Language

Severity = Literal["error", "warning"]

_PLACEHOLDER = re.compile(r"\{(value|allowed)\}")

#: The comma of thousands, as limits are written in English.
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")

TEXTS = Path(__file__).parent / "problem_texts"

#: Codes of warnings. A study with warnings still loads; with any other problem it does not.
WARNINGS = frozenset(
    {
        *(
            "hash_mismatch",
            "id_mismatch",
            "no_coordinates",
            "beyond_goalposts",
            "unknown_column",
            "no_range",
        ),
        *("ambiguous_place", "external_links", "macros", "more_problems", "no_column_name"),
        *("questions_left_out", "second_header", "unknown_field", "unknown_region"),
        *("unknown_question_here", "unknown_sheet", "other_answers", "city_without_answers"),
        *("merged_cells", "carried_down", "hidden_rows", "hidden_columns", "hidden_sheet"),
        *("colored_answers", "stacked_table", "summary_row", "title_row", "header_too_long"),
        *("respondent_columns", "guessed_encoding"),
        *("coordinates_swapped", "coordinates_sign", "coordinates_zero"),
        *("coordinates_point", "coordinates_far", "no_known_place"),
        *("coordinates_elsewhere", "coordinates_outside"),
        *("edition_scale", "edition_city", "evidence_without_answer"),
    }
)


@dataclass(frozen=True)
class Problem:
    """One problem in the data and its location.

    Attributes
    ----------
    code
        The kind of problem; `describe` turns it into a sentence.
    file
        Name of the file in the study folder.
    row
        Row number as in a spreadsheet, where the header is row 1; None for the whole file.
    column
        Name of the column or field; empty for the whole row.
    value
        The value that was found.
    allowed
        The values that are allowed.
    sheet
        Name of the sheet of a workbook.
    letter
        Letter of the column in a spreadsheet, for files that visitors load.
    """

    code: str
    file: str
    row: int | None = None
    column: str = ""
    value: str = ""
    allowed: str = ""
    sheet: str = ""
    letter: str = ""

    @property
    def severity(self) -> Severity:
        """``error`` if the problem keeps a study from loading, else ``warning``."""
        return "warning" if self.code in WARNINGS else "error"


def has_errors(problems: Iterable[Problem]) -> bool:
    """Check whether any of the problems keeps a study from loading."""
    return any(problem.severity == "error" for problem in problems)


@cache
def problem_texts(language: Language) -> Mapping[str, str]:
    """Read the sentence of every problem code, with placeholders ``{value}`` and ``{allowed}``."""
    texts: dict[str, str] = json.loads((TEXTS / f"{language}.json").read_text(encoding="utf-8"))
    return texts


def describe(problem: Problem, language: Language = "en") -> str:
    """Describe in a sentence what the problem is and how to fix it."""
    sentence = problem_texts(language)[problem.code]
    allowed = problem.allowed
    if language != "en":  # where a comma marks decimals
        allowed = _THOUSANDS.sub("\N{NO-BREAK SPACE}", allowed)
    words = {"value": _shorten(problem.value), "allowed": allowed}
    return _PLACEHOLDER.sub(lambda found: words[found[1]], sentence)


def locate(problem: Problem, language: Language = "en") -> str:
    """Describe the location of a problem: file, sheet, row and column, as far as known."""
    texts = problem_texts(language)
    parts = [problem.file]
    if problem.sheet:
        parts.append(f"{texts['sheet']} {problem.sheet}")
    if problem.row is not None:
        parts.append(f"{texts['row']} {problem.row}")
    column = _shorten(problem.column)
    if problem.letter:
        parts.append(f"{texts['column']} {problem.letter}" + (f" ({column})" if column else ""))
    elif column:
        parts.append(f"{texts['column']} {column}")
    return ", ".join(parts)


def _shorten(text: str) -> str:
    """Truncate a text to at most 80 characters."""
    return text if len(text) <= 80 else text[:77] + "…"
