"""The state of one page for one visitor: a reader, plus the page's slug and the cached study."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from urllib.parse import urlencode

import pandas as pd

from components.cache import load_intervals
from components.reader import Reader
from components.view.parameters import format_view
from components.view.view import View
from smartgov.study.load import LoadedStudy

#: The pages with filters of cities; the others are about all cities, or about chosen ones.
FILTERED_PAGES = ("", "ranking", "recommendations", "present")


@dataclass(frozen=True, eq=False, kw_only=True)
class Page(Reader):
    """A reader in the app.

    Attributes
    ----------
    slug
        Name of the page in the URL, the stem of its script; blank for the Overview.
    known
        The loaded study, used as the key of cached results.
    session_cases
        Whether the visitor loaded documented practices, which nobody else sees.
    """

    slug: str
    known: LoadedStudy
    session_cases: bool = False

    @property
    def filters_apply(self) -> bool:
        """Whether the page shows the cities that pass the filters."""
        return self.slug in FILTERED_PAGES

    @cached_property
    def shared_key(self) -> str | None:
        """Cache key of all that every visitor of this view sees alike; see `once`.

        None if the view depends on a visitor's own file, own city or own practices.
        """
        study = self.shared_study_key
        if study is None or self.view.own:
            return None
        query = urlencode(format_view(self.view), doseq=True)
        alone = self.alone.name if self.alone else ""
        return "\n".join((study, self.slug, query, self.theme.name, alone))

    @property
    def shared_study_key(self) -> str | None:
        """Cache key of what the study looks like in every view; None if it is a visitor's."""
        if self.known.own or self.session_cases or self.study is not self.known.study:
            return None
        editions = (edition.digest for edition in self.editions)
        return "\n".join((self.known.name, self.known.digest, self.t.language, *editions))

    @cached_property
    def shared_selection_key(self) -> str | None:
        """Cache key of the numbers of the selected cities, in any language and for any city."""
        if self.shared_key is None:
            return None
        editions = (edition.digest for edition in self.editions)
        fields = ("since", "measure", "weights", "aggregation", "coverage")
        numbers = View(**{field: getattr(self.view, field) for field in fields})
        query = urlencode(format_view(numbers), doseq=True)
        cities = sha256("\n".join(self.chosen).encode()).hexdigest()
        return "\n".join((self.known.name, self.known.digest, *editions, query, cities))

    def make_intervals(self, measure: str) -> pd.DataFrame:
        """Compute rank intervals, cached unless the visitor's own city is included.

        The answers for a visitor's own city are never cached.
        """
        if self.study is not self.known.study:
            return super().make_intervals(measure)
        return load_intervals(self.known, self.view.spec, measure)
