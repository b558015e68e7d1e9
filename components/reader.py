"""A reader: all that it takes to say or draw something of a study.

Pages, report cards and the command line make readers; figures, words and publish take them. There
is no Streamlit here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from components.figures.brush import Brush
from components.i18n import Translator
from components.theme import Theme, pillar_hue
from components.view.view import View
from smartgov.certainty.robustness import rank_intervals
from smartgov.model import OWN_ID, City, Recommendation, Scores, Study
from smartgov.peers.population import POPULATION_CLASSES, population_class
from smartgov.peers.rules import Peers, find_peers
from smartgov.text import fold


@dataclass(frozen=True, eq=False, kw_only=True)
class Reader:
    """One study as one person reads it.

    Attributes
    ----------
    study, scores
        A sound study and its scores under the weights of the view.
    recommendations
        Those whose pillar the framework of the study has, in order.
    view
        What was chosen, without anything that the study does not have.
    t, theme
        The words of the language and the colors of the mode.
    own_file
        Whether the study is a file that the visitor loaded.
    """

    study: Study
    scores: Scores
    recommendations: tuple[Recommendation, ...]
    view: View
    t: Translator
    theme: Theme
    own_file: bool = False

    @cached_property
    def city(self) -> City | None:
        """The chosen city, or None."""
        return self.study.city_by_id.get(self.view.city or "")

    @cached_property
    def peers(self) -> Peers | None:
        """The peers of the chosen city, or None where no city is chosen."""
        if self.city is None:
            return None
        return find_peers(
            self.study,
            self.city.id,
            self.view.peers,
            scores=self.scores,
            picked=self.view.picked,
        )

    @cached_property
    def intervals(self) -> pd.DataFrame:
        """How sure each rank is under the weights of the view; see `rank_intervals`."""
        return rank_intervals(self.study, self.scores)

    @cached_property
    def interval_ends(self) -> dict[str, tuple[float, float]]:
        """The 5th and 95th percentile of each city's rank, by city; NaN where it has none."""
        ends = self.intervals[["rank_p05", "rank_p95"]]
        return dict(zip(ends.index, ends.itertuples(index=False, name=None), strict=True))

    @cached_property
    def chosen(self) -> list[str]:
        """The ids of the cities that pass the filters; all of them beside a visitor's own city."""
        if self.has_own_city:
            return list(self.study.city_by_id)
        return self.view.cities.choose(self.study)

    @property
    def has_own_city(self) -> bool:
        """Whether a visitor's own city is one of the cities; see `add_own_city`."""
        return OWN_ID in self.study.city_by_id

    @cached_property
    def one_country(self) -> bool:
        """Whether all cities are of one country, so that its regions say where each one lies."""
        regions = {city.region for city in self.study.cities} - {""}
        return len(self.study.countries) == 1 and len(regions) > 1

    def where(self, city_id: str) -> str:
        """Return where a city lies: its country, or its region in a study of one country."""
        city = self.study.city_by_id[city_id]
        return self.t.region(city.region) if self.one_country else self.t.country(city.country)

    @property
    def where_label(self) -> str:
        """Return what heads a column of `where`."""
        return self.t("terms.region" if self.one_country else "terms.country")

    @cached_property
    def sizes(self) -> list[str]:
        """The population classes that occur in the study, smallest first."""
        present = {population_class(city.population) for city in self.study.cities}
        return [name for name in POPULATION_CLASSES if name in present]

    @cached_property
    def source(self) -> str:
        """The line below every chart: who asked, when, and what kind of answers these are."""
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
        """What the page's figures are drawn with."""
        info = self.study.info
        return Brush(self.theme, self.t, info.id, info.status, self.source)

    def measure_label(self, measure: str) -> str:
        """Return the name of a score: overall, a pillar or a dimension."""
        if measure == "overall":
            return self.t("terms.overall")
        label = self.study.framework.labels.get(measure)
        return self.t.text(label) if label else measure

    def size_label(self, size: str) -> str:
        """Return the name of a population class."""
        return self.t(f"sizes.{size}")

    def hue(self, pillar_id: str) -> str:
        """Return the hue of a pillar."""
        return pillar_hue(self.theme, self.study.framework, pillar_id)

    def hue_of(self, dimension_id: str | None) -> str:
        """Return the hue of a dimension's pillar; grey where there is no dimension."""
        if dimension_id is None:
            return self.theme.peer
        return self.hue(self.study.framework.dimension(dimension_id).pillar)

    def collate(self, text: str) -> str:
        """Return a key that sorts names without regard to case and accents."""
        return fold(text)

    def sort_key(self, city_id: str) -> str:
        """Return a key that sorts cities by name."""
        return self.collate(self.study.city_by_id[city_id].name)

    def with_city(self, city_id: str) -> View:
        """Return the view with another city chosen."""
        return replace(self.view, city=city_id)

    def name(self, city_id: str) -> str:
        """Return the name of a city."""
        return self.study.city_by_id[city_id].name

    def city_names(self, city_ids: Iterable[str]) -> str:
        """Return the names of cities as a list in a sentence."""
        return self.t.join([self.name(city) for city in city_ids])
