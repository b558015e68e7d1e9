"""Context for rendering a study: data, scores, view, language and theme.

Pages, city profiles and the command line create readers; `words` and `publish` use them. Does not
depend on Streamlit.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

import pandas as pd

from components.figures.brush import Brush
from components.i18n import Translator
from components.theme import Theme, pillar_hue
from components.view.view import MOST_COMPARED, View
from smartgov.cases.case import Case
from smartgov.certainty.robustness import rank_intervals
from smartgov.certainty.variants import has_choices
from smartgov.model import OWN_ID, City, Recommendation, Scores, Study
from smartgov.peers.filters import CityFilter
from smartgov.peers.population import POPULATION_CLASSES, population_class
from smartgov.peers.rules import Peers, find_peers
from smartgov.peers.similar import order_by_similarity
from smartgov.study.load import LoadedStudy
from smartgov.text import fold


class Speaker(Protocol):
    """What can be said without a study: the language, and what the visitor chose."""

    @property
    def t(self) -> Translator:
        """Translator of the language."""

    @property
    def view(self) -> View:
        """What the visitor chose."""


@dataclass
class OneChart:
    """The only chart or map that is shown, for another site; ``found`` once it was drawn."""

    name: str
    found: bool = False


@dataclass(frozen=True, eq=False, kw_only=True)
class Reader:
    """A study, a view of it, and the language and theme to render it in.

    Attributes
    ----------
    study, scores
        A valid study and its scores with the weights of the view.
    recommendations
        Recommendations for the pillars in the study's framework, in order.
    view
        What the visitor chose, limited to what exists in the study.
    t, theme
        Translator of the language and colors of the mode.
    own_file
        Whether the study was loaded from a visitor's file.
    alone
        The only chart that is shown; None for the whole page.
    editions
        All editions of the series of the study, the earliest first; none if it is alone.
    own_cases
        Documented practices beside those of the project: of the study's folder, or of a file that
        the visitor loaded.
    """

    study: Study
    scores: Scores
    recommendations: tuple[Recommendation, ...]
    view: View
    t: Translator
    theme: Theme
    own_file: bool = False
    alone: OneChart | None = None
    editions: tuple[LoadedStudy, ...] = ()
    own_cases: tuple[Case, ...] = ()

    @property
    def shared_key(self) -> str | None:
        """Cache key of what all visitors of a view see alike; None: nothing is cached."""
        return None

    @property
    def shared_study_key(self) -> str | None:
        """Cache key of what a study looks like in every view; None: nothing is cached."""
        return None

    @property
    def shared_selection_key(self) -> str | None:
        """Cache key of the numbers of the selected cities; None: nothing is cached."""
        return None

    @cached_property
    def city(self) -> City | None:
        """The chosen city with its name in the reader's language, or None if none is chosen."""
        city = self.study.city_by_id.get(self.view.city or "")
        if city is None or city.name == self.name(city.id):
            return city
        return replace(city, name=self.name(city.id))

    @cached_property
    def peers(self) -> Peers | None:
        """The peers of the chosen city, or None if no city is chosen."""
        if self.city is None:
            return None
        return find_peers(
            self.study,
            self.city.id,
            self.view.peers,
            scores=self.scores,
            picked=self.view.picked,
        )

    @property
    def peer_ids(self) -> tuple[str, ...]:
        """Ids of the peers of the chosen city; none if no city is chosen."""
        return self.peers.cities if self.peers else ()

    @cached_property
    def ordered_peers(self) -> tuple[str, ...]:
        """Ids of the peers of the chosen city, the most similar profile first."""
        if self.city is None:
            return ()
        asked = [dimension.id for dimension in self.study.asked]
        return order_by_similarity(self.scores, self.city.id, self.peer_ids, asked)

    @property
    def beside_peers(self) -> View:
        """The view with the chosen city compared with the nearest of its peers."""
        if self.city is None:
            return self.view
        nearest = self.ordered_peers[: MOST_COMPARED - 1]
        return replace(self.view, compared=(self.city.id, *nearest))

    @cached_property
    def intervals(self) -> pd.DataFrame:
        """Rank intervals of the overall score; see `intervals_of`."""
        return self.intervals_of("overall")

    def intervals_of(self, measure: str) -> pd.DataFrame:
        """Get the rank intervals by a measure with the weights of the view; computed once."""
        if measure not in self._intervals:
            self._intervals[measure] = self.make_intervals(measure)
        return self._intervals[measure]

    def make_intervals(self, measure: str) -> pd.DataFrame:
        """Compute the rank intervals by a measure; see `rank_intervals`."""
        return rank_intervals(self.study, self.scores, measure)

    def interval_ends(self, measure: str = "overall") -> dict[str, tuple[float, float]]:
        """Get the 5th and 95th percentile of each city's rank, by city; NaN if not ranked."""
        if measure not in self._ends:
            ends = self.intervals_of(measure)[["rank_p05", "rank_p95"]]
            rows = ends.itertuples(index=False, name=None)
            self._ends[measure] = dict(zip(ends.index, rows, strict=True))
        return self._ends[measure]

    @cached_property
    def _intervals(self) -> dict[str, pd.DataFrame]:
        return {}

    @cached_property
    def _ends(self) -> dict[str, dict[str, tuple[float, float]]]:
        return {}

    @cached_property
    def has_choices(self) -> bool:
        """Whether the ranks by the score shown depend on choices of method; see `has_choices`."""
        return has_choices(self.study, self.view.spec, self.view.measure)

    @cached_property
    def chosen(self) -> list[str]:
        """Ids of the cities that pass the filters; all cities if the study has a visitor's own."""
        if self.has_own_city:
            return list(self.study.city_by_id)
        return self.view.cities.choose(self.study)

    @property
    def filters_apply(self) -> bool:
        """Whether the filters of the view select the cities that are shown."""
        return True

    @property
    def is_filtered(self) -> bool:
        """Whether only a part of the cities is shown."""
        filters = self.filters_apply and self.view.cities != CityFilter()
        return filters and len(self.chosen) < len(self.study.cities)

    @property
    def has_own_city(self) -> bool:
        """Whether the study includes a visitor's own city; see `add_own_city`."""
        return OWN_ID in self.study.city_by_id

    @cached_property
    def one_country(self) -> bool:
        """Whether all cities are in one country, so that locations are given as its regions."""
        regions = {city.region for city in self.study.cities} - {""}
        return len(self.study.countries) == 1 and len(regions) > 1

    def where(self, city_id: str) -> str:
        """Get the location of a city: its country, or its region in a study of one country."""
        city = self.study.city_by_id[city_id]
        return self.t.region(city.region) if self.one_country else self.t.country(city.country)

    @property
    def where_label(self) -> str:
        """Column header for `where`."""
        return self.t("terms.region" if self.one_country else "terms.country")

    @cached_property
    def sizes(self) -> list[str]:
        """The population classes present in the study, smallest first."""
        present = {population_class(city.population) for city in self.study.cities}
        return [name for name in POPULATION_CLASSES if name in present]

    @cached_property
    def source(self) -> str:
        """Source line below every chart: title, publishers, years and status of the study."""
        info, t = self.study.info, self.t
        publishers = t.join(map(t.text, info.publishers))
        title = t.text(info.short_title) + (f" ({publishers})" if publishers else "")
        origin = t.dated(title, info.period)
        told = [t("source.line", origin=origin, status=t(f"status.{info.kind}"))]
        told += [t("source.own_file")] if self.own_file else []
        told += [t("source.left_out", count=info.left_out)] if info.left_out else []
        line = " ".join(told)
        return t("own.source", source=line) if self.has_own_city else line

    @cached_property
    def brush(self) -> Brush:
        """Theme, translator and source shared by the page's figures."""
        info = self.study.info
        return Brush(self.theme, self.t, info.id, info.status, self.source)

    def measure_label(self, measure: str) -> str:
        """Get the label of a score: overall, a pillar or a dimension."""
        if measure == "overall":
            return self.t("terms.overall")
        label = self.study.framework.labels.get(measure)
        return self.t.text(label) if label else measure

    def size_label(self, size: str) -> str:
        """Get the label of a population class."""
        return self.t(f"sizes.{size}")

    def hue(self, pillar_id: str) -> str:
        """Get the color of a pillar."""
        return pillar_hue(self.theme, self.study.framework, pillar_id)

    def hue_of(self, dimension_id: str | None) -> str:
        """Get the color of a dimension's pillar; gray if there is no dimension."""
        if dimension_id is None:
            return self.theme.peer
        return self.hue(self.study.framework.dimension(dimension_id).pillar)

    def collate(self, text: str) -> str:
        """Build a sort key that ignores case and accents."""
        return fold(text)

    def sort_key(self, city_id: str) -> str:
        """Build a key that sorts cities by name."""
        return self.collate(self.name(city_id))

    def with_city(self, city_id: str) -> View:
        """Copy the view with another city chosen, once for all links to its page."""
        if city_id not in self._with_city:
            self._with_city[city_id] = replace(self.view, city=city_id)
        return self._with_city[city_id]

    @cached_property
    def _with_city(self) -> dict[str, View]:
        return {}

    def name(self, city_id: str) -> str:
        """Get the name of a city in the reader's language."""
        return self.study.city_by_id[city_id].name_in(self.t.language)

    def city_names(self, city_ids: Iterable[str]) -> str:
        """Join the names of cities into a list within a sentence."""
        return self.t.join([self.name(city) for city in city_ids])
