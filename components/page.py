"""A page as one visitor sees it at this moment: a reader, and what the app knows beside it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from components.cache import load_intervals
from components.reader import Reader
from smartgov.study.load import LoadedStudy


@dataclass(frozen=True, eq=False, kw_only=True)
class Page(Reader):
    """A reader in the app.

    Attributes
    ----------
    slug
        The stem of the page's script, which is its address; blank for the Overview.
    known
        The study as the app keeps it, by which results are cached.
    """

    slug: str
    known: LoadedStudy

    @cached_property
    def intervals(self) -> pd.DataFrame:
        """How sure each rank is: kept for all visitors, unless a city of the visitor's is added.

        The answers of a visitor's own city stay out of every cache.
        """
        if self.study is not self.known.study:
            return super().intervals
        return load_intervals(self.known, self.view.spec)
