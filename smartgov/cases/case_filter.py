"""Filter cases by recommendation, by their cities, and by words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from smartgov.cases.case import Case
from smartgov.peers.filters import CityFilter
from smartgov.text import Language, fold


@dataclass(frozen=True)
class CaseFilter:
    """Filter cases; an empty criterion matches every case, and all criteria have to match.

    ``words`` are looked for in the names of the city, and in what the case says in a language.
    """

    recommendation: str | None = None
    cities: CityFilter = field(default_factory=CityFilter)
    words: str = ""

    def matches(self, case: Case, language: Language) -> bool:
        """Check whether a case meets all criteria."""
        return (
            self.recommendation in (None, case.recommendation)
            and self.cities.matches(case.city)
            and self._is_said(case, language)
        )

    def choose(self, cases: Iterable[Case], language: Language) -> tuple[Case, ...]:
        """Select the cases that match, in their order."""
        return tuple(case for case in cases if self.matches(case, language))

    def _is_said(self, case: Case, language: Language) -> bool:
        told = (text.read(language) for text in (case.name, case.what, case.led_to))
        words = fold(self.words)
        return any(words in fold(text) for text in (*case.city.all_names, *told))
